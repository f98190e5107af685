using AudioEdition.Speech.Normalization;

namespace AudioEdition.Tests.Speech.Normalization;

public sealed class SpokenLocaleTests
{
    [Theory]
    [InlineData("en", "The colour of the town centre.", null, "en-GB")]
    [InlineData("en", "The color of the town center.", null, "en-US")]
    [InlineData("en", "Nothing tells.", null, "en-US")]
    [InlineData("en-GB", "The color of the town center.", null, "en-GB")]
    [InlineData("en-AU", "Nothing tells.", null, "en-GB")]
    [InlineData("en-GB", "The colour.", "en-US", "en-US")]
    [InlineData("no", "The colour.", null, "en-GB")]
    public void The_option_goes_before_the_tag_and_the_tag_before_the_spelling(string language, string text, string? option, string locale) =>
        Assert.Equal(locale, SpokenLocale.Of(language, text, option));
}
