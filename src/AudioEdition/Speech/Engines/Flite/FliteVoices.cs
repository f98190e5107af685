namespace AudioEdition.Speech.Engines.Flite;

/// <summary>The voices that Flite offers: those that a recognizer understands at over 90 % of the words.</summary>
internal static class FliteVoices
{
    /// <summary>Name and loudness of each.</summary>
    private static readonly (string Name, double Lufs)[] Measured =
    [
        ("rms", 0), ("rms@1.1", 0), ("rms@1.18", 0),
        ("awb", 0), ("awb@0.9", 0), ("awb@1.1", 0), ("awb@1.18", 0),
        ("slt", 0), ("slt@0.9", 0), ("slt@0.85", 0),
        ("kal16", 0), ("kal16@1.12", 0),
    ];

    public static IReadOnlyList<EngineVoice> Listed { get; } = [.. Measured.Select(m => Describe(FliteVoice.Find(m.Name)!, m.Lufs))];

    /// <summary>The voice of a name, also at a size that the list leaves out; null where there is none.</summary>
    public static EngineVoice? Find(string name) =>
        Listed.FirstOrDefault(v => v.Name == name) ?? (FliteVoice.Find(name) is { } voice ? Describe(voice, null) : null);

    private static EngineVoice Describe(FliteVoice voice, double? lufs)
    {
        var size = voice.SizePercent switch { < 100 => ", larger and lower", > 100 => ", smaller and higher", _ => "" };
        return new EngineVoice(voice.Name, voice.Base.Locale, voice.SampleRateHz, voice.Base.Description + size) { NominalLufs = lufs };
    }
}
