using AudioEdition.Casting;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Tests.Emulator;
using AudioEdition.Tests.Speech.Engines.Web;
using Microsoft.Extensions.Time.Testing;

namespace AudioEdition.Tests.Speech.Engines.Azure;

/// <summary>Against an emulator that Microsoft's own client accepts.</summary>
public sealed class AzureSynthesizerTests : IAsyncLifetime
{
    private const string Key = "canary-5c1f20";
    private const string Sonia = "en-GB-SoniaNeural";
    private const string Sentence = "The harbour of Velmora opened at dawn, and nobody came.";

    private readonly TemporaryFolder _folder = new();
    private SpeechEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Key = Key }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    private AzureOptions Options => new() { Endpoint = _emulator.Address, Key = Key };

    private AzureSynthesizer Create(bool wordTimes = true) => new(Options with { WordTimes = wordTimes });

    [Theory]
    [InlineData(24_000)]
    [InlineData(48_000)]
    public async Task Both_ways_give_the_services_samples_and_the_socket_its_word_times(int rate)
    {
        await using var socket = new AzureSynthesizer(Options with { SampleRateHz = rate });
        await using var rest = new AzureSynthesizer(Options with { SampleRateHz = rate, WordTimes = false });
        var timed = await ServiceRuns.HearAsync(socket, new SpeechRequest(Sonia, Sentence, "en-GB"));
        var plain = await ServiceRuns.HearAsync(rest, new SpeechRequest(Sonia, Sentence, "en-GB"));
        var expected = ToneSpeaker.Speak(Sentence, Sonia);

        Assert.Equal(WaveBytes.ToFloat(expected.Render(rate)), timed.Samples);
        Assert.Equal(timed.Samples, plain.Samples);
        Assert.Equal((rate, rate), (timed.Rate, plain.Rate));
        Assert.Equal(
            expected.Marks.Where(m => m.Kind == SoundMarkKind.Word).Select(m => (m.Text, (long)m.StartMs * rate / 1000, (long)m.DurationMs * rate / 1000)),
            timed.Marks.Select(m => (m.Spoken.In(Sentence), m.Frame, m.FrameCount)));
        Assert.Empty(plain.Marks);
        Assert.Equal((true, false), (socket.Capabilities.WordMarks, rest.Capabilities.WordMarks));
        Assert.Empty(_emulator.Violations);
    }

    [Fact]
    public async Task On_the_wire_it_says_what_Microsofts_own_client_says()
    {
        await using (var engine = Create())
        {
            await ServiceRuns.HearAsync(engine, new SpeechRequest(SpeechSdkTrace.Voice, SpeechSdkTrace.First, SpeechSdkTrace.Language));
            await ServiceRuns.HearAsync(engine, new SpeechRequest(SpeechSdkTrace.Voice, SpeechSdkTrace.Second, SpeechSdkTrace.Language));
        }

        var connection = Assert.Single(_emulator.Connections);
        SpeechSdkTrace.Verify(connection);
        Assert.DoesNotContain(Key, connection.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_are_used_again_one_turn_at_a_time()
    {
        await using var engine = Create();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => engine.SpeakAsync(Sonia, $"Line {(char)('a' + i)}.")));
        await engine.SpeakAsync(Sonia, "One more.");

        Assert.InRange(_emulator.Connections.Count, 1, 12);
        Assert.Equal(13, _emulator.Delivered.Count);
        Assert.Empty(_emulator.Violations);
    }

    [Fact]
    public async Task A_connection_that_the_service_has_ended_meanwhile_is_replaced_unnoticed()
    {
        await using var engine = Create();
        await engine.SpeakAsync(Sonia, "The first.");
        _emulator.Faults = FaultPlan.PerUnit(Fault.Close(1000)).ForText("second");
        await engine.SpeakAsync(Sonia, "The second.");

        Assert.Equal(2, _emulator.Connections.Count);
        Assert.Empty(_emulator.BoughtTwice);
    }

    [Fact]
    public async Task Markup_in_a_text_is_read_as_words()
    {
        const string Text = "He wrote </voice></speak><audio src=\"https://evil.example/a.wav\"/> & left.";
        await using var engine = Create();
        await ServiceRuns.HearAsync(engine, new SpeechRequest(Sonia, Text));

        Assert.Equal(Text, Assert.Single(_emulator.Delivered).Text);
        Assert.Empty(_emulator.Violations);
    }

    [Fact]
    public async Task Rate_style_and_pronunciations_are_sent_where_the_voice_has_them_and_the_rest_is_noted()
    {
        await using var engine = Create();
        var request = new SpeechRequest("en-US-JennyNeural", "In Kyiv it rained.", "en-US", 1.2) { Style = "newscast", Phonemes = [new(new(3, 7), "ˈkiːjɪv")] };
        await ServiceRuns.HearAsync(engine, request);
        Assert.Empty(engine.Notes);
        await ServiceRuns.HearAsync(engine, request with { VoiceName = "en-US-BrianMultilingualNeural" });
        await ServiceRuns.HearAsync(engine, request with { VoiceName = "en-US-Ava:DragonHDLatestNeural" });

        var bodies = _emulator.Delivered.Select(r => r.Body).ToList();
        Assert.Equal(
            "<voice name=\"en-US-JennyNeural\"><mstts:express-as style=\"newscast\"><prosody rate=\"+20%\">In <phoneme alphabet=\"ipa\" ph=\"ˈki.jɪv\">Kyiv</phoneme> it rained.</prosody></mstts:express-as></voice>",
            bodies[0][bodies[0].IndexOf("<voice", StringComparison.Ordinal)..].Replace("</speak>", "", StringComparison.Ordinal));
        Assert.DoesNotContain("express-as", bodies[1], StringComparison.Ordinal);
        Assert.Contains("<voice name=\"en-US-Ava:DragonHDLatestNeural\">In Kyiv it rained.</voice>", bodies[2], StringComparison.Ordinal);
        Assert.Equal(4, engine.Notes.Count);
        Assert.Empty(_emulator.Violations);
        Assert.Equal(_emulator.Delivered.Select(r => (long)r.BillableCharacters), [
            engine.BillableCharacters(request), engine.BillableCharacters(request with { VoiceName = "en-US-BrianMultilingualNeural" }), engine.BillableCharacters(request with { VoiceName = "en-US-Ava:DragonHDLatestNeural" })]);
    }

    [Fact]
    public async Task A_pronunciation_that_a_voice_refuses_does_not_cost_the_sentence()
    {
        _emulator.Faults = FaultPlan.Of(q => q.Body.Contains("<phoneme", StringComparison.Ordinal) ? Fault.Close(1007) : null);
        await using var engine = Create();
        await ServiceRuns.HearAsync(engine, new SpeechRequest(Sonia, "In Kyiv it rained.") { Phonemes = [new(new(3, 7), "ˈkiːjɪv")] });

        Assert.Single(_emulator.Delivered);
        Assert.Contains("Kyiv", Assert.Single(engine.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_without_sockets_is_asked_by_rest_from_then_on(bool isContainer)
    {
        await using var server = await SpeechEmulator.StartAsync(new EmulatorOptions { Container = isContainer, Key = Key }, TestContext.Current.CancellationToken);
        server.Faults = FaultPlan.Always(Fault.Status(404)).On(EmulatorRoute.AzureConnect, EmulatorRoute.AzureVoices);
        await using var engine = new AzureSynthesizer(new AzureOptions { Endpoint = server.Address, Key = isContainer ? null : Key });
        Assert.True((await engine.CheckHealthAsync(TestContext.Current.CancellationToken)).Ready);
        var heard = await ServiceRuns.HearAsync(engine, new SpeechRequest(Sonia, Sentence));
        await ServiceRuns.HearAsync(engine, new SpeechRequest(Sonia, "Again."));

        Assert.Equal(WaveBytes.ToFloat(ToneSpeaker.Speak(Sentence, Sonia).Render(24_000)), heard.Samples);
        Assert.Equal((1, 2), (server.Received.Count(r => r.Route == EmulatorRoute.AzureConnect), server.Received.Count(r => r.Route == EmulatorRoute.AzureSpeech)));
        Assert.Contains("no WebSocket", Assert.Single(engine.Notes), StringComparison.Ordinal);
        Assert.False(engine.Capabilities.WordMarks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_redirect_is_not_followed(bool wordTimes)
    {
        await using var elsewhere = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _emulator.Faults = FaultPlan.Always(Fault.Redirect(elsewhere.Address)).On(EmulatorRoute.AzureConnect, EmulatorRoute.AzureSpeech);
        await using var engine = Create(wordTimes);
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Sonia, Sentence));

        Assert.False(e.IsTransient);
        Assert.Empty(elsewhere.Received);
    }

    [Theory]
    [InlineData(429, true, false)]
    [InlineData(503, true, false)]
    [InlineData(401, false, true)]
    [InlineData(403, false, true)]
    public async Task What_is_said_at_the_door_counts_as_anywhere(int status, bool isTransient, bool stopsRun)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Status(status, TimeSpan.FromSeconds(7), reason: $"not with {Key}")).On(EmulatorRoute.AzureConnect);
        await using var engine = Create();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Sonia, Sentence));

        Assert.Equal((isTransient, stopsRun, TimeSpan.FromSeconds(7)), (e.IsTransient, e.StopsRun, e.RetryAfter));
        Assert.DoesNotContain(Key, e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1007, "Throttled due to too many requests.", true, false)]
    [InlineData(1007, "Synthesis failed. StatusCode: BadRequest", false, false)]
    [InlineData(1007, "The processed audio has exceeded the configured maximum media duration of 600000ms", false, false)]
    [InlineData(4429, "The request exceeded the concurrent request limit.", true, false)]
    [InlineData(1006, "", true, false)]
    [InlineData(1011, "Internal server error.", true, false)]
    [InlineData(1008, "Authentication failed.", false, true)]
    public async Task A_close_is_understood_by_its_code_and_its_words(int code, string reason, bool isTransient, bool stopsRun)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Close(code, reason)).On(EmulatorRoute.AzureTurn);
        await using var engine = Create();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Sonia, Sentence));
        Assert.Equal((isTransient, stopsRun), (e.IsTransient, e.StopsRun));
    }

    [Theory]
    [InlineData("out-of-order")]
    [InlineData("garbage")]
    [InlineData("odd-bytes")]
    [InlineData("empty-audio")]
    [InlineData("truncated")]
    [InlineData("abort-midway")]
    public async Task A_broken_answer_may_be_asked_for_again(string fault)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Parse(fault)).On(EmulatorRoute.AzureTurn, EmulatorRoute.AzureSpeech);
        foreach (var wordTimes in (bool[])[true, false])
        {
            await using var engine = Create(wordTimes);
            if (wordTimes || fault is not ("out-of-order" or "garbage"))
            {
                Assert.True((await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Sonia, Sentence))).IsTransient);
            }
        }
    }

    [Theory]
    [InlineData("hang-midway")]
    [InlineData("no-turn-end")]
    public async Task A_service_that_falls_silent_is_given_up_after_ten_seconds(string fault)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Parse(fault)).On(EmulatorRoute.AzureTurn);
        var time = new FakeTimeProvider();
        await using var engine = new AzureSynthesizer(Options with { Time = time });
        var speaking = engine.SpeakAsync(Sonia, Sentence);
        await ServiceRuns.ArrivedAsync(_emulator, EmulatorRoute.AzureTurn);
        while (!_emulator.IsIdle)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.True((await Assert.ThrowsAsync<SpeechSynthesisException>(() => speaking)).IsTransient);
    }

    [Theory]
    [InlineData("no-boundaries")]
    [InlineData("boundaries-of-other-text")]
    [InlineData("boundaries-backwards")]
    [InlineData("boundaries-beyond-audio")]
    public async Task Word_times_that_cannot_be_are_left_out_and_the_sound_is_kept(string fault)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Parse(fault)).On(EmulatorRoute.AzureTurn);
        await using var engine = Create();
        var (samples, marks, _) = await ServiceRuns.HearAsync(engine, new SpeechRequest(Sonia, Sentence));
        Assert.Equal(WaveBytes.ToFloat(ToneSpeaker.Speak(Sentence, Sonia).Render(24_000)), samples);
        Assert.Empty(marks);
    }

    [Fact]
    public async Task A_text_of_more_than_nine_minutes_is_not_sent_and_a_sound_of_ten_is_none()
    {
        await using var engine = Create();
        Assert.Contains("8001", (await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Sonia, new string('a', 8_001)))).Message, StringComparison.Ordinal);
        Assert.Empty(_emulator.Received);

        Assert.NotNull(new AzureSound(new byte[599 * 48_000], null).FindFault(24_000));
        Assert.Null(new AzureSound(new byte[(599 * 48_000) - 2], null).FindFault(24_000));
    }

    [Fact]
    public async Task A_token_is_kept_for_nine_minutes_and_a_failed_one_not_at_all()
    {
        var time = new FakeTimeProvider();
        await using var engine = new AzureSynthesizer(Options with { ExchangeKey = true, WordTimes = false, Time = time });
        _emulator.Faults = FaultPlan.Sequence(Fault.Status(503)).On(EmulatorRoute.AzureToken);
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Sonia, "First."));
        await engine.SpeakAsync(Sonia, "Second.");
        time.Advance(TimeSpan.FromMinutes(8.9));
        await engine.SpeakAsync(Sonia, "Third.");
        Assert.Equal(2, _emulator.Received.Count(r => r.Route == EmulatorRoute.AzureToken));
        time.Advance(TimeSpan.FromMinutes(0.2));
        await engine.SpeakAsync(Sonia, "Fourth.");

        Assert.Equal(3, _emulator.Received.Count(r => r.Route == EmulatorRoute.AzureToken));
        Assert.All(_emulator.Received.Where(r => r.Route != EmulatorRoute.AzureToken), r => Assert.False(r.Headers.ContainsKey("Ocp-Apim-Subscription-Key")));
        Assert.Empty(_emulator.Violations);
    }

    [Fact]
    public async Task A_token_that_is_refused_before_its_time_is_renewed_once()
    {
        var time = new FakeTimeProvider();
        await using var engine = new AzureSynthesizer(Options with { ExchangeKey = true, WordTimes = false, Time = time });
        await engine.SpeakAsync(Sonia, "First.");
        time.Advance(TimeSpan.FromMinutes(2));
        _emulator.Faults = FaultPlan.PerUnit(Fault.Status(401)).ForText("Second");
        await engine.SpeakAsync(Sonia, "Second.");
        Assert.Equal(2, _emulator.Received.Count(r => r.Route == EmulatorRoute.AzureToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_entra_token_is_sent_as_it_is(bool wordTimes)
    {
        await using var engine = new AzureSynthesizer(Options with { Key = null, Token = "aad#/subscriptions/1/speech#token", WordTimes = wordTimes });
        await engine.SpeakAsync(Sonia, Sentence);
        Assert.All(_emulator.Received, r => Assert.True(!r.Headers.TryGetValue("Authorization", out var shown) || shown == "Bearer aad#/subscriptions/1/speech#token"));
        Assert.Empty(_emulator.Violations);
    }

    [Fact]
    public async Task Voices_are_listed_once_a_day_with_gender_styles_and_status()
    {
        var time = new FakeTimeProvider(DateTimeOffset.Parse("2026-03-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var options = Options with { CacheFolder = _folder.Combine("voices"), Time = time };
        IReadOnlyList<EngineVoice> voices = [];
        for (var i = 0; i < 2; i++)
        {
            await using var engine = new AzureSynthesizer(options);
            voices = await engine.ListVoicesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Single(_emulator.Received);
        var aria = voices.Single(v => v.Name == "en-US-AriaNeural");
        Assert.Equal((Gender.Female, "en-US", "styles: chat, newscast-casual, newscast-formal, narration-professional"), (aria.Gender, aria.Locale, aria.Description));
        Assert.StartsWith("preview; high definition", voices.Single(v => v.Name == "en-US-Ava:DragonHDLatestNeural").Description, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromDays(1.1));
        await using (var engine = new AzureSynthesizer(options))
        {
            await engine.ListVoicesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, _emulator.Received.Count);
        ServiceRuns.AssertKeptIn(_folder.Path, Key);
    }

    [Fact]
    public async Task The_built_in_cast_names_voices_of_the_list_with_their_gender_and_locale()
    {
        await using var engine = Create();
        var voices = (await engine.ListVoicesAsync(TestContext.Current.CancellationToken)).ToDictionary(v => v.Name, StringComparer.Ordinal);
        var cast = VoiceCatalog.Default.CastOf("azure");
        Assert.All(cast.Voices, v => Assert.True(voices[v.Id.Name].IsCastable));
        Assert.Equal(cast.Pool.Select(v => (v.Id, v.Gender, v.Locale)), cast.Pool.Select(v => (v.Id, voices[v.Id.Name].Gender, (string?)voices[v.Id.Name].Locale)));
    }

    [Fact]
    public async Task A_kept_list_serves_while_the_service_is_away_and_is_asked_again_for_a_voice_that_it_lacks()
    {
        var options = Options with { CacheFolder = _folder.Combine("voices") };
        await using (var engine = new AzureSynthesizer(options))
        {
            await engine.ListVoicesAsync(TestContext.Current.CancellationToken);
        }

        _emulator.Faults = FaultPlan.Always(Fault.Status(503)).On(EmulatorRoute.AzureVoices);
        await using (var engine = new AzureSynthesizer(options with { VoiceListAge = TimeSpan.Zero }))
        {
            Assert.NotEmpty(await engine.ListVoicesAsync(TestContext.Current.CancellationToken));
        }

        _emulator.Faults = FaultPlan.None;
        _emulator.Forget();
        await using (var engine = new AzureSynthesizer(options))
        {
            Assert.Null(await engine.FindVoiceAsync("en-GB-NobodyNeural", TestContext.Current.CancellationToken));
            Assert.Null(await engine.FindVoiceAsync("en-GB-NobodyElseNeural", TestContext.Current.CancellationToken));
        }

        Assert.Single(_emulator.Received);
    }

    [Fact]
    public async Task Without_a_key_it_says_which_one_is_missing_and_sends_nothing()
    {
        await using var engine = new AzureSynthesizer();
        var health = await engine.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.False(health.Ready);
        Assert.StartsWith("no key: set AZURE_SPEECH_KEY", health.Detail, StringComparison.Ordinal);
        Assert.True(engine.BillableCharacters(new SpeechRequest(Sonia, Sentence)) >= Sentence.Length);

        await using var broken = new AzureSynthesizer(Options with { Key = "two\r\nlines" });
        Assert.False((await broken.CheckHealthAsync(TestContext.Current.CancellationToken)).Ready);
    }

    [Fact]
    public async Task The_free_tier_is_asked_one_at_a_time_and_twenty_times_a_minute()
    {
        var time = new FakeTimeProvider();
        await using var engine = new AzureSynthesizer(Options with { Tier = AzureTier.Free, WordTimes = false, Time = time });
        Assert.Equal(1, engine.Capabilities.MaxParallel);
        for (var i = 0; i < 20; i++)
        {
            await engine.SpeakAsync(Sonia, $"Line {(char)('a' + i)}.");
        }

        var late = engine.SpeakAsync(Sonia, "One too many.");
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(20, _emulator.Delivered.Count);
        time.Advance(TimeSpan.FromSeconds(2));
        await late;
        Assert.Equal(21, _emulator.Delivered.Count);
    }
}
