using System.Text;
using AudioEdition.Publishing.Containers;
using CsCheck;

namespace AudioEdition.Tests.Publishing.Containers;

public sealed class ChapterTitlesTests
{
    [Theory]
    [InlineData("  two\r\nlines\tand\u0000 a tab ", "two lines and a tab")]
    [InlineData("\n", "…")]
    [InlineData("", "…")]
    [InlineData("plain", "plain")]
    public void A_title_is_one_clean_line(string title, string expected) => Assert.Equal(expected, ChapterTitles.OneLine(title));

    [Fact]
    public void A_lone_surrogate_is_replaced() => Assert.Equal("a\uFFFDb", ChapterTitles.OneLine("a\uD83Db"));

    [Fact]
    public void A_long_title_is_cut_between_characters()
    {
        var flag = "🇳🇴";

        var cut = ChapterTitles.OneLine(string.Concat(Enumerable.Repeat(flag, 60)));

        Assert.InRange(Encoding.UTF8.GetByteCount(cut), 240, 255);
        Assert.Equal(string.Concat(Enumerable.Repeat(flag, cut.Length / flag.Length)) + "…", cut);
    }

    [Fact]
    public void Any_title_fits_its_bytes_and_is_well_formed() => Gen.String[0, 400].Sample(title =>
    {
        var line = ChapterTitles.OneLine(title);
        Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 255);
        Assert.Equal(line, new UTF8Encoding(false, true).GetString(Encoding.UTF8.GetBytes(line)));
        Assert.DoesNotContain('\n', line);
    });
}
