using AudioEdition.Publishing.Containers;

namespace AudioEdition.Tests.Publishing.Containers;

public sealed class FfmetadataTests
{
    [Theory]
    [InlineData("a=b", "title=a\\=b\n")]
    [InlineData(";#\\", "title=\\;\\#\\\\\n")]
    [InlineData("x\r\n[CHAPTER]", "title=x\\\n[CHAPTER]\n")]
    public void Marks_of_the_format_are_escaped(string value, string expected) =>
        Assert.Equal(";FFMETADATA1\n" + expected, FfmetadataWriter.Write([new("title", value)], [], 24_000));

    [Fact]
    public void Chapters_count_in_frames() => Assert.Equal(
        ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/24000\nSTART=0\nEND=24007\ntitle=One\n",
        FfmetadataWriter.Write([], SyntheticProgramme.OfChapters(1, "One").Chapters, 24_000));

    [Fact]
    public void A_comment_s_time_is_right_past_half_a_second()
    {
        var programme = SyntheticProgramme.OfChapters(3661.678, "One", "Two");

        var comments = ChapterComments.Write(programme.Chapters, programme.Format).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);

        Assert.Equal("00:00:00.000", comments["CHAPTER000"]);
        Assert.Equal("01:01:01.678", comments["CHAPTER001"]);
        Assert.Equal("Two", comments["CHAPTER001NAME"]);
    }

    [Fact]
    public void Three_digits_number_at_most_a_thousand_chapters()
    {
        var programme = SyntheticProgramme.OfChapterCount(1200, 8);

        Assert.Equal(2000, ChapterComments.Write(programme.Chapters, programme.Format).Count());
    }
}
