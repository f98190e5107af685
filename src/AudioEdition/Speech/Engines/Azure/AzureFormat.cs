using System.Globalization;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>Names of the service's formats.</summary>
internal static class AzureFormat
{
    /// <summary>Samples without a header: 16 bits, mono.</summary>
    /// <param name="rate">24,000 or 48,000 Hz, the rates that no voice is resampled to downwards.</param>
    public static string Raw(int rate) => string.Create(CultureInfo.InvariantCulture, $"raw-{rate / 1000}khz-16bit-mono-pcm");

    /// <summary>The same in a WAV file, which batch jobs give.</summary>
    /// <param name="rate">24,000 or 48,000 Hz.</param>
    public static string Riff(int rate) => string.Create(CultureInfo.InvariantCulture, $"riff-{rate / 1000}khz-16bit-mono-pcm");
}
