using AudioEdition.Audio;

namespace AudioEdition.Mastering;

/// <summary>The rates that the kernels take.</summary>
internal static class SampleRate
{
    public const int LowestHz = 8_000;
    public const int HighestHz = 192_000;

    public static void Check(int sampleRateHz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRateHz, LowestHz);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampleRateHz, HighestHz);
    }

    public static void CheckChannels(AudioFormat format)
    {
        if (format.Channels is < 1 or > 2)
        {
            throw new ArgumentOutOfRangeException(nameof(format), format.Channels, "One or two channels can be measured.");
        }
    }
}
