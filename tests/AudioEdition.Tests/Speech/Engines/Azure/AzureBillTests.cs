using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Speech.Ssml;
using CsCheck;

namespace AudioEdition.Tests.Speech.Engines.Azure;

public sealed class AzureBillTests
{
    [Theory]
    [InlineData("<speak version=\"1.0\"><voice name=\"a\">Yes, two!</voice></speak>", 9)]
    [InlineData("<speak><voice name=\"a\"> a b </voice></speak>", 5)]
    [InlineData("<speak><voice name=\"a\">Fish &amp; chips</voice></speak>", 12)]
    [InlineData("<speak><voice name=\"a\">&#x1F600;!</voice></speak>", 2)]
    [InlineData("<speak><voice name=\"a\">\U0001F600!</voice></speak>", 2)]
    [InlineData("<speak><voice name=\"a\">東京 is big</voice></speak>", 11)]
    [InlineData("<speak><voice name=\"a\">かな</voice></speak>", 2)]
    [InlineData("<speak><voice name=\"a\"><prosody rate=\"+10%\">Yes</prosody></voice></speak>", 34)]
    [InlineData("<speak><voice name=\"a\"><voicex>Yes</voicex></voice></speak>", 20)]
    [InlineData("<speak><voice name=\"a\"></voice></speak>", 0)]
    public void Text_and_markup_count_but_not_speak_and_voice(string ssml, long characters) => Assert.Equal(characters, AzureBill.Characters(ssml));

    /// <summary>The emulator counts by code of its own.</summary>
    [Fact]
    public void Two_countings_agree_on_all_that_is_written_here() => Gen.Select(Gen.String, Gen.Double[0.5, 2], Gen.Bool).Sample((text, rate, isStyled) =>
    {
        var ssml = SsmlWriter.Write(new SsmlUtterance("en-US-AriaNeural", "en-US", text + "東<&>\"") { Rate = rate, Style = isStyled ? "chat" : null });
        Assert.Equal(AudioEdition.Emulator.Ssml.BillableCharacters.OfSsml(ssml), AzureBill.Characters(ssml));
    });
}
