using AudioEdition.Audio;
using AudioEdition.Mastering;

namespace AudioEdition.Tests.Mastering;

/// <summary>The signals of EBU Tech 3341, made here; its tolerance is ±0.1 LU.</summary>
public sealed class LoudnessMeterTests
{
    private const double Tolerance = 0.1;

    [Theory]
    [InlineData(48_000, -23)]
    [InlineData(48_000, -33)]
    [InlineData(44_100, -23)]
    [InlineData(24_000, -23)]
    [InlineData(22_050, -23)]
    [InlineData(16_000, -16)]
    public void A_stereo_sine_of_1_kHz_is_as_loud_as_its_peak(int rateHz, double dbfs)
    {
        var meter = new LoudnessMeter(new AudioFormat(rateHz, 2));
        meter.Process(Stereo(Signals.Sine(rateHz, 1000, 20, dbfs)));

        Assert.Equal(dbfs, meter.IntegratedLufs, Tolerance);
        Assert.Equal(dbfs, meter.MomentaryLufs, Tolerance);
        Assert.Equal(dbfs, meter.ShortTermLufs, Tolerance);
    }

    [Fact]
    public void One_channel_counts_half_of_two()
    {
        var meter = new LoudnessMeter(new AudioFormat(48_000));
        meter.Process(Signals.Sine(48_000, 997, 10, 0));

        // The standard's own calibration: 997 Hz at full scale in one channel is −3.01 LUFS.
        Assert.Equal(-3.01, meter.IntegratedLufs, 0.02);
    }

    [Theory]
    [InlineData("-36 10, -23 60, -36 10")]
    [InlineData("-72 10, -36 10, -23 60, -36 10, -72 10")]
    [InlineData("-26 20, -20 20.1, -26 20")]
    public void Gated_sequences_come_to_23(string sequence)
    {
        var meter = new LoudnessMeter(new AudioFormat(16_000, 2));
        foreach (var part in sequence.Split(", "))
        {
            var numbers = part.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            meter.Process(Stereo(Signals.Sine(16_000, 1000, numbers[1], numbers[0])));
        }

        Assert.Equal(-23, meter.IntegratedLufs, Tolerance);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    public void Silence_and_less_than_a_block_have_no_loudness(double seconds)
    {
        var meter = new LoudnessMeter(new AudioFormat(24_000));
        meter.Process(new float[24_000]);
        Assert.Equal(double.NegativeInfinity, meter.IntegratedLufs);

        meter.Reset();
        meter.Process(Signals.Sine(24_000, 1000, seconds, -6));
        Assert.Equal(double.NegativeInfinity, meter.IntegratedLufs);
    }

    [Fact]
    public void The_lengths_of_the_blocks_change_nothing()
    {
        var samples = Signals.Noise(1, 100_003, 0.5);
        var whole = new LoudnessMeter(new AudioFormat(22_050));
        whole.Process(samples);
        var pieces = new LoudnessMeter(new AudioFormat(22_050));
        for (int at = 0, length = 1; at < samples.Length; at += length, length = (length * 7 % 1013) + 1)
        {
            pieces.Process(samples.AsSpan(at, Math.Min(length, samples.Length - at)));
        }

        // Only the order of adding differs: rounding of doubles.
        Assert.Equal(whole.IntegratedLufs, pieces.IntegratedLufs, 1e-9);
    }

    [Fact]
    public void A_warm_meter_allocates_nothing_and_repeats_itself_after_a_reset()
    {
        var samples = Signals.Noise(2, 240_000, 0.5);
        var meter = new LoudnessMeter(new AudioFormat(24_000));
        meter.Process(samples);
        var first = meter.IntegratedLufs;

        var second = 0.0;
        var allocated = Allocations.Of(() =>
        {
            meter.Reset();
            meter.Process(samples);
            second = meter.IntegratedLufs;
        });

        Assert.Equal(0, allocated);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(22_050)]
    [InlineData(24_000)]
    [InlineData(48_000)]
    public void The_energy_is_that_of_the_weighted_samples_in_blocks_of_any_length(int rateHz)
    {
        var samples = Signals.Speech(rateHz, 0.5, 0.5);
        var weighted = (float[])samples.Clone();
        new KWeightingFilter(rateHz).Process(weighted);
        var filter = new KWeightingFilter(rateHz);
        for (int at = 0, length = 1; at < samples.Length; at += length, length = 1 + (length * 7 % 61))
        {
            length = Math.Min(length, samples.Length - at);
            var expected = weighted.AsSpan(at, length).ToArray().Sum(y => (double)y * y);
            Assert.Equal(expected, filter.Energy(samples.AsSpan(at, length)), 1e-9 + (expected * 1e-6));
        }
    }

    [Fact]
    public void Half_a_frame_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LoudnessMeter(new AudioFormat(48_000, 2)).Process(new float[3]));

    private static float[] Stereo(float[] mono)
    {
        var stereo = new float[mono.Length * 2];
        for (var n = 0; n < mono.Length; n++)
        {
            stereo[2 * n] = stereo[(2 * n) + 1] = mono[n];
        }

        return stereo;
    }
}
