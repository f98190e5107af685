namespace AudioEdition.Casting;

/// <summary>The level that an edition is mastered to.</summary>
/// <param name="Name">Preset name.</param>
/// <param name="IntegratedLufs">Integrated loudness in LUFS.</param>
/// <param name="MaxTruePeakDbtp">Highest true peak in dBTP.</param>
public sealed record LoudnessTarget(string Name, double IntegratedLufs, double MaxTruePeakDbtp)
{
    /// <summary>−16 LUFS, −1 dBTP: what podcast apps ask for. The default.</summary>
    public static LoudnessTarget Podcast { get; } = new("podcast", -16, -1);

    /// <summary>−14 LUFS, −1 dBTP.</summary>
    public static LoudnessTarget Spotify { get; } = new("spotify", -14, -1);

    /// <summary>−18 LUFS, −1 dBTP: speech after AES TD1008.</summary>
    public static LoudnessTarget Aes { get; } = new("aes", -18, -1);

    /// <summary>−23 LUFS, −1 dBTP: EBU R 128.</summary>
    public static LoudnessTarget Ebu { get; } = new("ebu", -23, -1);

    /// <summary>−19 LUFS, −1 dBTP: the convention for mono files.</summary>
    public static LoudnessTarget MonoStrict { get; } = new("mono-strict", -19, -1);

    /// <summary>All presets.</summary>
    public static IReadOnlyList<LoudnessTarget> Presets { get; } = [Podcast, Spotify, Aes, Ebu, MonoStrict];
}
