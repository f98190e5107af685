namespace AudioEdition.Emulator.Sound;

/// <summary>A voice of the list that Azure's service tells.</summary>
/// <param name="ShortName">As in SSML: <c>en-GB-SoniaNeural</c>.</param>
/// <param name="Gender"><c>Female</c> or <c>Male</c>.</param>
/// <param name="Styles">Speaking styles; others are ignored, as the service does.</param>
/// <param name="Status"><c>GA</c> or <c>Preview</c>.</param>
public sealed record EmulatedVoice(string ShortName, string Gender, IReadOnlyList<string> Styles, string Status = "GA")
{
    /// <summary>A few voices of every kind that the programme tells apart.</summary>
    public static IReadOnlyList<EmulatedVoice> Defaults { get; } =
    [
        new("en-US-AvaMultilingualNeural", "Female", []),
        new("en-US-AndrewMultilingualNeural", "Male", ["empathetic", "relieved"]),
        new("en-US-EmmaMultilingualNeural", "Female", []),
        new("en-US-BrianMultilingualNeural", "Male", []),
        new("en-US-CoraMultilingualNeural", "Female", []),
        new("en-US-ChristopherMultilingualNeural", "Male", []),
        new("en-US-NancyMultilingualNeural", "Female", ["casual", "excited", "friendly", "funny", "shy", "serious"]),
        new("en-US-DavisMultilingualNeural", "Male", ["empathetic", "funny", "relieved"]),
        new("en-US-PhoebeMultilingualNeural", "Female", ["empathetic", "sad", "serious"]),
        new("en-US-DerekMultilingualNeural", "Male", ["empathetic", "excited", "relieved", "shy"]),
        new("en-US-SerenaMultilingualNeural", "Female", ["empathetic", "excited", "friendly", "relieved", "sad", "serious", "shy"]),
        new("en-US-LewisMultilingualNeural", "Male", ["conversation", "formal", "relieved"]),
        new("en-US-EvelynMultilingualNeural", "Female", []),
        new("en-US-SteffanMultilingualNeural", "Male", []),
        new("en-US-AriaNeural", "Female", ["chat", "newscast-casual", "newscast-formal", "narration-professional"]),
        new("en-US-JennyNeural", "Female", ["assistant", "chat", "newscast"]),
        new("en-US-GuyNeural", "Male", ["newscast"]),
        new("en-GB-SoniaNeural", "Female", ["cheerful", "sad"]),
        new("en-GB-LibbyNeural", "Female", []),
        new("en-GB-AbbiNeural", "Female", []),
        new("en-GB-OliviaNeural", "Female", []),
        new("en-GB-AdaMultilingualNeural", "Female", []),
        new("en-GB-RyanNeural", "Male", ["chat", "cheerful", "sad", "whispering"]),
        new("en-GB-ThomasNeural", "Male", []),
        new("en-GB-ElliotNeural", "Male", []),
        new("en-GB-OliverNeural", "Male", []),
        new("en-GB-OllieMultilingualNeural", "Male", []),
        new("en-AU-NatashaNeural", "Female", []),
        new("en-AU-WilliamNeural", "Male", []),
        new("en-CA-ClaraNeural", "Female", []),
        new("en-CA-LiamNeural", "Male", []),
        new("en-IE-EmilyNeural", "Female", []),
        new("en-IE-ConnorNeural", "Male", []),
        new("en-NZ-MollyNeural", "Female", []),
        new("en-NZ-MitchellNeural", "Male", []),
        new("en-IN-NeerjaNeural", "Female", ["cheerful", "empathetic", "newscast"]),
        new("en-IN-PrabhatNeural", "Male", []),
        new("en-ZA-LeahNeural", "Female", []),
        new("en-ZA-LukeNeural", "Male", []),
        new("de-DE-KatjaNeural", "Female", []),
        new("de-DE-ConradNeural", "Male", ["cheerful", "sad"]),
        new("fr-FR-DeniseNeural", "Female", ["cheerful", "excited", "sad", "whispering"]),
        new("fr-FR-HenriNeural", "Male", ["cheerful", "excited", "sad", "whispering"]),
        new("en-US-Ava:DragonHDLatestNeural", "Female", [], "Preview"),
    ];

    /// <summary>BCP 47 tag, from the name.</summary>
    public string Locale => string.Join('-', ShortName.Split('-').Take(2));

    /// <summary>Whether it speaks other languages by <c>lang</c>.</summary>
    public bool Multilingual => ShortName.Contains("Multilingual", StringComparison.Ordinal);

    /// <summary>Whether it is a high-definition voice: no word boundaries, little markup.</summary>
    public bool HighDefinition => ShortName.Contains(":DragonHD", StringComparison.Ordinal);

    /// <summary>The name without locale and kind: <c>Sonia</c>.</summary>
    public string DisplayName
    {
        get
        {
            var name = ShortName[(Locale.Length + 1)..];
            var colon = name.IndexOf(':', StringComparison.Ordinal);
            return colon >= 0
                ? name[..colon]
                : name.Replace("MultilingualNeural", "", StringComparison.Ordinal).Replace("Neural", "", StringComparison.Ordinal);
        }
    }
}
