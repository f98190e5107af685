using System.Globalization;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>One of Flite's speakers at one size: <c>slt</c>, <c>slt@0.9</c>.</summary>
/// <param name="Base">The speaker.</param>
/// <param name="SizePercent">Playing speed in percent of the natural one: 90 is a larger speaker with a lower voice; range 80–125.</param>
/// <remarks>
/// A size is made by speaking <c>w</c> times slower and playing <c>w</c> times faster: length and rhythm stay, formants and pitch move together, as
/// with a shorter or longer vocal tract. "Playing faster" is a higher sample rate on the same samples: mastering brings every voice to
/// one rate anyhow, and one resampling is better and cheaper than two. Sizes are whole percents so that the rate is a whole number.
/// </remarks>
internal sealed record FliteVoice(FliteBase Base, int SizePercent)
{
    private const int MinSizePercent = 80;
    private const int MaxSizePercent = 125;

    public string Name => SizePercent == 100
        ? Base.Name
        : string.Create(CultureInfo.InvariantCulture, $"{Base.Name}@{SizePercent / 100.0:0.##}");

    public int SampleRateHz => FliteBase.SampleRateHz * SizePercent / 100;

    /// <summary>The value of Flite's <c>duration_stretch</c> for a speed.</summary>
    public double Stretch(double rate) => Base.NaturalStretch * SizePercent / 100.0 / rate;

    public static FliteVoice? Find(string name)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        var baseName = at < 0 ? name : name[..at];
        if (FliteBase.All.FirstOrDefault(b => b.Name == baseName) is not { } found)
        {
            return null;
        }

        if (at < 0)
        {
            return new FliteVoice(found, 100);
        }

        var size = name.AsSpan(at + 1);
        if (size.Length > 4 || !decimal.TryParse(size, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor))
        {
            return null;
        }

        var percent = factor * 100;
        return percent == decimal.Truncate(percent) && percent is >= MinSizePercent and <= MaxSizePercent
            ? new FliteVoice(found, (int)percent)
            : null;
    }
}
