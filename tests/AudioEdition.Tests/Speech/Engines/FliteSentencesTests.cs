using AudioEdition.Speech.Engines.Flite;
using CsCheck;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class FliteSentencesTests
{
    [Theory]
    [InlineData("Nobody came. Why not? Because!", "Nobody came.|Why not?|Because!")]
    [InlineData("Mr. Holt and J. K. Ives came. They left.", "Mr. Holt and J. K. Ives came.|They left.")]
    [InlineData("it cost a lot. then it went", "it cost a lot. then it went")]
    [InlineData("(Nobody came.) They left.", "(Nobody came.)|They left.")]
    [InlineData(". . A", ". . A")]
    [InlineData("", "")]
    public void Sentences_end_where_Flite_ends_them(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', FliteSentences.Of(text).Select(r => text[r])));

    [Fact]
    public void No_character_is_lost_but_the_space_between() =>
        Gen.Char[" .!?'aB"].Array.Select(c => new string(c)).Sample(text =>
            Assert.Equal(FliteText.From(text).Ascii, string.Join(' ', FliteSentences.Of(FliteText.From(text).Ascii).Select(r => FliteText.From(text).Ascii[r]))));
}
