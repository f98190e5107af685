using AudioEdition.Mastering;

namespace AudioEdition.Tests.Mastering;

public sealed class ResamplerTests
{
    public static TheoryData<int, int> Rates => new()
    {
        { 16_000, 24_000 },
        { 22_050, 24_000 },
        { 8_000, 24_000 },
        { 48_000, 24_000 },
        { 44_100, 24_000 },
        { 24_000, 22_050 },
        { 24_000, 48_000 },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_tone_in_the_passband_keeps_level_and_place(int from, int to)
    {
        foreach (var part in new[] { 0.05, 0.3, 0.6, 0.84 })
        {
            var hz = part * Math.Min(from, to) / 2;
            var output = Resample(Signals.Sine(from, hz, 0.5, -6), from, to);
            var expected = Signals.Sine(to, hz, output.Length / (double)to, -6);
            var middle = Range.StartAt(to / 10);

            // −60 dB of difference leaves no room for a shift of the time axis nor 0.1 dB of level.
            var error = output.Zip(expected, (a, b) => a - b).ToArray()[middle][..(to / 4)];
            Assert.True(Signals.Db(Signals.Rms(error) / Signals.Rms(expected)) < -55, Signals.Text(hz));
        }
    }

    [Theory]
    [InlineData(48_000, 24_000)]
    [InlineData(44_100, 24_000)]
    [InlineData(24_000, 22_050)]
    [InlineData(24_000, 16_000)]
    public void What_the_output_cannot_hold_is_gone(int from, int to)
    {
        foreach (var hz in new[] { (to / 2.0) + 40, (to + from) / 4.0, from * 0.49 })
        {
            var output = Resample(Signals.Sine(from, hz, 0.5, 0), from, to);

            Assert.True(Signals.Db(Signals.Rms(output.AsSpan(to / 10, to / 4))) < -63, Signals.Text(hz));
        }
    }

    [Theory]
    [InlineData(8_000, 24_000)]
    [InlineData(16_000, 24_000)]
    [InlineData(22_050, 48_000)]
    public void Raising_the_rate_adds_no_images(int from, int to)
    {
        var hz = from * 0.4;
        var output = Resample(Signals.Sine(from, hz, 0.5, 0), from, to).AsSpan(to / 10, to / 4);
        var image = from - hz;
        double re = 0, im = 0;
        for (var n = 0; n < output.Length; n++)
        {
            re += output[n] * Math.Cos(2 * Math.PI * image * n / to);
            im += output[n] * Math.Sin(2 * Math.PI * image * n / to);
        }

        Assert.True(Signals.Db(2 * Math.Sqrt((re * re) + (im * im)) / output.Length) < -65);
    }

    [Theory]
    [InlineData(16_000, 24_000, 1, 2)]
    [InlineData(16_000, 24_000, 16_000, 24_000)]
    [InlineData(22_050, 24_000, 22_051, 24_002)]
    [InlineData(48_000, 24_000, 3, 2)]
    [InlineData(24_000, 24_000, 5, 5)]
    [InlineData(16_000, 24_000, 0, 0)]
    public void The_length_is_the_time_rounded_up(int from, int to, int input, int output) =>
        Assert.Equal(output, new Resampler(from, to).OutputLength(input));

    [Fact]
    public void Silence_that_follows_changes_nothing_of_what_came_before()
    {
        var resampler = new Resampler(22_050, 24_000);
        var samples = Signals.Noise(3, 501, 0.5);
        var longer = new float[resampler.OutputLength(502)];
        resampler.Process([.. samples, 0], longer);
        var shorter = new float[resampler.OutputLength(501)];
        resampler.Process(samples, shorter);

        Assert.NotEqual(shorter.Length % 2, longer.Length % 2);
        Assert.Equal(longer[..shorter.Length], shorter);
    }

    [Fact]
    public void Equal_rates_copy()
    {
        var samples = Signals.Noise(1, 1000, 1);
        Assert.Equal(samples, Resample(samples, 24_000, 24_000));
    }

    [Fact]
    public void A_rate_without_common_divisor_works_too()
    {
        var output = Resample(Signals.Sine(22_051, 1000, 0.3, -6), 22_051, 24_000);
        Assert.Equal(-9.01, Signals.Db(Signals.Rms(output.AsSpan(2400, 2400))), 0.05);
    }

    [Fact]
    public void A_warm_resampler_allocates_nothing_and_repeats_itself()
    {
        var resampler = new Resampler(16_000, 24_000);
        var samples = Signals.Noise(5, 16_000, 1);
        var first = new float[resampler.OutputLength(samples.Length)];
        var second = new float[first.Length];
        resampler.Process(samples, first);

        var allocated = Allocations.Of(() => resampler.Process(samples, second));

        Assert.Equal(0, allocated);
        Assert.Equal(first, second);
    }

    private static float[] Resample(float[] samples, int from, int to)
    {
        var resampler = new Resampler(from, to);
        var output = new float[resampler.OutputLength(samples.Length)];
        resampler.Process(samples, output);
        return output;
    }
}
