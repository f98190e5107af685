using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Tests.Emulator;

/// <summary>What the emulator of Azure's REST routes takes, refuses and breaks.</summary>
public sealed class AzureRestEmulatorTests : IAsyncLifetime
{
    private const string Format = "raw-24khz-16bit-mono-pcm";
    private readonly HttpClient _http = new();
    private SpeechEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task The_sound_is_that_of_text_and_voice()
    {
        var first = await BytesAsync(Ssml("The mill stands still."));
        var again = await BytesAsync(Ssml("The mill stands still."));
        var otherText = await BytesAsync(Ssml("The mill stands idle."));
        var otherVoice = await BytesAsync(Ssml("The mill stands still.", "en-GB-RyanNeural"));

        Assert.Equal(ToneSpeaker.Speak("The mill stands still.", "en-GB-SoniaNeural").Render(24_000), first);
        Assert.Equal(first, again);
        Assert.NotEqual(first, otherText);
        Assert.NotEqual(first, otherVoice);
        Assert.Equal([1, 2, 1, 1], _emulator.Received.Select(r => r.Attempt));
        Assert.Single(_emulator.BoughtTwice);
        Assert.Equal(4 * "The mill stands still.".Length - 1, _emulator.BillableCharacters);
        Assert.Empty(_emulator.Violations);
    }

    [Theory]
    [InlineData("<voice name='en-GB-SoniaNeural'>x</voice>", 400)]
    [InlineData("<speak version='1.0' xml:lang='en' xmlns='http://www.w3.org/2001/10/synthesis'>x</speak>", 400)]
    [InlineData("<speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis'><voice name='en-GB-SoniaNeural'>x</voice></speak>", 400)]
    [InlineData("<speak version='1.0' xml:lang='en' xmlns='http://www.w3.org/2001/10/synthesis'><voice name='xx-XX-NoneNeural'>x</voice></speak>", 400)]
    [InlineData("<speak version='1.0' xml:lang='en' xmlns='http://www.w3.org/2001/10/synthesis'><voice name='en-GB-SoniaNeural'><audio src='https://example.org/a.wav'/>x</voice></speak>", 400)]
    [InlineData("<speak version='1.0' xml:lang='en' xmlns='http://www.w3.org/2001/10/synthesis'><voice name='en-GB-SoniaNeural'>x</voice>", 400)]
    [InlineData("<!DOCTYPE speak [<!ENTITY e 'x'>]><speak version='1.0' xml:lang='en' xmlns='http://www.w3.org/2001/10/synthesis'><voice name='en-GB-SoniaNeural'>&e;</voice></speak>", 400)]
    public async Task A_document_that_the_service_would_refuse_is_refused(string ssml, int status)
    {
        using var response = await SendAsync(ssml);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Single(_emulator.Violations);
        Assert.Empty(_emulator.Delivered);
    }

    [Fact]
    public async Task Headers_are_checked()
    {
        using var keyless = await SendAsync(Ssml("One."), r => r.Headers.Remove("Ocp-Apim-Subscription-Key"));
        using var wrongKey = await SendAsync(Ssml("One."), r => Replace(r, "Ocp-Apim-Subscription-Key", "another"));
        using var formatless = await SendAsync(Ssml("One."), r => r.Headers.Remove("X-Microsoft-OutputFormat"));
        using var agentless = await SendAsync(Ssml("One."), r => r.Headers.UserAgent.Clear());
        using var text = await SendAsync(Ssml("One."), r => r.Content!.Headers.ContentType = new MediaTypeHeaderValue("text/plain"));

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType],
            new[] { keyless, wrongKey, formatless, agentless, text }.Select(r => r.StatusCode));
    }

    [Fact]
    public async Task A_token_is_taken_for_a_key()
    {
        using var issue = new HttpRequestMessage(HttpMethod.Post, new Uri(_emulator.Address, "sts/v1.0/issueToken"));
        issue.Headers.Add("Ocp-Apim-Subscription-Key", _emulator.Key);
        using var issued = await _http.SendAsync(issue, TestContext.Current.CancellationToken);
        var token = await issued.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        using var response = await SendAsync(Ssml("One."), r =>
        {
            r.Headers.Remove("Ocp-Apim-Subscription-Key");
            r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_plan_breaks_the_first_attempt_of_every_unit()
    {
        _emulator.Faults = FaultPlan.PerUnit(Fault.Status(429, TimeSpan.FromSeconds(7)), Fault.Truncated);

        using var first = await SendAsync(Ssml("One."));
        var second = await Assert.ThrowsAnyAsync<HttpRequestException>(() => BytesAsync(Ssml("One.")));
        var third = await BytesAsync(Ssml("One."));

        Assert.Equal(TimeSpan.FromSeconds(7), first.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpRequestError.ResponseEnded, (second.InnerException as HttpIOException)?.HttpRequestError);
        Assert.Equal(ToneSpeaker.Speak("One.", "en-GB-SoniaNeural").Render(24_000), third);
        Assert.Empty(_emulator.BoughtTwice);
    }

    private static string Ssml(string text, string voice = "en-GB-SoniaNeural") =>
        $"<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-GB\"><voice name=\"{voice}\">{text}</voice></speak>";

    private static void Replace(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.Add(name, value);
    }

    private async Task<byte[]> BytesAsync(string ssml)
    {
        using var response = await SendAsync(ssml);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(string ssml, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_emulator.Address, "cognitiveservices/v1"));
        request.Content = new StringContent(ssml, Encoding.UTF8, "application/ssml+xml");
        request.Headers.Add("Ocp-Apim-Subscription-Key", _emulator.Key);
        request.Headers.Add("X-Microsoft-OutputFormat", Format);
        request.Headers.UserAgent.ParseAdd("AudioEdition");
        change?.Invoke(request);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
