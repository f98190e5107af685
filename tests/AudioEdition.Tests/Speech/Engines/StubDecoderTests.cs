using AudioEdition.Speech.Engines.Stub;
using CsCheck;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class StubDecoderTests
{
    private static readonly Gen<string> Word = Gen.Char['a', 'z'].Array[1, 18].Select(c => new string(c));
    private static readonly Gen<string> Voice = Gen.Char['a', 'p'].Select(c => c.ToString());

    [Fact]
    public void Who_spoke_which_words_is_read_back() =>
        Gen.Select(Voice, Word.Array[1, 12]).Array[1, 5].Sample(
            turns =>
            {
                var sound = turns.SelectMany(t => Speak(t.Item1, string.Join(' ', t.Item2) + ".")).ToArray();
                var heard = StubDecoder.Decode(sound, StubSynthesizer.SampleRateHz);
                Assert.Equal(turns.SelectMany(t => t.Item2.Select(w => (t.Item1, StubDecoder.CodeOf(w)))), heard.Select(w => (w.Voice, w.Code)));
            },
            iter: 60);

    [Fact]
    public void Gain_resampling_clipping_and_noise_do_not_hide_it() =>
        Gen.Select(Voice, Word.Array[1, 10], Gen.Double[0.05, 4], Gen.OneOf(8_000, 16_000, 22_050, 44_100, 48_000), Gen.Int).Sample(
            (voice, words, gain, rate, seed) =>
            {
                var random = new Random(seed);
                var sound = Resample(Speak(voice, string.Join(' ', words)), StubSynthesizer.SampleRateHz, rate)
                    .Select(s => (float)Math.Clamp((s * gain) + ((random.NextDouble() - 0.5) * 0.01 * gain), -0.5, 0.5))
                    .ToArray();
                var heard = StubDecoder.Decode(sound, rate);
                Assert.Equal(words.Select(w => (voice, StubDecoder.CodeOf(w))), heard.Select(w => (w.Voice, w.Code)));
            },
            iter: 60);

    [Fact]
    public async Task Times_agree_with_the_marks_to_ten_milliseconds()
    {
        await using var engine = new StubSynthesizer();
        const string Text = "The council of Velmora met, and nobody came. Why?";
        var marks = await engine.MarksAsync("d", Text);
        var heard = StubDecoder.Decode(Speak("d", Text), StubSynthesizer.SampleRateHz);
        Assert.Equal(marks.Count, heard.Count);
        var tolerance = StubSynthesizer.SampleRateHz / 100;
        Assert.All(marks.Zip(heard), pair =>
        {
            Assert.InRange(pair.Second.StartFrame - pair.First.Frame, -tolerance, tolerance);
            Assert.InRange(pair.Second.EndFrame - (pair.First.Frame + pair.First.FrameCount), -tolerance, tolerance);
        });
    }

    [Fact]
    public void Silence_and_noise_hold_no_words()
    {
        var random = new Random(1);
        Assert.Empty(StubDecoder.Decode([], 24_000));
        Assert.Empty(StubDecoder.Decode(new float[24_000], 24_000));
        Assert.Empty(StubDecoder.Decode(Enumerable.Range(0, 24_000).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray(), 24_000));
    }

    private static float[] Speak(string voice, string text) => new StubSynthesizer().SpeakAsync(voice, text).GetAwaiter().GetResult();

    /// <summary>Linear interpolation: a worse resampler than any that a product would use.</summary>
    private static IEnumerable<float> Resample(float[] samples, int from, int to)
    {
        for (var i = 0L; i * from / to < samples.Length - 1; i++)
        {
            var at = (double)i * from / to;
            var index = (int)at;
            yield return (float)(samples[index] + ((samples[index + 1] - samples[index]) * (at - index)));
        }
    }
}
