using AudioEdition.Publishing.Cover;
using SkiaSharp;

namespace AudioEdition.Tests.Publishing.Cover;

public sealed class CoverPainterTests
{
    private static readonly CoverContent Ferry = new()
    {
        Headline = "Ferry returns to Port Ellery after eleven weeks of repairs",
        Site = "The Harbour Post",
        Date = new DateOnly(2025, 5, 3),
    };

    [Fact]
    public void A_cover_is_square_small_and_the_same_each_time()
    {
        var cover = CoverPainter.Paint(Ferry);

        Assert.Equal("image/jpeg", cover.MediaType);
        Assert.InRange(cover.Data.Length, 10_000, 200_000);
        using var picture = SKBitmap.Decode(cover.Data.Span);
        Assert.Equal((1400, 1400), (picture.Width, picture.Height));
        Assert.Equal(cover.Data.ToArray(), CoverPainter.Paint(Ferry).Data.ToArray());
    }

    [Theory]
    [InlineData("Ω")]
    [InlineData("Привет")]
    [InlineData("Žluťoučký kůň")]
    [InlineData("Việt Nam")]
    [InlineData("“Quoted” – it’s €5 · 50 % …")]
    public void Scripts_of_Europe_need_no_font_of_the_machine(string text) =>
        Assert.Equal(text, string.Concat(CoverTypeface.Serif.Runs(text).Where(r => r.Typeface.FamilyName.StartsWith("Source Serif", StringComparison.Ordinal)).Select(r => r.Text)));

    [Fact]
    public void What_no_typeface_has_is_left_out_not_drawn_as_a_box() =>
        Assert.Equal("ab", string.Concat(CoverTypeface.Serif.Runs("a\uE123\u202E\u200Db").Select(r => r.Text)));

    [Fact]
    public void A_character_is_never_parted_from_its_marks_and_leaves_no_gap_where_it_cannot_be_drawn()
    {
        Assert.Equal("e\u0301te", Assert.Single(CoverTypeface.Serif.Runs("e\u0301te")).Text);
        Assert.Equal("ferry is back", CoverTypeface.Serif.Visible("ferry \uE123 is \uE123\u0301\u3000back \uE000"));
    }

    [Theory]
    [InlineData("\uE123\uE124 11 \uE125")]
    [InlineData("")]
    public void Where_a_headline_cannot_be_drawn_the_site_stands_in_its_place(string headline)
    {
        var site = new CoverContent { Headline = headline, Site = "The Harbour Post" };

        using var picture = SKBitmap.Decode(CoverPainter.Paint(site, new CoverStyle { AsPng = true }).Data.Span);
        var ink = CoverPalette.For("The Harbour Post").Ink;
        Assert.True(Enumerable.Range(270, 400).Sum(y => Enumerable.Range(110, 700).Count(x => picture.GetPixel(x, y) == ink)) > 20_000, "no large letters where the headline stands");
    }

    [Theory]
    [InlineData("")]
    [InlineData("War")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherung")]
    [InlineData("\uD83D\n\0 lone")]
    public void Any_headline_makes_a_picture(string headline) =>
        Assert.NotEqual(0, CoverPainter.Paint(new CoverContent { Headline = headline, Site = headline, Note = headline }).Data.Length);

    [Fact]
    public void A_headline_of_any_length_stays_within_its_margins()
    {
        var cover = CoverPainter.Paint(Ferry with { Headline = string.Join(' ', Enumerable.Repeat("interminable", 400)) }, new CoverStyle { AsPng = true });

        using var picture = SKBitmap.Decode(cover.Data.Span);
        var ground = picture.GetPixel(2, 2);
        for (var y = 0; y < picture.Height; y += 3)
        {
            Assert.Equal(ground, picture.GetPixel(1330, y));
            Assert.Equal(ground, picture.GetPixel(80, y));
        }
    }

    [Fact]
    public void Every_palette_can_be_read()
    {
        Assert.All(CoverPalette.Every, p =>
        {
            Assert.True(Contrast(p.Ink, p.Ground) >= 10, $"{p.Ground}: ink");
            Assert.True(Contrast(p.Accent, p.Ground) >= 4.5, $"{p.Ground}: accent");
        });
    }

    [Fact]
    public void A_size_that_feeds_refuse_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverPainter.Paint(Ferry, new CoverStyle { SizePixels = 600 }));

    /// <summary>WCAG 2.2, contrast ratio.</summary>
    private static double Contrast(SKColor a, SKColor b)
    {
        double la = Luminance(a), lb = Luminance(b);
        return (Math.Max(la, lb) + 0.05) / (Math.Min(la, lb) + 0.05);

        static double Luminance(SKColor c) => (0.2126 * Linear(c.Red)) + (0.7152 * Linear(c.Green)) + (0.0722 * Linear(c.Blue));
        static double Linear(byte v) => v / 255.0 <= 0.04045 ? v / 255.0 / 12.92 : Math.Pow(((v / 255.0) + 0.055) / 1.055, 2.4);
    }
}
