namespace AudioEdition.Speech;

/// <summary>What an engine can do.</summary>
/// <param name="Deterministic">The same request gives the same samples, in every process and at any parallelism.</param>
/// <param name="WordMarks">It tells when each word is heard.</param>
/// <param name="Offline">It needs no network.</param>
/// <param name="MaxParallel">How many requests it takes at once; at least 1.</param>
public sealed record SpeechCapabilities(bool Deterministic, bool WordMarks, bool Offline, int MaxParallel)
{
    /// <summary>What an engine takes that speaks in processes of its own: one a core, and one more, so that a core has work while an answer is on its way.</summary>
    internal static int UsualOutsideParallel => Environment.ProcessorCount + 1;

    /// <summary>It says <see cref="SpeechRequest.Phonemes"/> as they are given. Default false.</summary>
    public bool Phonemes { get; init; }

    /// <summary>Its voices come and go, so that one that is gone is replaced by another of its gender and locale instead of ending a build. Default false.</summary>
    public bool ReplacesVoices { get; init; }
}
