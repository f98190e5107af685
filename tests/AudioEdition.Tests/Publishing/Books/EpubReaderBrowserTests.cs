using AudioEdition.Tests.Articles.Addresses;
using AudioEdition.Tests.Cli;
using AudioEdition.Tests.Publishing.Player;

namespace AudioEdition.Tests.Publishing.Books;

/// <summary>A book opened in a reading system, epub.js, in a real browser.</summary>
[Trait("Category", "Slow")]
public sealed class EpubReaderBrowserTests
{
    private const string Article = """
        ---
        title: Ferry Crews Call Off Strike & Sail
        author: Ines Hallberg
        ---

        Ferry crews called off a strike on Friday, union leader Tove Lindqvist said. The first boats leave at 9:30 a.m. on Saturday.

        "We have been heard at last," Lindqvist told reporters in the harbour. "Nobody wanted this strike."

        ## What happens next

        "It is a fair price," said the minister, Aksel Brandvold.
        """;

    /// <summary>Opens the book, shows every chapter, and looks each overlay's clips up in the text that is shown and in the sound that is packed.</summary>
    private const string Page = """
        <!doctype html><meta charset="utf-8"><div id="area"></div>
        <script src="/jszip.js"></script><script src="/epub.js"></script>
        <script>
        (async () => {
          const book = ePub(await (await fetch('/book.epub')).arrayBuffer());
          await book.ready;
          const rendition = book.renderTo('area', { width: 800, height: 600, flow: 'scrolled-doc' });
          const items = Object.values(book.packaging.manifest);
          const sound = new Audio(await book.archive.createUrl(book.resolve(items.find(i => i.type.startsWith('audio/')).href), {}));
          await new Promise((done, fail) => { sound.onloadedmetadata = done; sound.onerror = () => fail(new Error('the audio does not play')); });
          const chapters = [];
          for (const item of items.filter(i => i.overlay)) {
            await rendition.display(item.href);
            const shown = rendition.getContents()[0].document;
            const overlay = new DOMParser().parseFromString(await book.archive.getText(book.resolve(book.packaging.manifest[item.overlay].href)), 'application/xml');
            const pars = [...overlay.getElementsByTagName('par')];
            const seconds = s => Number(s.replace('s', ''));
            chapters.push({
              text: shown.body.textContent,
              clips: pars.length,
              missing: pars.filter(p => !shown.getElementById(p.getElementsByTagName('text')[0].getAttribute('src').split('#')[1])).length,
              end: Math.max(...pars.map(p => seconds(p.getElementsByTagName('audio')[0].getAttribute('clipEnd')))),
            });
          }
          return { title: book.packaging.metadata.title, creator: book.packaging.metadata.creator, cover: await book.coverUrl() !== null, contents: book.navigation.toc.map(t => t.label.trim()), duration: sound.duration, chapters };
        })().then(r => { window.result = r; }, e => { window.result = { error: String(e) }; });
        document.body.classList.add('ready');
        </script>
        """;

    [Theory]
    [InlineData("mp3,epub")]
    [InlineData("m4b,epub")]
    public async Task A_reading_system_shows_the_text_and_finds_every_clip_in_it(string formats)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var run = new CommandRun();
        var folder = run.Folder.Combine("edition");
        Assert.Equal(0, await run.RunAsync("build", run.Write("ferry.md", Article), "--engine", "stub", "-o", folder, "--format", formats));
        var files = new Dictionary<string, (string Type, byte[] Bytes)>(StringComparer.Ordinal)
        {
            ["/"] = ("text/html", System.Text.Encoding.UTF8.GetBytes(Page)),
            ["/book.epub"] = ("application/epub+zip", await File.ReadAllBytesAsync(Path.Combine(folder, "edition.epub"), cancel)),
            ["/jszip.js"] = ("text/javascript", await File.ReadAllBytesAsync(Reader.Installed("jszip", "dist", "jszip.min.js"), cancel)),
            ["/epub.js"] = ("text/javascript", await File.ReadAllBytesAsync(Reader.Installed("epubjs", "dist", "epub.min.js"), cancel)),
        };
        await using var server = await LocalServer.StartAsync(async context =>
        {
            if (files.TryGetValue(context.Request.Path, out var file))
            {
                context.Response.ContentType = file.Type;
                await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted);
            }
            else
            {
                context.Response.StatusCode = 404;
            }
        });

        await using var browser = await Browser.OpenAsync(server.At("/").AbsoluteUri, 1000, 800, cancel);
        await browser.UntilAsync("window.result", cancel);
        var book = (await browser.EvaluateAsync("window.result", cancel))!;

        Assert.True(book["error"] is null, book.ToJsonString());
        Assert.Equal("Ferry Crews Call Off Strike & Sail", (string?)book["title"]);
        Assert.Equal("Ines Hallberg", (string?)book["creator"]);
        Assert.True((bool)book["cover"]!);
        var chapters = book["chapters"]!.AsArray();
        Assert.Equal(book["contents"]!.AsArray().Count, chapters.Count);
        Assert.Contains("What happens next", book["contents"]!.AsArray().Select(c => (string?)c));
        Assert.All(chapters, c => Assert.True((int)c!["clips"]! > 0 && (int)c["missing"]! == 0, c!.ToJsonString()));
        Assert.Contains("Nobody wanted this strike.", string.Concat(chapters.Select(c => (string?)c!["text"])), StringComparison.Ordinal);
        Assert.Equal((double)book["duration"]!, (double)chapters[^1]!["end"]!, 0.15);
    }
}
