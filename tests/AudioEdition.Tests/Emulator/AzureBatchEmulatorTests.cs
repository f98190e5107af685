using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Tests.Emulator;

/// <summary>What the emulator of Azure's batch synthesis takes, tells and hands over.</summary>
public sealed class AzureBatchEmulatorTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;
    private SpeechEmulator _emulator = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await SpeechEmulator.StartAsync(cancellationToken: _cancel);
        _http.BaseAddress = _emulator.Address;
        _http.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", _emulator.Key);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_job_runs_succeeds_and_is_gone_when_deleted()
    {
        using var created = await PutAsync("edition-1", "The mill stands still.", "Why?");
        var running = await GetAsync("edition-1");
        var done = await GetAsync("edition-1");
        using var storage = new HttpClient();
        using var zip = new ZipArchive(await storage.GetStreamAsync(done.GetProperty("outputs").GetProperty("result").GetString(), _cancel));
        using var deleted = await _http.DeleteAsync(PathOf("edition-1"), _cancel);
        using var gone = await _http.GetAsync(PathOf("edition-1"), _cancel);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("Running", running.GetProperty("status").GetString());
        Assert.Equal("Succeeded", done.GetProperty("status").GetString());
        Assert.Equal(26, done.GetProperty("properties").GetProperty("billingDetails").GetProperty("neuralCharacters").GetInt32());
        Assert.Equal(["0001.wav", "0001.word.json", "0002.wav", "0002.word.json", "summary.json"], zip.Entries.Select(e => e.FullName));
        var sound = ToneSpeaker.Speak("The mill stands still.", "en-GB-SoniaNeural");
        Assert.Equal(sound.Render(24_000), Read(zip, "0001.wav")[PcmFormat.HeaderBytes..]);
        using var words = JsonDocument.Parse(Read(zip, "0001.word.json"));
        Assert.Equal(
            sound.Marks.Where(m => m.Kind != SoundMarkKind.Sentence).Select(m => (m.Text, m.StartMs, m.DurationMs)),
            words.RootElement.EnumerateArray().Select(w => (w.GetProperty("Text").GetString()!, w.GetProperty("AudioOffset").GetInt32(), w.GetProperty("Duration").GetInt32())));
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Empty(_emulator.Violations);
    }

    [Fact]
    public async Task The_list_comes_in_pages()
    {
        for (var i = 1; i <= 5; i++)
        {
            using var created = await PutAsync(FormattableString.Invariant($"job-{i}"), "One.");
        }

        var found = new List<string>();
        var sizes = new List<int>();
        for (string? next = "texttospeech/batchsyntheses?api-version=2024-04-01&maxpagesize=2"; next is not null;)
        {
            var page = await _http.GetFromJsonAsync<JsonElement>(next, _cancel);
            var ids = page.GetProperty("value").EnumerateArray().Select(j => j.GetProperty("id").GetString()!).ToList();
            found.AddRange(ids);
            sizes.Add(ids.Count);
            next = page.TryGetProperty("nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal([2, 2, 1], sizes);
        Assert.Equal(["job-1", "job-2", "job-3", "job-4", "job-5"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Wrong_orders_are_refused()
    {
        using var wrongId = await PutAsync("-x-", "One.");
        using var noVersion = await _http.PutAsJsonAsync("texttospeech/batchsyntheses/job-1", new { }, _cancel);
        using var unknown = await _http.PutAsJsonAsync(PathOf("job-1"), new { inputKind = "SSML", inputs = new[] { new { content = "x" } }, colour = "red" }, _cancel);
        using var first = await PutAsync("job-1", "One.");
        using var second = await PutAsync("job-1", "One.");

        Assert.All(new[] { wrongId, noVersion, unknown, second }, r => Assert.Equal(HttpStatusCode.BadRequest, r.StatusCode));
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(4, _emulator.Violations.Count);
    }

    [Fact]
    public async Task An_input_that_is_refused_fails_alone_and_a_key_at_the_storage_is_noted()
    {
        var inputs = new[] { new { content = Ssml("One.") }, new { content = "<speak/>" } };
        using var created = await _http.PutAsJsonAsync(PathOf("job-1"), new { inputKind = "SSML", inputs }, _cancel);
        await GetAsync("job-1");
        var done = await GetAsync("job-1");

        using var zip = new ZipArchive(await _http.GetStreamAsync(done.GetProperty("outputs").GetProperty("result").GetString(), _cancel));
        using var summary = JsonDocument.Parse(Read(zip, "summary.json"));

        Assert.Equal(["Succeeded", "Failed"], summary.RootElement.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("status").GetString()!));
        Assert.Equal(1, done.GetProperty("properties").GetProperty("failedAudioCount").GetInt32());
        Assert.Contains(_emulator.Violations, v => v.Contains("storage", StringComparison.Ordinal));
    }

    private static string PathOf(string id) => $"texttospeech/batchsyntheses/{id}?api-version=2024-04-01";

    private static string Ssml(string text) =>
        $"<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-GB\"><voice name=\"en-GB-SoniaNeural\">{text}</voice></speak>";

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private Task<HttpResponseMessage> PutAsync(string id, params string[] texts) => _http.PutAsJsonAsync(
        PathOf(id),
        new
        {
            inputKind = "SSML",
            inputs = texts.Select(t => new { content = Ssml(t) }),
            properties = new { outputFormat = "riff-24khz-16bit-mono-pcm", wordBoundaryEnabled = true, sentenceBoundaryEnabled = false, timeToLiveInHours = 24 },
        },
        _cancel);

    private Task<JsonElement> GetAsync(string id) => _http.GetFromJsonAsync<JsonElement>(PathOf(id), _cancel);
}
