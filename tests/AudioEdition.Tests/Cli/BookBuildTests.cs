using System.Diagnostics;
using System.IO.Compression;

namespace AudioEdition.Tests.Cli;

public sealed class BookBuildTests
{
    private const string Article = """
        ---
        title: Ferry Crews Call Off Strike & Sail
        author: Ines Hallberg
        date: 2026-05-03
        ---

        Ferry crews called off a strike on Friday, union leader Tove Lindqvist said. The first boats leave at 9:30 a.m. on Saturday.

        "We have been heard at last," Lindqvist told reporters in the harbour. "Nobody wanted this strike."

        ## What happens next

        "It is a fair price," said the minister, Aksel Brandvold.
        """;

    [Theory]
    [InlineData("epub,lpf", "mp3")]
    [InlineData("m4b,epub,lpf", "m4b")]
    [InlineData("wav,lpf", "mp3")]
    public async Task A_book_holds_the_audio_that_stands_beside_it(string formats, string audio)
    {
        using var run = new CommandRun();
        var folder = run.Folder.Combine("edition");

        Assert.Equal(0, await run.RunAsync("build", run.Write("ferry.md", Article), "--engine", "stub", "-o", folder, "--format", formats));

        foreach (var (name, entry) in new[] { ("edition.epub", "EPUB/audio"), ("edition.lpf", "audio") }.Where(b => formats.Contains(b.Item1[8..], StringComparison.Ordinal)))
        {
            await using var book = await ZipFile.OpenReadAsync(Path.Combine(folder, name), TestContext.Current.CancellationToken);
            Assert.Equal(new FileInfo(Path.Combine(folder, "edition." + audio)).Length, book.Entries.Single(e => e.FullName.StartsWith(entry, StringComparison.Ordinal)).Length);
            Assert.Contains(name, await File.ReadAllTextAsync(Path.Combine(folder, "edition.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(0, await run.RunAsync("verify", folder));
    }

    [Fact]
    public async Task A_book_that_was_written_is_read_as_the_article_it_was()
    {
        using var run = new CommandRun();
        var folder = run.Folder.Combine("edition");
        Assert.Equal(0, await run.RunAsync("build", run.Write("ferry.md", Article), "--engine", "stub", "-o", folder, "--format", "epub", "--no-disclosure"));

        var book = AudioEdition.Articles.Epub.EpubReader.Read("edition.epub", await File.ReadAllBytesAsync(Path.Combine(folder, "edition.epub"), TestContext.Current.CancellationToken));

        Assert.Equal("Ferry Crews Call Off Strike & Sail", book.Title);
        Assert.Contains(book.Chapters, c => c.Text.Contains("Nobody wanted this strike.", StringComparison.Ordinal));
    }

    /// <summary>Debian's epubcheck, the W3C's own checker of EPUB.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("mp3,epub")]
    [InlineData("m4b,epub")]
    public async Task Epubcheck_finds_nothing(string formats)
    {
        using var run = new CommandRun();
        var folder = run.Folder.Combine("edition");
        Assert.Equal(0, await run.RunAsync("build", run.Write("ferry.md", Article), Repository.TestArticle("wire-ferry.txt"), "--engine", "stub", "-o", folder, "--format", formats));

        var start = new ProcessStartInfo("java")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList = { "-jar", "/usr/share/java/epubcheck.jar", Path.Combine(folder, "edition.epub") },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, await output + error);
        Assert.DoesNotContain("WARNING", await output + error, StringComparison.Ordinal);
    }
}
