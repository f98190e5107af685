using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AudioEdition.Tests.Publishing.Player;

/// <summary>A headless Chromium with one page, told what to do over its DevTools protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string PlayerIsReady = "[...document.querySelectorAll('audio')].every(a => a.readyState > 0 && document.body.classList.contains('ready'))";

    private readonly string _profile = Path.Combine(Path.GetTempPath(), $"audio-edition-browser-{Guid.NewGuid():N}");
    private readonly ClientWebSocket _socket = new();
    private Process? _process;
    private int _id;
    private int _loaded;
    private bool _script = true;
    private string _ready = PlayerIsReady;

    /// <summary>Errors and warnings of the page, its policy and its script.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Addresses that the page asked for.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Opens a page.</summary>
    /// <param name="page">Its address.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="height">Of the window, in pixels.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="script">False for a browser that runs no script.</param>
    /// <param name="ready">What holds in a page that works. Default: the player's sound is there.</param>
    public static async Task<Browser> OpenAsync(string page, int width, int height, CancellationToken cancellationToken, bool script = true, string ready = PlayerIsReady)
    {
        var browser = new Browser { _ready = ready };
        try
        {
            await browser.StartAsync(width, height, cancellationToken);
            foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
            {
                await browser.SendAsync($"{domain}.enable", [], cancellationToken);
            }

            await browser.SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false }, cancellationToken);
            browser._script = script;
            await browser.SendAsync("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = !script }, cancellationToken);
            await browser.GoAsync(page, cancellationToken);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an address and waits until what is there works.</summary>
    public async Task GoAsync(string page, CancellationToken cancellationToken)
    {
        var before = _loaded;
        await SendAsync("Page.navigate", new JsonObject { ["url"] = page }, cancellationToken);
        while (_loaded == before)
        {
            Note(await ReceiveAsync(cancellationToken));
        }

        // Without script nothing in the page waits.
        if (_script && page != "about:blank")
        {
            await UntilAsync(_ready, cancellationToken);
        }
    }

    /// <summary>The value of an expression, promises awaited, as JSON.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true, ["userGesture"] = true }, cancellationToken);
        return answer["exceptionDetails"] is { } fault ? throw new InvalidOperationException(fault.ToJsonString()) : answer["result"]!["value"]?.DeepClone();
    }

    /// <summary>Waits in the page, which knows best, until something holds there.</summary>
    public Task UntilAsync(string condition, CancellationToken cancellationToken) => EvaluateAsync(
        $"new Promise((done, fail) => {{ let left = 600; const look = () => {{ try {{ if ({condition}) {{ done(true); return; }} }} catch {{ }} if (--left === 0) {{ fail(new Error('never came: ' + {JsonSerializer.Serialize(condition)})); }} else {{ setTimeout(look, 50); }} }}; look(); }})",
        cancellationToken);

    /// <summary>Presses a key as a keyboard does: it goes to whatever has the focus, with all that the browser itself does about it.</summary>
    public async Task PressAsync(string key, CancellationToken cancellationToken)
    {
        var press = new JsonObject
        {
            ["type"] = "keyDown",
            ["key"] = key,
            ["windowsVirtualKeyCode"] = key switch { "Tab" => 9, "Enter" => 13, "Escape" => 27, " " => 32, "Home" => 36, "ArrowLeft" => 37, "ArrowRight" => 39, _ => char.ToUpperInvariant(key[0]) },
        };
        if (key.Length == 1 || key == "Enter")
        {
            press["text"] = key == "Enter" ? "\r" : key;
        }

        await SendAsync("Input.dispatchKeyEvent", press, cancellationToken);
        await SendAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyUp", ["key"] = key }, cancellationToken);
    }

    /// <summary>Clicks the middle of an element as a mouse does.</summary>
    public async Task ClickAsync(string element, CancellationToken cancellationToken)
    {
        var place = (await EvaluateAsync($"(() => {{ const e = {element}; e.scrollIntoView({{ block: 'center', behavior: 'instant' }}); const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }})()", cancellationToken))!;
        foreach (var type in (string[])["mousePressed", "mouseReleased"])
        {
            await SendAsync(
                "Input.dispatchMouseEvent",
                new JsonObject { ["type"] = type, ["x"] = place[0]!.GetValue<double>(), ["y"] = place[1]!.GetValue<double>(), ["button"] = "left", ["clickCount"] = 1 },
                cancellationToken);
        }
    }

    /// <summary>What axe finds wrong, or cannot tell, on the page as it is now; empty where all is well. The contrast of a single character or an arrow it never tells.</summary>
    public async Task<string> AxeAsync(CancellationToken cancellationToken)
    {
        await EvaluateAsync($"{await Reader.AxeAsync(cancellationToken)}; true", cancellationToken);
        return (await EvaluateAsync(
            "axe.run(document).then(r => [...r.violations, ...r.incomplete.filter(v => !v.nodes.every(n => n.any.every(c => ['shortTextContent', 'nonBmp'].includes(c.data?.messageKey))))].map(v => `${v.id}: ${v.nodes.map(n => n.html.slice(0, 200)).join(' | ')}`).join('\\n'))",
            cancellationToken))!.GetValue<string>();
    }

    public Task DarkAsync(CancellationToken cancellationToken) => PreferAsync("prefers-color-scheme", "dark", cancellationToken);

    /// <summary>Says what the reader prefers (CSS Media Queries Level 5).</summary>
    public async Task PreferAsync(string feature, string value, CancellationToken cancellationToken) => await SendAsync(
        "Emulation.setEmulatedMedia",
        new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = feature, ["value"] = value }) },
        cancellationToken);

    /// <summary>Shows the page as it is printed.</summary>
    public async Task PrintAsync(CancellationToken cancellationToken) => await SendAsync("Emulation.setEmulatedMedia", new JsonObject { ["media"] = "print" }, cancellationToken);

    public async Task<byte[]> ScreenshotAsync(CancellationToken cancellationToken) =>
        Convert.FromBase64String((await SendAsync("Page.captureScreenshot", [], cancellationToken))["data"]!.GetValue<string>());

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }

        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser may still be writing; the folder is temporary anyway.
        }
    }

    private async Task StartAsync(int width, int height, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--mute-audio", "--autoplay-policy=no-user-gesture-required", "--remote-debugging-port=0", $"--user-data-dir={_profile}",
            string.Create(CultureInfo.InvariantCulture, $"--window-size={width},{height}"), "about:blank",
        ];
        _process = Process.Start(new ProcessStartInfo("chromium", arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;

        // Chromium tells its port on standard error; what follows is read away, so that it never waits for us.
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("Chromium ended before it listened.");
        }
        while (!line.StartsWith("DevTools listening on ws://", StringComparison.Ordinal));
        _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);

        var port = new Uri(line["DevTools listening on ".Length..]).Port;
        using var http = new HttpClient();
        var targets = JsonNode.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/json/list"), cancellationToken))!.AsArray();
        var address = targets.First(t => t!["type"]!.GetValue<string>() == "page")!["webSocketDebuggerUrl"]!.GetValue<string>();
        await _socket.ConnectAsync(new Uri(address), cancellationToken);
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        var id = ++_id;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, cancellationToken);
        while (true)
        {
            var received = await ReceiveAsync(cancellationToken);
            if (received["id"]?.GetValue<int>() == id)
            {
                return received["result"] ?? throw new InvalidOperationException(received.ToJsonString());
            }

            Note(received);
        }
    }

    private void Note(JsonNode message)
    {
        var parameters = message["params"]!;
        switch (message["method"]?.GetValue<string>())
        {
            case "Runtime.exceptionThrown" or "Log.entryAdded":
            case "Runtime.consoleAPICalled" when parameters["type"]!.GetValue<string>() is "error" or "warning":
                Complaints.Add(parameters.ToJsonString());
                break;
            case "Page.loadEventFired":
                _loaded++;
                break;
            case "Network.requestWillBeSent":
                Requests.Add(parameters["request"]!["url"]!.GetValue<string>());
                break;
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, cancellationToken);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(message.ToArray())!;
            }
        }
    }
}
