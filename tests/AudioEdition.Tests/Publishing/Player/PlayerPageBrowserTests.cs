using System.Globalization;
using AudioEdition.Publishing.Player;

namespace AudioEdition.Tests.Publishing.Player;

/// <summary>The page in a real browser, opened from a folder. What it plays is a tone of the edition's length.</summary>
[Trait("Category", "Slow")]
public sealed class PlayerPageBrowserTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"audio-edition-page-{Guid.NewGuid():N}");
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    public PlayerPageBrowserTests()
    {
        Directory.CreateDirectory(_folder);
        WriteTone(Path.Combine(_folder, "edition.wav"), seconds: 51.06);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_seeks_by_chapter_word_key_and_link_and_jumps_between_quotations()
    {
        await using var browser = await OpenAsync(PlayerPageTests.Content, "#t=0:14.5");

        // A deep link.
        Assert.Equal(14.5, await NumberAsync(browser, "audio.currentTime"), 0.05);
        Assert.Equal("Mara Ellison", await TextAsync(browser, "document.getElementById('speaker').textContent"));
        Assert.Equal("3", await TextAsync(browser, "document.querySelector('[data-u][aria-current]').dataset.u"));

        // A chapter.
        await browser.EvaluateAsync("document.querySelectorAll('.chapters a')[2].click()", _cancel);
        await browser.UntilAsync("!audio.paused && audio.currentTime >= 38.28", _cancel);
        Assert.Equal("What happens next", await TextAsync(browser, "document.querySelector('.chapters a[aria-current] bdi').textContent"));

        // A key.
        await browser.PressAsync("k", _cancel);
        await browser.UntilAsync("audio.paused", _cancel);
        await browser.PressAsync("Home", _cancel);
        await browser.UntilAsync("audio.currentTime === 0", _cancel);
        await browser.PressAsync("]", _cancel);
        Assert.Equal(13.8, await NumberAsync(browser, "audio.currentTime"), 0.05);

        // A word.
        await browser.EvaluateAsync(
            """
            (() => {
              const unit = document.querySelector('[data-u="6"]');
              const range = new Range();
              const at = unit.firstChild.data.indexOf('$1.2m');
              range.setStart(unit.firstChild, at); range.setEnd(unit.firstChild, at + 5);
              unit.scrollIntoView({ block: 'center', behavior: 'instant' });
              const box = range.getBoundingClientRect();
              unit.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 }));
              audio.pause();
            })()
            """,
            _cancel);
        Assert.InRange(await NumberAsync(browser, "audio.currentTime"), 26.6, 27.6);

        // Quotations only: the end of one is the beginning of the next.
        await browser.EvaluateAsync("document.getElementById('quotes').click()", _cancel);
        Assert.Equal(33.62, await NumberAsync(browser, "audio.currentTime"), 0.05);
        await browser.EvaluateAsync("audio.currentTime = 34.5; audio.play()", _cancel);
        await browser.UntilAsync("audio.currentTime >= 45.3", _cancel);
        Assert.Equal("Tom Okafor", await TextAsync(browser, "document.getElementById('speaker').textContent"));
        await browser.EvaluateAsync("audio.currentTime = 50.0", _cancel);
        await browser.UntilAsync("audio.paused", _cancel);

        // One speaker only.
        await browser.EvaluateAsync("document.querySelector('.voices button').click()", _cancel);
        Assert.Equal("true", await TextAsync(browser, "document.querySelector('.voices button').getAttribute('aria-pressed')"));
        Assert.Equal(2, await NumberAsync(browser, "document.querySelectorAll('.said.chosen').length"));

        Assert.Empty(browser.Complaints);
        // The icon of the page, and those of the browser's own controls, are data.
        Assert.All(browser.Requests.Where(r => !r.StartsWith("data:image/svg+xml", StringComparison.Ordinal)), r => Assert.StartsWith($"file://{_folder}/", r, StringComparison.Ordinal));
        Assert.Contains(browser.Requests, r => r.EndsWith("/edition.wav", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task It_fits_its_window_and_its_controls_are_large_enough(int width, int height)
    {
        await using var browser = await OpenAsync(PlayerPageTests.Content, "#t=16", width, height);
        await KeepAsync(browser, width, "light");

        Assert.True(await NumberAsync(browser, "document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0);
        Assert.Equal(0, await NumberAsync(browser, "[...document.querySelectorAll('button, select, summary, .stamp, .chapters a')].filter(e => e.checkVisibility() && (e.getBoundingClientRect().width < 24 || e.getBoundingClientRect().height < 24)).length"));
        Assert.True(await NumberAsync(browser, "player.getBoundingClientRect().bottom") <= height);
        Assert.True(await NumberAsync(browser, "player.offsetHeight") <= height * 0.4);
        await browser.DarkAsync(_cancel);
        await KeepAsync(browser, width, "dark");
    }

    [Fact]
    public async Task Text_stands_out_from_its_ground_in_light_and_dark()
    {
        await using var browser = await OpenAsync(PlayerPageTests.Content, "#t=16");

        Assert.Equal("", await TextAsync(browser, Contrast));
        await browser.DarkAsync(_cancel);
        Assert.Equal("", await TextAsync(browser, Contrast));
    }

    [Fact]
    public async Task It_is_played_by_keyboard_alone()
    {
        await using var browser = await OpenAsync(PlayerPageTests.Content, "");

        // The first stop leads past everything; the second plays.
        await browser.PressAsync("Tab", _cancel);
        Assert.Equal("#transcript", await TextAsync(browser, "document.activeElement.getAttribute('href')"));
        await browser.PressAsync("Tab", _cancel);
        Assert.Equal("listen", await TextAsync(browser, "document.activeElement.id"));
        Assert.NotEqual("none", await TextAsync(browser, "getComputedStyle(document.activeElement).outlineStyle"));
        await browser.PressAsync(" ", _cancel);
        await browser.UntilAsync("!audio.paused && document.getElementById('listen').textContent === 'Pause'", _cancel);
        await browser.PressAsync("k", _cancel);
        await browser.UntilAsync("audio.paused", _cancel);

        await browser.PressAsync("n", _cancel);
        await browser.UntilAsync("Math.abs(audio.currentTime - 13.8) < 0.05", _cancel);
        await browser.PressAsync("l", _cancel);
        await browser.PressAsync("ArrowLeft", _cancel);
        await browser.UntilAsync("Math.abs(audio.currentTime - 18.8) < 0.05", _cancel);
        await browser.PressAsync(">", _cancel);
        Assert.Equal(1.25, await NumberAsync(browser, "audio.playbackRate"));
        Assert.Equal("1.25", await TextAsync(browser, "document.getElementById('rate').value"));
        await browser.PressAsync("q", _cancel);
        Assert.Equal("true", await TextAsync(browser, "document.getElementById('quotes').getAttribute('aria-pressed')"));

        await browser.PressAsync("?", _cancel);
        Assert.Equal("DIALOG", await TextAsync(browser, "document.activeElement.closest('dialog').tagName"));
        Assert.Equal("", await browser.AxeAsync(_cancel));
        await browser.PressAsync("Escape", _cancel);
        await browser.UntilAsync("!document.getElementById('keys').open", _cancel);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Whoever_comes_back_goes_on_where_they_stopped()
    {
        await using var browser = await OpenAsync(PlayerPageTests.Content, "#t=25");
        await browser.EvaluateAsync("audio.play().then(() => audio.pause())", _cancel);
        await browser.UntilAsync("Object.values(localStorage).some(v => Number(v) >= 25)", _cancel);

        await browser.GoAsync("about:blank", _cancel);
        await browser.GoAsync($"file://{_folder}/index.html", _cancel);

        await browser.UntilAsync("Math.abs(audio.currentTime - 25) < 0.5", _cancel);
        Assert.Equal("Continue", await TextAsync(browser, "document.getElementById('listen').textContent"));
        Assert.Contains("0:25", await TextAsync(browser, "document.getElementById('notice').textContent"), StringComparison.Ordinal);
        Assert.Equal(0, await NumberAsync(browser, "scrollY"));
    }

    [Fact]
    public async Task Without_script_its_controls_chapters_and_transcript_are_there()
    {
        var page = PlayerPage.Write(PlayerPageTests.Content with { Sources = [new PlayerFile("edition.wav", "audio/wav")] });
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.html"), page, _cancel);
        await using var browser = await Browser.OpenAsync($"file://{_folder}/index.html", 390, 844, _cancel, script: false);

        Assert.True(await NumberAsync(browser, "document.getElementById('audio').offsetHeight") >= 40);
        Assert.Equal(0, await NumberAsync(browser, "document.getElementById('player').offsetHeight"));
        Assert.Equal(13, await NumberAsync(browser, "[...document.querySelectorAll('[data-u]')].filter(e => e.checkVisibility()).length"));
        Assert.Equal(
            "",
            await TextAsync(browser, "[...document.querySelectorAll('.chapters a')].map(a => decodeURIComponent(a.hash.slice(1))).filter(id => id !== 't=0.000' && !document.getElementById(id)).join(' ')"));
    }

    [Theory]
    [InlineData(1280, "light")]
    [InlineData(1280, "dark")]
    [InlineData(320, "light")]
    [InlineData(320, "dark")]
    public async Task Axe_finds_nothing_wrong(int width, string theme)
    {
        await using var browser = await OpenAsync(PlayerPageTests.Content, "#t=16", width);
        await browser.PreferAsync("prefers-color-scheme", theme, _cancel);

        Assert.Equal("", await browser.AxeAsync(_cancel));
        await browser.PressAsync("q", _cancel);
        Assert.Equal("", await browser.AxeAsync(_cancel));
    }

    [Fact]
    public async Task The_switch_turns_dark_to_light_and_back_to_what_the_system_says()
    {
        await using var browser = await OpenAsync(PlayerPageTests.Content, "");
        const string Paper = "getComputedStyle(document.body).backgroundColor";
        var light = await TextAsync(browser, Paper);

        await browser.ClickAsync("document.getElementById('theme')", _cancel);
        Assert.NotEqual(light, await TextAsync(browser, Paper));
        await browser.ClickAsync("document.getElementById('theme')", _cancel);
        Assert.Equal(light, await TextAsync(browser, Paper));
        await browser.DarkAsync(_cancel);
        Assert.NotEqual(light, await TextAsync(browser, Paper));
    }

    [Fact]
    public async Task In_print_there_is_the_article_with_its_speakers_and_no_control()
    {
        await using var browser = await OpenAsync(PlayerPageTests.Content, "#t=16");
        await browser.PrintAsync(_cancel);

        Assert.Equal(0, await NumberAsync(browser, "[...document.querySelectorAll('button, input, audio, aside')].filter(e => e.offsetHeight > 0).length"));
        Assert.Equal(13, await NumberAsync(browser, "[...document.querySelectorAll('[data-u]')].filter(e => e.checkVisibility()).length"));
        Assert.Equal("Mara Ellison", await TextAsync(browser, "[...document.querySelectorAll('.who')].find(e => e.offsetHeight > 5).textContent"));
    }

    [Fact]
    public async Task A_hostile_article_runs_nothing()
    {
        await using var browser = await OpenAsync(PlayerPageTests.Content with { Script = PlayerPageTests.Hostile() }, "");

        Assert.Equal(2, await NumberAsync(browser, "document.scripts.length - 1"));
        Assert.Equal(0, await NumberAsync(browser, "document.images.length"));
        Assert.Empty(browser.Complaints);
    }

    /// <summary>Names the texts whose contrast is under 4.5 to 1 (WCAG 2.2, 1.4.3), on the nearest opaque ground.</summary>
    private const string Contrast =
        """
        (() => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const paint = (grounds) => { canvas.clearRect(0, 0, 1, 1); for (const g of grounds) { canvas.fillStyle = g; canvas.fillRect(0, 0, 1, 1); } return [...canvas.getImageData(0, 0, 1, 1).data]; };
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
          const low = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || element.closest('script, .vh, .skip, dialog') || !element.checkVisibility()) { continue; }
            const grounds = [];
            for (let e = element; e; e = e.parentElement) { grounds.unshift(getComputedStyle(e).backgroundColor); }
            const [ink, ground] = [light(paint([...grounds, getComputedStyle(element).color])), light(paint(grounds))];
            const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
            if (ratio < 4.5) { low.push(`${element.className || element.tagName} "${walker.currentNode.data.slice(0, 20)}" ${ratio.toFixed(2)}`); }
          }
          return low.join('\n');
        })()
        """;

    private async Task<Browser> OpenAsync(PlayerContent content, string hash, int width = 1280, int height = 900)
    {
        var page = PlayerPage.Write(content with { Sources = [new PlayerFile("edition.wav", "audio/wav")] });
        await File.WriteAllTextAsync(Path.Combine(_folder, "index.html"), page, _cancel);
        return await Browser.OpenAsync($"file://{_folder}/index.html{hash}", width, height, _cancel);
    }

    private async Task<double> NumberAsync(Browser browser, string expression) => (await browser.EvaluateAsync(expression, _cancel))!.GetValue<double>();

    private async Task<string> TextAsync(Browser browser, string expression) => (await browser.EvaluateAsync(expression, _cancel))!.GetValue<string>();

    /// <summary>Keeps a picture for people to look at where they ask for it.</summary>
    private async Task KeepAsync(Browser browser, int width, string theme)
    {
        if (Environment.GetEnvironmentVariable("KEEP_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"player-{theme}-{width}.png")), await browser.ScreenshotAsync(_cancel), _cancel);
        }
    }

    /// <summary>A WAV file of 8 bit at 8,000 Hz: enough to seek in.</summary>
    private static void WriteTone(string path, double seconds)
    {
        var length = (int)(seconds * 8000);
        using var file = new BinaryWriter(File.Create(path));
        file.Write("RIFF"u8);
        file.Write(36 + length);
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)1);
        file.Write(8000);
        file.Write(8000);
        file.Write((short)1);
        file.Write((short)8);
        file.Write("data"u8);
        file.Write(length);
        for (var i = 0; i < length; i++)
        {
            file.Write((byte)(128 + (20 * Math.Sin(i * 0.2))));
        }
    }
}
