using System.Net;
using System.Text;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;
using Microsoft.Extensions.Time.Testing;

namespace AudioEdition.Tests.Emulator;

/// <summary>Every fault as it arrives over HTTP: a test that asks for a truncated body must get one.</summary>
public sealed class FaultTransportTests : IAsyncLifetime
{
    private const string Text = "The mill stands still.";
    private static readonly byte[] Sound = ToneSpeaker.Speak(Text, "en-GB-SoniaNeural").Render(24_000);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;
    private SpeechEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { TimeProvider = _time }, _cancel);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(408)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_status_arrives_without_Retry_After_unless_the_plan_has_one(int status)
    {
        _emulator.Faults = FaultPlan.Sequence(Fault.Status(status), Fault.Status(status, TimeSpan.FromSeconds(4)), Fault.Status(status, TimeSpan.FromSeconds(4), asDate: true));

        using var without = await SendAsync();
        using var seconds = await SendAsync();
        using var date = await SendAsync();
        using var good = await SendAsync();

        Assert.All(new[] { without, seconds, date }, r => Assert.Equal(status, (int)r.StatusCode));
        Assert.Null(without.Headers.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(4), seconds.Headers.RetryAfter!.Delta);
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromSeconds(4), date.Headers.RetryAfter!.Date);
        Assert.Equal(Sound, await good.Content.ReadAsByteArrayAsync(_cancel));
        Assert.Empty(_emulator.BoughtTwice);
    }

    [Fact]
    public async Task Broken_bodies_arrive_as_planned()
    {
        _emulator.Faults = FaultPlan.Sequence(Fault.TruncatedQuietly, Fault.OddBytes, Fault.EmptyAudio, Fault.Garbage, Fault.WrongContentType);
        var bodies = new List<byte[]>();
        var types = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await SendAsync();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            bodies.Add(await response.Content.ReadAsByteArrayAsync(_cancel));
            types.Add(response.Content.Headers.ContentType?.MediaType);
        }

        Assert.Equal(Sound[..(Sound.Length / 4 * 2)], bodies[0]);
        Assert.Equal(Sound[..^1], bodies[1]);
        Assert.Empty(bodies[2]);
        Assert.Equal((byte)'{', bodies[3][0]);
        Assert.Equal("text/html", types[4]);
        Assert.Empty(_emulator.Delivered);
    }

    public static TheoryData<FaultKind> Breaks => [FaultKind.Abort, FaultKind.AbortMidway, FaultKind.Truncated, FaultKind.Close];

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_broken_connection_is_an_error_of_the_transport(FaultKind kind)
    {
        _emulator.Faults = FaultPlan.PerUnit(new Fault(kind));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync());
        using var good = await SendAsync();

        Assert.Equal(Sound, await good.Content.ReadAsByteArrayAsync(_cancel));
        Assert.Single(_emulator.Delivered);
    }

    [Theory]
    [InlineData(FaultKind.Hang)]
    [InlineData(FaultKind.HangMidway)]
    public async Task A_hang_lasts_until_the_client_gives_up(FaultKind kind)
    {
        _emulator.Faults = FaultPlan.PerUnit(new Fault(kind));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_cancel);

        var sending = SendAsync(cancellationToken: patience.Token);
        while (_emulator.Received.Count == 0 || !_emulator.IsIdle)
        {
            await Task.Yield();
        }

        Assert.False(sending.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_redirect_names_its_place()
    {
        _emulator.Faults = FaultPlan.Always(Fault.Redirect(new Uri("https://example.org/elsewhere")));

        using var response = await SendAsync();

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal("https://example.org/elsewhere", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_slow_drip_arrives_whole()
    {
        _emulator.Faults = FaultPlan.Always(Fault.SlowDrip(TimeSpan.FromSeconds(1), 20_000));

        var reading = SendAsync();
        while (!reading.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        using var response = await reading;
        Assert.Equal(Sound, await response.Content.ReadAsByteArrayAsync(_cancel));
        Assert.Single(_emulator.Delivered);
    }

    [Fact]
    public async Task One_request_too_many_is_turned_away()
    {
        await using var emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { MaxConcurrency = 1, ServiceTime = TimeSpan.FromSeconds(1), TimeProvider = _time }, _cancel);

        var first = SendAsync(emulator);
        while (emulator.Received is not [{ Text: not null }])
        {
            await Task.Yield();
        }

        var second = SendAsync(emulator);
        while (emulator.Received.Count < 2 || !(first.IsCompleted && second.IsCompleted))
        {
            if (second.IsCompleted)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }

        using var good = await first;
        using var turnedAway = await second;
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], [good.StatusCode, turnedAway.StatusCode]);
    }

    private async Task<HttpResponseMessage> SendAsync(SpeechEmulator? emulator = null, CancellationToken? cancellationToken = null)
    {
        emulator ??= _emulator;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(emulator.Address, "tts/cognitiveservices/v1"));
        request.Content = new StringContent(
            $"<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-GB\"><voice name=\"en-GB-SoniaNeural\">{Text}</voice></speak>",
            Encoding.UTF8,
            "application/ssml+xml");
        request.Headers.Add("Ocp-Apim-Subscription-Key", emulator.Key);
        request.Headers.Add("X-Microsoft-OutputFormat", "raw-24khz-16bit-mono-pcm");
        request.Headers.UserAgent.ParseAdd("AudioEdition");
        return await _http.SendAsync(request, cancellationToken ?? _cancel);
    }
}
