using AudioEdition.Articles;
using AudioEdition.Publishing.Review;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Tests.Publishing.Player;

/// <summary>The pages without script, in a real browser: an editor's review sheet and the transcript.</summary>
[Trait("Category", "Slow")]
public sealed class PlainPageBrowserTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string> Pages => new MatrixTheoryData<string, int, string>(["review", "transcript", "hostile review", "hostile transcript"], [1280, 320], ["light", "dark"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_fits_its_window_runs_nothing_and_axe_finds_nothing_wrong(string page, int width, string theme)
    {
        var path = _folder.Combine("page.html");
        await File.WriteAllTextAsync(path, Write(page), _cancel);
        await using var browser = await Browser.OpenAsync($"file://{path}", width, 800, _cancel);
        await browser.PreferAsync("prefers-color-scheme", theme, _cancel);
        await KeepAsync(browser, FormattableString.Invariant($"{page}-{width}-{theme}.png").Replace(' ', '-'));

        Assert.Equal("", await browser.AxeAsync(_cancel));
        Assert.True((await browser.EvaluateAsync("document.documentElement.scrollWidth - document.documentElement.clientWidth", _cancel))!.GetValue<double>() <= 0);
        Assert.Equal(0, (await browser.EvaluateAsync("document.scripts.length + document.images.length", _cancel))!.GetValue<double>());
        Assert.Empty(browser.Complaints);
        Assert.All(browser.Requests, r => Assert.StartsWith("file:", r, StringComparison.Ordinal));
    }

    private static string Write(string page)
    {
        var hostile = page.StartsWith("hostile", StringComparison.Ordinal);
        if (page.EndsWith("transcript", StringComparison.Ordinal))
        {
            return TranscriptWriter.Html(hostile ? PlayerPageTests.Hostile() : SampleEdition.Script, SampleEdition.Programme);
        }

        return ReviewSheet.Write(hostile
            ? EditionPipeline.Plan(ArticleReader.Read("a.txt", "</script><img src=x onerror=alert(1)> --> ]]>\n\n\"We <script>alert(1)</script> waited \u202E long,\" said Ada <b>Holm</b>, the master of the harbour, on Monday."u8.ToArray())).Cast
            : EditionPipeline.Plan(ArticleReader.Read("ferry.txt", File.ReadAllBytes(Repository.TestArticle("wire-ferry.txt")))).Cast);
    }

    private async Task KeepAsync(Browser browser, string name)
    {
        if (Environment.GetEnvironmentVariable("KEEP_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, name), await browser.ScreenshotAsync(_cancel), _cancel);
        }
    }
}
