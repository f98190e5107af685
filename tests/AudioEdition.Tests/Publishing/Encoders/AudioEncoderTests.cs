using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Cover;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Measuring;

namespace AudioEdition.Tests.Publishing.Encoders;

/// <summary>Real ffmpeg, real files, judged by ffprobe and by our own parsers.</summary>
[Trait("Category", "Slow")]
public sealed class AudioEncoderTests
{
    private static readonly string[] Hostile =
    [
        "A = b; c # d \\ e", "Line one\nLine two", "“Quoted”, she said – 🚢🇳🇴", "[CHAPTER]", "</script> --> ]]>", new string('ü', 300), "'single' \"double\"",
    ];

    public static TheoryData<ContainerFormat> Formats => [.. Enum.GetValues<ContainerFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Chapters_of_hostile_titles_stand_where_the_decoded_sound_has_them(ContainerFormat format)
    {
        using var folder = new TemporaryFolder();
        var programme = SyntheticProgramme.OfChapters(2.6789, Hostile);
        var path = folder.Combine("a b %d" + format.FileExtension());
        var tags = SyntheticProgramme.Tags() with { Cover = CoverPainter.Paint(new CoverContent { Headline = "Ferry" }) };

        await new AudioEncoder().EncodeAsync(programme, format, tags, path, TestContext.Current.CancellationToken);

        var own = await AudioFileProbe.ReadChaptersAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(Hostile.Select(t => ChapterTitles.OneLine(t)), own.Select(c => c.Title), StringComparer.Ordinal);
        var judged = await new FfprobeJudge().ReadChaptersAsync(path, TestContext.Current.CancellationToken);
        if (format is not ContainerFormat.Wav)
        {
            // ffprobe reads no cue points.
            Assert.Equal(own.Select(c => c.Title), judged.Select(c => c.Title), StringComparer.Ordinal);
            Assert.All(own.Zip(judged), p => Assert.InRange((p.First.Start - p.Second.Start).TotalMilliseconds, -1, 1));
        }

        var frames = programme.Chapters.Select(c => c.StartFrame).ToArray();
        var alignment = await new AlignmentMeter().MeasureAsync(programme, path, frames, TestContext.Current.CancellationToken);
        Assert.All(alignment.Zip(own), p =>
        {
            var late = Assert.NotNull(p.First.OffsetFrames);
            var heardAt = programme.Format.TimeOf(p.First.Frame + late);
            Assert.InRange((heardAt - p.Second.Start).TotalMilliseconds, -5, 5);
        });
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Tags_are_read_by_a_foreign_reader(ContainerFormat format)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("a" + format.FileExtension());

        await new AudioEncoder().EncodeAsync(
            SyntheticProgramme.OfChapters(1, "One"), format, SyntheticProgramme.Tags("Ferry = “back”; #1"), path, TestContext.Current.CancellationToken);

        var tags = await new FfprobeJudge().ReadTagsAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("Ferry = “back”; #1", tags["title"]);
        Assert.Equal("The Harbour Post", tags["artist"]);
        Assert.Equal("The Harbour Post", tags["album"]);
        Assert.Equal("News", tags["genre"]);
        Assert.StartsWith("2025", tags["date"], StringComparison.Ordinal);
        Assert.Contains("Read by synthetic voices.", string.Join(' ', tags.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_programme_gives_the_same_bytes_alone_and_together()
    {
        using var folder = new TemporaryFolder();
        var programme = SyntheticProgramme.OfChapters(2, "One", "Two");
        var other = SyntheticProgramme.Create(["One", "Two"], 48_007, blockFrames: 311);
        var tags = SyntheticProgramme.Tags() with { Cover = CoverPainter.Paint(new CoverContent { Headline = "Ferry" }) };
        var formats = Enum.GetValues<ContainerFormat>();

        await new AudioEncoder().EncodeAllAsync(
            programme, [.. formats.Select(f => (f, folder.Combine("all" + f.FileExtension())))], tags, TestContext.Current.CancellationToken);
        foreach (var format in formats)
        {
            var path = folder.Combine("one" + format.FileExtension());
            await new AudioEncoder().EncodeAsync(other, format, tags, path, TestContext.Current.CancellationToken);
            Assert.Equal(
                await File.ReadAllBytesAsync(folder.Combine("all" + format.FileExtension()), TestContext.Current.CancellationToken),
                await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(ContainerFormat.M4b, 60)]
    [InlineData(ContainerFormat.M4b, 300)]
    [InlineData(ContainerFormat.Mp3, 60)]
    [InlineData(ContainerFormat.Mp3, 300)]
    [InlineData(ContainerFormat.Opus, 300)]
    [InlineData(ContainerFormat.Flac, 300)]
    [InlineData(ContainerFormat.Wav, 300)]
    public async Task Many_chapters_are_all_there(ContainerFormat format, int count)
    {
        using var folder = new TemporaryFolder();
        var programme = SyntheticProgramme.OfChapterCount(count, 0.2);
        var path = folder.Combine("a" + format.FileExtension());

        await new AudioEncoder().EncodeAsync(programme, format, SyntheticProgramme.Tags(), path, TestContext.Current.CancellationToken);

        var titles = programme.Chapters.Select(c => c.Title);
        Assert.Equal(titles, (await AudioFileProbe.ReadChaptersAsync(path, TestContext.Current.CancellationToken)).Select(c => c.Title), StringComparer.Ordinal);
        if (format is not ContainerFormat.Wav)
        {
            Assert.Equal(titles, (await new FfprobeJudge().ReadChaptersAsync(path, TestContext.Current.CancellationToken)).Select(c => c.Title), StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task An_m4b_is_an_audiobook_that_starts_at_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("a.m4b");

        await new AudioEncoder().EncodeAsync(
            SyntheticProgramme.OfChapters(1, "One", "Two"), ContainerFormat.M4b, SyntheticProgramme.Tags(), path, TestContext.Current.CancellationToken);

        using var stream = File.OpenRead(path);
        var chapters = Mp4ChapterReader.Read(stream);
        Assert.True(chapters.StartsAtOnce);
        Assert.Equal(["One", "Two"], chapters.Nero.Select(c => c.Title), StringComparer.Ordinal);
        Assert.Equal(["One", "Two"], chapters.QuickTime.Select(c => c.Title), StringComparer.Ordinal);
        var tags = await new FfprobeJudge().ReadTagsAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("M4B ", tags["major_brand"]);
        Assert.Equal("2", tags["media_type"]);
        Assert.Equal("eng", tags["language"]);
    }

    [Fact]
    public async Task A_missing_encoder_is_told_with_advice()
    {
        using var folder = new TemporaryFolder();
        var encoder = new AudioEncoder(folder.Combine("no-such-ffmpeg"));

        var e = await Assert.ThrowsAsync<EncoderException>(() => encoder.EncodeAsync(
            SyntheticProgramme.OfChapters(1, "One"), ContainerFormat.Mp3, SyntheticProgramme.Tags(), folder.Combine("a.mp3"), TestContext.Current.CancellationToken));

        Assert.Contains("apt install ffmpeg", e.Message, StringComparison.Ordinal);
        Assert.False((await encoder.CheckHealthAsync(TestContext.Current.CancellationToken)).Ready);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task An_encoder_that_dies_is_told_in_its_own_words()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for ffmpeg is a shell script");
        using var folder = new TemporaryFolder();
        var script = folder.Combine("ffmpeg");
        await File.WriteAllTextAsync(script, "#!/bin/sh\nhead -c 1000 >/dev/null\necho 'No space left on device' >&2\nkill -9 $$\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var e = await Assert.ThrowsAsync<EncoderException>(() => new AudioEncoder(script).EncodeAsync(
            SyntheticProgramme.OfChapters(30, "One"), ContainerFormat.M4b, SyntheticProgramme.Tags(), folder.Combine("a.m4b"), TestContext.Current.CancellationToken));

        Assert.Contains("No space left on device", e.Message, StringComparison.Ordinal);
        Assert.Equal([script], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_cancelled_encoding_leaves_the_older_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("a.m4b");
        await File.WriteAllTextAsync(path, "older", TestContext.Current.CancellationToken);
        using var cancel = new CancellationTokenSource();
        var whole = SyntheticProgramme.OfChapters(20, "One");
        var programme = whole with
        {
            ReadAsync = token => CancelAfter(whole.ReadAsync(token), 40, cancel),
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new AudioEncoder().EncodeAllAsync(
            programme, [(ContainerFormat.M4b, path), (ContainerFormat.Wav, folder.Combine("a.wav"))], SyntheticProgramme.Tags(), cancel.Token));

        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal("older", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Health_names_the_version()
    {
        var health = await new AudioEncoder().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.True(health.Ready, health.Detail);
        Assert.StartsWith("ffmpeg ", health.Detail, StringComparison.Ordinal);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> CancelAfter(
        IAsyncEnumerable<ReadOnlyMemory<float>> blocks, int count, CancellationTokenSource cancel)
    {
        await foreach (var block in blocks)
        {
            if (count-- == 0)
            {
                await cancel.CancelAsync();
            }

            yield return block;
        }
    }
}
