using AudioEdition.Speech.Engines.Flite;
using CsCheck;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class FliteTextTests
{
    [Theory]
    [InlineData("Nobody came.", "Nobody came.")]
    [InlineData("“Isn’t it?” she said", "Isn't it? she said")]
    [InlineData("it was — he said — late", "it was, he said, late")]
    [InlineData("it was—late", "it was, late")]
    [InlineData("well… perhaps", "well, perhaps")]
    [InlineData("— first", "first")]
    [InlineData("Stop!… now", "Stop! now")]
    [InlineData("one thing: peace; another", "one thing, peace, another")]
    [InlineData("Señor Šmíd, Øystein Łukasz, Æthelred and Weiß", "Senyor Shmid, Oystein Wukasz, Aethelred and Weiss")]
    [InlineData("Çağlar, François, Erdoğan, Åse and Gdańsk", "Chawlar, Fransois, Erdowan, Awse and Gdansk")]
    [InlineData("twenty‑one ﬁne\u00A0ships", "twenty-one fine ships")]
    [InlineData("a\r\n\tb\0c", "a b c")]
    [InlineData("  edges  ", "edges")]
    [InlineData("Прага \U0001F600 东京", "")]
    [InlineData("half \uD83D pair", "half pair")]
    public void Text_becomes_the_ascii_that_is_said_alike(string text, string expected) => Assert.Equal(expected, FliteText.From(text).Ascii);

    [Fact]
    public void Every_character_has_a_source_and_they_rise() =>
        Gen.String.Sample(text =>
        {
            var folded = FliteText.From(text);
            Assert.Equal(folded.Ascii.Length, folded.Sources.Count);
            Assert.All(folded.Ascii, c => Assert.InRange(c, ' ', '~'));
            Assert.DoesNotContain("  ", folded.Ascii, StringComparison.Ordinal);
            Assert.All(folded.Sources, s => Assert.InRange(s, 0, text.Length - 1));
            Assert.True(folded.Sources.Zip(folded.Sources.Skip(1)).All(p => p.First <= p.Second));
        });
}
