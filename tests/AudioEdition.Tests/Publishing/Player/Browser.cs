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
    private readonly string _profile = Path.Combine(Path.GetTempPath(), $"audio-edition-browser-{Guid.NewGuid():N}");
    private readonly ClientWebSocket _socket = new();
    private Process? _process;
    private int _id;

    /// <summary>Errors and warnings of the page, its policy and its script.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Addresses that the page asked for.</summary>
    public List<string> Requests { get; } = [];

    public static async Task<Browser> OpenAsync(string page, int width, int height, CancellationToken cancellationToken)
    {
        var browser = new Browser();
        try
        {
            await browser.StartAsync(width, height, cancellationToken);
            foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
            {
                await browser.SendAsync($"{domain}.enable", [], cancellationToken);
            }

            await browser.SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false }, cancellationToken);
            await browser.SendAsync("Page.navigate", new JsonObject { ["url"] = page }, cancellationToken);
            await browser.UntilAsync("document.readyState === 'complete' && document.body.classList.contains('ready') && document.getElementById('audio').readyState > 0", cancellationToken);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
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

    public Task PressAsync(string key, CancellationToken cancellationToken) =>
        EvaluateAsync($"document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: {JsonSerializer.Serialize(key)}, bubbles: true }}))", cancellationToken);

    public async Task DarkAsync(CancellationToken cancellationToken) => await SendAsync(
        "Emulation.setEmulatedMedia",
        new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = "dark" }) },
        cancellationToken);

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
