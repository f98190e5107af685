using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Speech;

/// <summary>A voice that an engine has.</summary>
/// <param name="Name">Name inside the engine.</param>
/// <param name="Locale">BCP 47 tag.</param>
/// <param name="SampleRateHz">Rate of its audio.</param>
/// <param name="Description">One line for people.</param>
public sealed record EngineVoice(string Name, string Locale, int SampleRateHz, string Description)
{
    /// <summary>
    /// Loudness of its speech as the engine hands it out, in LUFS (ITU-R BS.1770); null where nobody measured.
    /// A starting point where too little was spoken to measure; mastering measures what it hears.
    /// </summary>
    public double? NominalLufs { get; init; }

    /// <summary>Whose voice it sounds like, where the engine says it; null fits everybody.</summary>
    public Gender? Gender { get; init; }

    /// <summary>False for a voice that nobody is given who did not ask for it: a child's, a preview, one that varies. Default true.</summary>
    public bool IsCastable { get; init; } = true;
}
