using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Measuring;

namespace AudioEdition.Tests.Publishing.Containers;

public sealed class Id3TagTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(60)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(300)]
    [InlineData(1000)]
    public void A_strict_reader_finds_every_chapter_in_order(int count)
    {
        var programme = SyntheticProgramme.OfChapterCount(count, 12.3456);

        var read = Id3ChapterReader.Read(new MemoryStream(Id3TagWriter.Write(SyntheticProgramme.Tags(), programme.Chapters, programme.Format)));

        Assert.Equal(programme.Chapters.Select(c => c.Title), read.Select(c => c.Title), StringComparer.Ordinal);
        Assert.All(programme.Chapters.Zip(read), p =>
        {
            Assert.InRange((programme.Format.TimeOf(p.First.StartFrame) - p.Second.Start).Duration().TotalMilliseconds, 0, 0.6);
            Assert.InRange((programme.Format.TimeOf(p.First.EndFrame) - p.Second.End!.Value).Duration().TotalMilliseconds, 0, 0.6);
        });
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(2, 300)]
    [InlineData(300, 3)]
    [InlineData(1, 1)]
    public void The_chapters_of_each_article_stand_in_a_table_of_their_own(int articles, int chaptersEach)
    {
        var plain = SyntheticProgramme.OfChapterCount(articles * chaptersEach, 0.1);
        var programme = plain with { Chapters = [.. plain.Chapters.Select((c, i) => c with { Section = i % chaptersEach == 0 ? FormattableString.Invariant($"Article {(i / chaptersEach) + 1}") : null })] };

        var tables = new Id3Contents(programme.Chapters).Tables;
        var read = Id3ChapterReader.Read(new MemoryStream(Id3TagWriter.Write(SyntheticProgramme.Tags(), programme.Chapters, programme.Format)));

        Assert.Equal(programme.Chapters.Select(c => c.Title), read.Select(c => c.Title), StringComparer.Ordinal);
        Assert.True(Assert.Single(tables, t => t.IsTop) == tables[0]);
        Assert.All(tables, t => Assert.InRange(t.Children.Count, 1, 255));
        Assert.Equal(chaptersEach == 1 ? 0 : articles, tables.Count(t => t.Title.StartsWith("Article ", StringComparison.Ordinal)));
        Assert.Equal(tables.Select(t => t.Id).Distinct(StringComparer.Ordinal).Count(), tables.Count);
    }

    [Fact]
    public void The_size_in_the_header_is_that_of_the_tag()
    {
        var programme = SyntheticProgramme.OfChapterCount(60, 5);
        var tags = SyntheticProgramme.Tags() with { Cover = new CoverImage(new byte[70_000], "image/jpeg") };

        var tag = Id3TagWriter.Write(tags, programme.Chapters, programme.Format);

        Assert.Equal(tag.Length - 10, (tag[6] << 21) | (tag[7] << 14) | (tag[8] << 7) | tag[9]);
        Assert.All(tag[6..10], b => Assert.InRange(b, 0, 127));
    }

    [Theory]
    [InlineData("a=b;c#d\\e")]
    [InlineData("“Quoted” – ’s 🚢 – 日本")]
    [InlineData("</script>\u202E abc")]
    public void A_hostile_title_comes_back_as_it_was(string title)
    {
        var programme = SyntheticProgramme.OfChapters(9, title, "Two");

        var read = Id3ChapterReader.Read(new MemoryStream(Id3TagWriter.Write(SyntheticProgramme.Tags(title), programme.Chapters, programme.Format)));

        Assert.Equal(title, read[0].Title);
    }

    [Fact]
    public void A_tag_cut_short_is_named_as_broken()
    {
        var programme = SyntheticProgramme.OfChapterCount(3, 5);
        var tag = Id3TagWriter.Write(SyntheticProgramme.Tags(), programme.Chapters, programme.Format);

        Assert.Throws<InvalidDataException>(() => Id3ChapterReader.Read(new MemoryStream(tag[..^20])));
    }

    [Fact]
    public void More_chapters_than_two_levels_hold_are_refused()
    {
        var programme = SyntheticProgramme.OfChapterCount((255 * 255) + 1, 0.001);

        Assert.Throws<ArgumentException>(() => Id3TagWriter.Write(SyntheticProgramme.Tags(), programme.Chapters, programme.Format));
    }
}
