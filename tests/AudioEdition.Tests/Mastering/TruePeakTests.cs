using AudioEdition.Audio;
using AudioEdition.Mastering;
using CsCheck;

namespace AudioEdition.Tests.Mastering;

public sealed class TruePeakTests
{
    /// <summary>EBU Tech 3341, cases 15–19: +0.2 / −0.4 dB.</summary>
    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 45)]
    [InlineData(6, 60)]
    [InlineData(8, 67.5)]
    public void The_peak_of_a_sine_is_found_between_the_samples(int divisor, double phase)
    {
        var meter = new TruePeakMeter(new AudioFormat(48_000));
        meter.Process(Faded(Signals.Sine(48_000, 48_000.0 / divisor, 1, -6, phase)));

        Assert.InRange(meter.TruePeakDbtp, -6.4, -5.8);
    }

    [Fact]
    public void The_last_samples_count()
    {
        var meter = new TruePeakMeter(new AudioFormat(24_000));
        meter.Process([0, 0, 0, 0.5f]);

        Assert.Equal(Signals.Db(0.5), meter.TruePeakDbtp, 0.3);
    }

    [Fact]
    public void Silence_has_no_peak() => Assert.Equal(double.NegativeInfinity, new TruePeakMeter(new AudioFormat(24_000)).TruePeakDbtp);

    [Fact]
    public void Stretches_of_any_length_have_the_peaks_of_the_whole()
    {
        const int Around = TruePeakInterpolator.Behind + TruePeakInterpolator.Ahead;
        var samples = Signals.Noise(5, 200 + Around, 0.7);
        var whole = new float[200];
        TruePeakInterpolator.Envelope(samples, whole);
        for (var length = 1; length <= 70; length++)
        {
            var (part, above) = (new float[length], new float[length]);
            var around = samples.AsSpan(60, length + Around);
            TruePeakInterpolator.Envelope(around, part);
            TruePeakInterpolator.EnvelopeAbove(around, above, 0.6f);

            Assert.Equal(whole[60..(60 + length)], part);
            Assert.Equal(part.Select(p => p > 0.6f ? p : 0), above.Select(p => p > 0.6f ? p : 0));
            Assert.Equal(Math.Max(0.6f, part.Max()), TruePeakInterpolator.Peak(around, 0.6f));
            Assert.Equal(samples[60..(60 + length)].Max(Math.Abs), TruePeakInterpolator.SamplePeak(samples.AsSpan(60, length)));
        }
    }

    [Fact]
    public void No_burst_passes_the_ceiling()
    {
        var gen = Gen.Select(Gen.Int[0, 1_000_000], Gen.Double[-12, 18], Gen.Int[1, 40], Gen.Int[1, 5_000]);
        gen.Sample(
            (seed, db, bursts, block) =>
            {
                var samples = Bursts(seed, Math.Pow(10, db / 20), bursts);
                Limit(samples, -2, block);
                var meter = new TruePeakMeter(new AudioFormat(24_000));
                meter.Process(samples);

                // White noise switched on and off is the worst there is for the interpolation; speech stays far closer.
                Assert.True(meter.TruePeakDbtp <= -2 + 0.1, Signals.Text(meter.TruePeakDbtp));
            },
            iter: 60);
    }

    [Fact]
    public void Below_the_ceiling_the_samples_stay_as_they_were()
    {
        var samples = Signals.Noise(3, 24_000, 0.3);
        var limited = (float[])samples.Clone();
        var limiter = Limit(limited, -2, 777);

        Assert.Equal(samples[..^limiter.LatencyFrames], limited[limiter.LatencyFrames..]);
    }

    [Fact]
    public void After_a_peak_the_limiter_lets_go_and_is_bit_exact_again()
    {
        var samples = Signals.Sine(24_000, 440, 3, -20);
        samples[1000] = 1.5f;
        var limited = (float[])samples.Clone();
        var limiter = Limit(limited, -2, 4096);

        Assert.Equal(samples[^24_000..^limiter.LatencyFrames], limited[^(24_000 - limiter.LatencyFrames)..]);
    }

    [Fact]
    public void The_gain_falls_without_a_step()
    {
        // A constant shows the gain curve itself.
        var samples = new float[24_000];
        Array.Fill(samples, 0.5f);
        for (var n = 12_000; n < 12_100; n++)
        {
            samples[n] = 1.6f;
        }

        var limited = (float[])samples.Clone();
        var limiter = Limit(limited, -2, 1000);
        var around = limited.AsSpan(11_500 + limiter.LatencyFrames, 490).ToArray();
        var steepest = around.Zip(around[1..], (a, b) => Math.Abs(a - b)).Max();

        // The whole fall of about 6 dB spread over 120 frames with rounded ends: at most twice the mean slope.
        Assert.True(steepest < 0.5 * 0.55 / 120 * 2.2, Signals.Text(steepest));
    }

    [Fact]
    public void The_lengths_of_the_blocks_change_nothing()
    {
        var one = Bursts(7, 3, 20);
        var two = (float[])one.Clone();
        Limit(one, -1, one.Length);
        Limit(two, -1, 97);

        // Bit-exact but for the passages where the one took the way around and the other did not: there the gain is 1 in both.
        Assert.Equal(one, two);
    }

    [Fact]
    public void A_warm_limiter_and_meter_allocate_nothing_and_repeat_themselves_after_a_reset()
    {
        var source = Bursts(11, 2, 20);
        var first = (float[])source.Clone();
        var second = (float[])source.Clone();
        var limiter = new TruePeakLimiter(24_000, -1);
        var meter = new TruePeakMeter(new AudioFormat(24_000));
        limiter.Process(first);
        meter.Process(first);
        var peak = meter.TruePeakDbtp;

        var again = 0.0;
        var allocated = Allocations.Of(() =>
        {
            source.CopyTo(second, 0);
            limiter.Reset();
            meter.Reset();
            limiter.Process(second);
            meter.Process(second);
            again = meter.TruePeakDbtp;
        });

        Assert.Equal(0, allocated);
        Assert.Equal(first, second);
        Assert.Equal(peak, again);
    }

    private static TruePeakLimiter Limit(float[] samples, double ceiling, int block)
    {
        var limiter = new TruePeakLimiter(24_000, ceiling);
        for (var at = 0; at < samples.Length; at += block)
        {
            limiter.Process(samples.AsSpan(at, Math.Min(block, samples.Length - at)));
        }

        return limiter;
    }

    private static float[] Bursts(int seed, double peak, int bursts)
    {
        var random = new Random(seed);
        var samples = new float[24_000];
        for (var b = 0; b < bursts; b++)
        {
            var noise = Signals.Noise(seed + b, random.Next(1, 400), peak * random.NextDouble());
            noise.CopyTo(samples, random.Next(samples.Length - noise.Length - 400));
        }

        return samples;
    }

    /// <summary>Ends as the test signals have them, so that the switching itself makes no peak.</summary>
    private static float[] Faded(float[] samples)
    {
        for (var n = 0; n < 1000; n++)
        {
            samples[n] *= n / 1000f;
            samples[^(n + 1)] *= n / 1000f;
        }

        return samples;
    }
}
