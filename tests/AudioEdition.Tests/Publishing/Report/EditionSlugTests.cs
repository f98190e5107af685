using System.Text.RegularExpressions;
using AudioEdition.Publishing.Report;
using CsCheck;

namespace AudioEdition.Tests.Publishing.Report;

public sealed class EditionSlugTests
{
    [Theory]
    [InlineData("Ferry to Lindholm stops for the winter", "ferry-to-lindholm-stops-for-the-winter")]
    [InlineData("  Café’s “new” owner: Zoë Søndergård-Łuk ", "cafes-new-owner-zoe-sondergard-luk")]
    [InlineData("Why it doesn't pay (2025)", "why-it-doesnt-pay-2025")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("C:\\Windows\\..", "c-windows")]
    [InlineData("CON", "con-edition")]
    [InlineData("lpt1", "lpt1-edition")]
    [InlineData("Straße & Öl", "strasse-ol")]
    [InlineData("½ price — 20 %", "1-2-price-20")]
    public void A_headline_becomes_a_folder_name(string headline, string slug) => Assert.Equal(slug, EditionSlug.Of(headline));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("🎺🎺")]
    [InlineData("Фериботът спира")]
    public void A_headline_without_ascii_letters_is_named_by_its_hash(string? headline) =>
        Assert.Matches("^edition-[0-9a-f]{8}$", EditionSlug.Of(headline));

    [Fact]
    public void Two_headlines_without_ascii_letters_have_two_names() =>
        Assert.NotEqual(EditionSlug.Of("Фериботът спира"), EditionSlug.Of("Фериботът тръгва"), StringComparer.Ordinal);

    [Fact]
    public void A_long_headline_is_cut_between_words()
    {
        var slug = EditionSlug.Of(string.Join(' ', Enumerable.Repeat("harbour", 30)));

        Assert.Equal("harbour-harbour-harbour-harbour-harbour-harbour-harbour", slug);
    }

    [Fact]
    public void Every_text_gives_a_safe_name() =>
        Gen.String.Sample(text => Assert.Matches(new Regex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), EditionSlug.Of(text) is { Length: <= 60 } slug ? slug : ""));
}
