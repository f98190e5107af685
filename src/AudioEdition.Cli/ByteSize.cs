using System.Globalization;

namespace AudioEdition.Cli;

/// <summary>Sizes as people write and read them: 500M, 4G.</summary>
internal static class ByteSize
{
    private const string Units = "KMGT";

    /// <summary>Reads a number of bytes, or of the units K, M, G, T (of 1024 each); null where it is neither.</summary>
    public static long? Parse(string text)
    {
        var unit = text.Length > 0 ? Units.IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal) : -1;
        var number = unit < 0 ? text : text[..^1];
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * Math.Pow(1024, unit + 1) < long.MaxValue
            ? (long)(value * Math.Pow(1024, unit + 1))
            : null;
    }

    /// <summary>In the unit that fits: 12.3 MB.</summary>
    public static string Write(long bytes)
    {
        double value = bytes;
        var unit = -1;
        while (value >= 1024 && unit + 1 < Units.Length)
        {
            value /= 1024;
            unit++;
        }

        return unit < 0 ? $"{bytes.ToString(CultureInfo.InvariantCulture)} bytes" : string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {Units[unit]}B");
    }
}
