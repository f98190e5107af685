using AudioEdition.Mastering;

namespace AudioEdition.Tests.Mastering;

public sealed class SilenceTrimmerTests
{
    [Theory]
    [InlineData(16_000, 0.9)]
    [InlineData(24_000, 0.03)]
    [InlineData(22_050, 0.3)]
    public void The_sound_is_found_at_any_level(int rateHz, double peak)
    {
        var samples = Signals.Speech(rateHz, 1, peak, silenceBefore: 0.25, silenceAfter: 0.4);
        var sound = SilenceTrimmer.Find(samples, rateHz);

        // Steps are 2.5 ms; the burst begins and ends with its lowest part.
        Assert.InRange(sound.SoundStart / (double)rateHz, 0.245, 0.2551);
        Assert.InRange(sound.SoundEnd / (double)rateHz, 1.245, 1.2551);
    }

    [Fact]
    public void A_little_silence_is_kept_for_the_fades_and_never_more_than_there_is()
    {
        var sound = SilenceTrimmer.Find(Signals.Speech(24_000, 1, 0.5), 24_000);
        Assert.Equal(360, sound.SoundStart - sound.KeepStart);
        Assert.Equal(600, sound.KeepEnd - sound.SoundEnd);

        var tight = Signals.Speech(24_000, 1, 0.5, silenceBefore: 0, silenceAfter: 0);
        sound = SilenceTrimmer.Find(tight, 24_000);
        Assert.Equal(0, sound.KeepStart);
        Assert.Equal(tight.Length, sound.KeepEnd);
    }

    [Fact]
    public void A_soft_fricative_at_the_end_is_sound()
    {
        var samples = Signals.Speech(16_000, 1, 0.8, silenceAfter: 0.5);
        Signals.Noise(4, 2400, 0.02).CopyTo(samples, (int)(1.12 * 16_000));
        var sound = SilenceTrimmer.Find(samples, 16_000);

        Assert.InRange(sound.SoundEnd / 16_000.0, 1.265, 1.275);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(24_000)]
    public void Silence_has_no_sound(int length) => Assert.True(SilenceTrimmer.Find(new float[length], 24_000).IsEmpty);
}
