namespace AudioEdition.Speech.Engines.Flite;

/// <summary>The voices that Flite offers: the speakers, and those sizes of them that a recognizer understands about as well as the speaker.</summary>
internal static class FliteVoices
{
    /// <summary>
    /// Name and loudness of each: six sentences of newspaper English, 25 to 31 s, spoken one by one, joined, and measured by ffmpeg's ebur128
    /// (integrated, gated). They change when the voices do, and only then.
    /// </summary>
    private static readonly (string Name, double Lufs)[] Measured =
    [
        ("rms", -21.4), ("rms@1.1", -21.4), ("rms@1.18", -21.2),
        ("awb", -20.5), ("awb@0.9", -20.7), ("awb@1.1", -20.4), ("awb@1.18", -20.3),
        ("slt", -16.1), ("slt@0.9", -16.1), ("slt@0.85", -16.2),
        ("kal16", -28.3), ("kal16@1.12", -28.2),
    ];

    public static IReadOnlyList<EngineVoice> Listed { get; } = [.. Measured.Select(m => Describe(FliteVoice.Find(m.Name)!, m.Lufs))];

    /// <summary>The voice of a name, also at a size that the list leaves out; null where there is none.</summary>
    public static EngineVoice? Find(string name) =>
        Listed.FirstOrDefault(v => v.Name == name) ?? (FliteVoice.Find(name) is { } voice ? Describe(voice, null) : null);

    /// <summary>What a failure says of a name that is none.</summary>
    public static string UnknownMessage(string name) =>
        $"Flite has no voice \"{name}\": choose awb, rms, slt or kal16, with a size from 0.80 to 1.25 where wanted (slt@0.9).";

    private static EngineVoice Describe(FliteVoice voice, double? lufs)
    {
        var size = voice.SizePercent switch { < 100 => ", larger and lower", > 100 => ", smaller and higher", _ => "" };
        return new EngineVoice(voice.Name, voice.Base.Locale, voice.SampleRateHz, voice.Base.Description + size) { NominalLufs = lufs };
    }
}
