namespace AudioEdition.Speech.Engines.Flite;

/// <summary>A speaker recorded for Flite.</summary>
/// <param name="Name">Flite's name.</param>
/// <param name="Locale">BCP 47 tag.</param>
/// <param name="Description">For people.</param>
/// <param name="NaturalStretch">Flite's <c>duration_stretch</c> when none is given.</param>
internal sealed record FliteBase(string Name, string Locale, string Description, double NaturalStretch)
{
    /// <summary>Rate at which all of them were built.</summary>
    public const int SampleRateHz = 16_000;

    public static IReadOnlyList<FliteBase> All { get; } =
    [
        new("rms", "en-US", "man, American", 1.0),
        new("awb", "en-GB", "man, Scottish", 1.0),
        new("slt", "en-US", "woman, American", 1.0),
        new("kal16", "en-US", "man, American, quick and plain", 1.1),
    ];
}
