using System.Net.WebSockets;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Tests.Emulator;

/// <summary>What the emulator of Azure's WebSocket protocol takes, refuses and breaks.</summary>
public sealed class AzureSocketEmulatorTests : IAsyncLifetime
{
    private const string Text = "The mill stands still. Why?";
    private SpeechEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Turns_follow_one_another_on_a_connection()
    {
        using var client = await ConnectedAsync();

        await client.SpeakAsync(Ssml(Text));
        await client.SpeakAsync(Ssml("Again."));

        var sounds = new[] { ToneSpeaker.Speak(Text, "en-GB-SoniaNeural"), ToneSpeaker.Speak("Again.", "en-GB-SoniaNeural") };
        Assert.Equal(sounds.SelectMany(s => s.Render(24_000)), client.Audio.ToArray());
        Assert.Equal(
            sounds.SelectMany(s => s.Marks).Where(m => m.Kind is SoundMarkKind.Word or SoundMarkKind.Punctuation).Select(m => (m.Text, m.StartMs * 10_000L, m.DurationMs * 10_000L)),
            client.Words);
        Assert.Equal(["turn.start", "response"], client.Paths.Take(2));
        Assert.Equal(2, client.Paths.Count(p => p == "turn.end"));
        Assert.Equal([EmulatorRoute.AzureConnect, EmulatorRoute.AzureTurn, EmulatorRoute.AzureTurn], _emulator.Received.Select(r => r.Route));
        Assert.Equal([101, 200, 200], _emulator.Received.Select(r => r.Status));
        Assert.Equal(2, _emulator.Delivered.Count);
        Assert.Empty(_emulator.Violations);
    }

    public static TheoryData<string, string> BrokenRules => new()
    {
        { "synthesis.context", "synthesis.context came before speech.config" },
        { "ssml", "ssml came without a synthesis.context of the same X-RequestId" },
        { "speech.config", "speech.config has not the expected shape" },
        { "something", "a message has the unknown Path something" },
    };

    [Theory]
    [MemberData(nameof(BrokenRules))]
    public async Task A_message_out_of_place_closes_the_connection(string path, string reason)
    {
        using var client = new AzureSocketClient();
        await client.ConnectAsync(_emulator, configure: false);

        await client.SendAsync(path, client.NextId(), path == "ssml" ? "application/ssml+xml" : "application/json", "{}");

        Assert.False(await client.ReadAsync("turn.end"));
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, client.CloseStatus);
        Assert.StartsWith(reason, client.CloseReason, StringComparison.Ordinal);
        Assert.Single(_emulator.Violations);
    }

    [Theory]
    [InlineData("Path: ssml\r\n\r\n<speak/>")]
    [InlineData("Path: ssml\r\nX-RequestId: 12345678-1234-1234-1234-123456789012\r\nX-Timestamp: 2026-01-31T12:00:00Z\r\n\r\n<speak/>")]
    [InlineData("Path: ssml\r\nX-RequestId: 00000000000000000000000000000009\r\nX-Timestamp: now\r\n\r\n<speak/>")]
    [InlineData("X-RequestId: 00000000000000000000000000000009\r\nX-Timestamp: 2026-01-31T12:00:00Z\r\n\r\n{}")]
    [InlineData("no message at all")]
    public async Task A_message_without_its_headers_closes_the_connection(string message)
    {
        using var client = await ConnectedAsync();

        await client.SendRawAsync(message);

        Assert.False(await client.ReadAsync("turn.end"));
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, client.CloseStatus);
    }

    [Theory]
    [InlineData(1007)]
    [InlineData(1011)]
    [InlineData(4429)]
    public async Task A_planned_close_comes_with_its_code(int code)
    {
        _emulator.Faults = FaultPlan.PerUnit(Fault.Close(code), Fault.CloseMidway(code));
        using var first = await ConnectedAsync();
        using var second = await ConnectedAsync();
        using var third = await ConnectedAsync();

        await first.SpeakAsync(Ssml(Text));
        await second.SpeakAsync(Ssml(Text));
        await third.SpeakAsync(Ssml(Text));

        Assert.Equal((WebSocketCloseStatus)code, first.CloseStatus);
        Assert.Equal(0, first.Audio.Length);
        Assert.Equal((WebSocketCloseStatus)code, second.CloseStatus);
        Assert.InRange(second.Audio.Length, 2, third.Audio.Length - 2);
        Assert.Contains("turn.end", third.Paths);
        Assert.Single(_emulator.Delivered);
    }

    [Fact]
    public async Task A_planned_1006_ends_the_connection_without_a_word()
    {
        _emulator.Faults = FaultPlan.Always(Fault.Close(1006)).On(EmulatorRoute.AzureTurn);
        using var client = await ConnectedAsync();

        await Assert.ThrowsAsync<WebSocketException>(() => client.SpeakAsync(Ssml(Text)));
    }

    [Fact]
    public async Task A_planned_status_refuses_the_upgrade()
    {
        _emulator.Faults = FaultPlan.Always(Fault.Status(429)).On(EmulatorRoute.AzureConnect);

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectedAsync());

        Assert.Equal(429, _emulator.Received[0].Status);
    }

    [Fact]
    public async Task Boundaries_go_wrong_where_the_plan_says_and_the_sound_does_not()
    {
        _emulator.Faults = FaultPlan.PerUnit(Fault.BoundariesBeyondAudio, Fault.BoundariesBackwards, Fault.BoundariesOfOtherText, Fault.NoBoundaries);
        var words = new List<IReadOnlyList<(string Text, long Offset, long Duration)>>();
        for (var i = 0; i < 5; i++)
        {
            using var client = await ConnectedAsync();
            await client.SpeakAsync(Ssml(Text));
            words.Add([.. client.Words]);
            Assert.Equal(ToneSpeaker.Speak(Text, "en-GB-SoniaNeural").Render(24_000), client.Audio.ToArray());
        }

        var end = ToneSpeaker.Speak(Text, "en-GB-SoniaNeural").DurationMs * 10_000L;
        Assert.All(words[0], w => Assert.True(w.Offset > end));
        Assert.True(words[1][0].Offset > words[1][^1].Offset);
        Assert.DoesNotContain(words[2], w => w.Text == "mill");
        Assert.Empty(words[3]);
        Assert.Contains(words[4], w => w.Text == "mill" && w.Offset < end);
    }

    [Fact]
    public async Task Sound_beyond_the_limit_is_refused_as_the_service_does()
    {
        await using var emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { MaxAudio = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);
        using var client = new AzureSocketClient();
        await client.ConnectAsync(emulator);

        await client.SpeakAsync(Ssml(Text));

        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, client.CloseStatus);
        Assert.Contains("maximum media duration of 1000ms", client.CloseReason, StringComparison.Ordinal);
    }

    private static string Ssml(string text) =>
        $"<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-GB\"><voice name=\"en-GB-SoniaNeural\">{text}</voice></speak>";

    private async Task<AzureSocketClient> ConnectedAsync()
    {
        var client = new AzureSocketClient();
        try
        {
            await client.ConnectAsync(_emulator);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
