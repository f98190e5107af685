using AudioEdition.Speech.Engines.Flite;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class FliteVoiceTests
{
    [Theory]
    [InlineData("slt", "slt", 16_000)]
    [InlineData("slt@0.9", "slt@0.9", 14_400)]
    [InlineData("slt@0.90", "slt@0.9", 14_400)]
    [InlineData("rms@1.18", "rms@1.18", 18_880)]
    [InlineData("awb@1", "awb", 16_000)]
    [InlineData("kal16@0.80", "kal16@0.8", 12_800)]
    public void A_size_is_a_playing_speed(string name, string canonical, int sampleRateHz)
    {
        var voice = FliteVoice.Find(name);
        Assert.NotNull(voice);
        Assert.Equal((canonical, sampleRateHz), (voice.Name, voice.SampleRateHz));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SLT")]
    [InlineData("slt@")]
    [InlineData("slt@0.79")]
    [InlineData("slt@1.26")]
    [InlineData("slt@0.905")]
    [InlineData("slt@-1")]
    [InlineData("slt@1e0")]
    [InlineData("slt@0,9")]
    [InlineData("/etc/passwd")]
    [InlineData("http://example.com/voice.flitevox")]
    public void Other_names_are_no_voices(string name) => Assert.Null(FliteVoice.Find(name));
}
