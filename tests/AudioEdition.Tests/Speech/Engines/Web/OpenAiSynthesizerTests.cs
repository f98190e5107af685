using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.OpenAi;
using Microsoft.Extensions.Time.Testing;

namespace AudioEdition.Tests.Speech.Engines.Web;

/// <summary>Against an emulator that the vendor's own client accepts.</summary>
public sealed class OpenAiSynthesizerTests : SpeechEngineContract, IAsyncLifetime
{
    private const string Key = "canary-5c1f9e";
    private const string Sentence = "The harbour of Velmora opened at dawn, and nobody came.";

    private readonly TemporaryFolder _folder = new();
    private SpeechEmulator _emulator = null!;

    protected override (string First, string Second) Voices => ("bf_emma", "am_michael");

    protected override double LeastShareOfSentences => 0.75;

    public async ValueTask InitializeAsync() => _emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Key = Key }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    protected override ISpeechSynthesizer Create() => new OpenAiSynthesizer(Options(_emulator));

    private static OpenAiOptions Options(SpeechEmulator emulator) => new() { Address = emulator.Address, Key = Key, Model = "tts-1" };

    public static TheoryData<string, bool> Faults() => new()
    {
        { "400", false }, { "401", false }, { "403", false }, { "404", false }, { "408", true }, { "422", false }, { "429", true }, { "429/5", true }, { "500", true }, { "502", true }, { "503", true },
        { "abort", true }, { "abort-midway", true }, { "truncated", true }, { "odd-bytes", true }, { "empty-audio", true }, { "wrong-content-type", true }, { "garbage", true },
    };

    [Fact]
    public async Task Samples_and_word_times_are_the_services_own()
    {
        await using var engine = Create();
        var (samples, marks, rate) = await ServiceRuns.HearAsync(engine, new SpeechRequest("bf_emma", Sentence));
        var expected = ToneSpeaker.Speak(Sentence, "bf_emma");
        Assert.Equal(WaveBytes.ToFloat(expected.Render(24_000)), samples);
        Assert.Equal(24_000, rate);
        Assert.Equal(
            expected.Marks.Where(m => m.Kind == SoundMarkKind.Word).Select(m => (m.Text, m.StartMs * 24L, m.DurationMs * 24L)),
            marks.Select(m => (m.Spoken.In(Sentence), m.Frame, m.FrameCount)));
        Assert.Empty(_emulator.Violations);
    }

    [Theory]
    [InlineData("wav", 22_050, false)]
    [InlineData("wav", 44_100, true)]
    [InlineData("pcm", 24_000, false)]
    public async Task A_server_without_captions_is_asked_once_and_its_own_rate_is_believed(string format, int rate, bool unknownSizes)
    {
        await using var emulator = await SpeechEmulator.StartAsync(
            new EmulatorOptions { Key = Key, Captions = false, OpenAiSampleRateHz = rate, UnknownWavSizes = unknownSizes }, TestContext.Current.CancellationToken);
        await using var engine = new OpenAiSynthesizer(Options(emulator) with { Format = format });
        for (var i = 0; i < 2; i++)
        {
            var (samples, marks, told) = await ServiceRuns.HearAsync(engine, new SpeechRequest("alloy", Sentence));
            Assert.Equal(WaveBytes.ToFloat(ToneSpeaker.Speak(Sentence, "alloy").Render(rate)), samples);
            Assert.Equal((0, rate), (marks.Count, told));
        }

        Assert.Single(emulator.Received, r => r.Route == EmulatorRoute.KokoroCaptions);
        Assert.False(engine.Capabilities.WordMarks);
        Assert.Empty(emulator.Violations);
    }

    [Fact]
    public async Task A_text_cannot_command_the_server()
    {
        const string Hostile = "They said [pause:9s] that [velmora](/nˈʌθɪŋ/) is [voice:am_adam] shut.";
        await using var engine = Create();
        var (_, marks, _) = await ServiceRuns.HearAsync(engine, new SpeechRequest("bf_emma", Hostile));
        Assert.Empty(_emulator.Violations);
        Assert.Equal("They said pause:9s that velmora nˈʌθɪŋ is voice:am adam shut", string.Join(' ', marks.Select(m => m.Spoken.In(Hostile))).Replace('_', ' '));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_fault_is_told_for_what_it_is_and_never_with_the_key(string fault, bool isTransient)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Parse(fault) with { Reason = $"not with {Key}, sorry" }).On(EmulatorRoute.KokoroCaptions, EmulatorRoute.OpenAiSpeech);
        await using var engine = Create();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("bf_emma", Sentence));
        Assert.Equal(isTransient, e.IsTransient);
        Assert.Equal(("openai", "bf_emma"), (e.Engine, e.Voice));
        Assert.DoesNotContain(Key, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, engine.Version, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("hang-midway")]
    public async Task A_server_that_falls_silent_is_given_up(string fault)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Parse(fault)).On(EmulatorRoute.KokoroCaptions);
        var time = new FakeTimeProvider();
        await using var engine = new OpenAiSynthesizer(Options(_emulator) with { Time = time, CallTimeout = TimeSpan.FromMinutes(2) });
        var speaking = engine.SpeakAsync("bf_emma", Sentence);
        await ServiceRuns.ArrivedAsync(_emulator, EmulatorRoute.KokoroCaptions);
        Assert.False(speaking.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await Assert.ThrowsAsync<SpeechSynthesisException>(() => speaking)).IsTransient);
    }

    [Theory]
    [InlineData("slow-drip")]
    [InlineData("boundaries-beyond-audio")]
    [InlineData("boundaries-backwards")]
    [InlineData("boundaries-of-other-text")]
    [InlineData("no-boundaries")]
    public async Task Word_times_that_cannot_be_are_left_out_and_the_sound_is_kept(string fault)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Parse(fault)).On(EmulatorRoute.KokoroCaptions);
        await using var engine = Create();
        var (samples, marks, _) = await ServiceRuns.HearAsync(engine, new SpeechRequest("bf_emma", Sentence));
        Assert.Equal(WaveBytes.ToFloat(ToneSpeaker.Speak(Sentence, "bf_emma").Render(24_000)), samples);
        if (fault != "slow-drip")
        {
            // The emulator keeps captions whole for some of these; what it did change must not come through as it is.
            Assert.All(marks, m => Assert.True(m.Frame + m.FrameCount <= samples.Length));
        }
    }

    [Fact]
    public async Task No_unit_is_lost_or_bought_twice_where_one_request_in_five_fails()
    {
        _emulator.Faults = FaultPlan.Share(0.2, seed: 7, [Fault.Status(429), Fault.Status(503), Fault.Abort, Fault.Truncated, Fault.OddBytes, Fault.AbortMidway], worstRun: 2);
        var lines = Enumerable.Range(0, 60).Select(i => $"Number {Letters(i)} of the boats left before dawn.").ToList();
        await using var engine = Create();
        var result = await ServiceRuns.SpeakManyAsync(engine, "bf_emma", lines, _folder.Path);
        Assert.Equal(60, result.Synthesized);
        Assert.Empty(_emulator.BoughtTwice);
        Assert.Contains(_emulator.Received, r => r.Fault is not null);
        for (var i = 0; i < lines.Count; i++)
        {
            var utterance = await result.Utterances.ReadAsync(i, TestContext.Current.CancellationToken);
            Assert.Equal(WaveBytes.ToFloat(ToneSpeaker.Speak(lines[i], "bf_emma").Render(24_000)), utterance.Clip.Samples.ToArray());
        }

        ServiceRuns.AssertKeptIn(_folder.Path, Key);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_the_key_goes_nowhere_else()
    {
        await using var elsewhere = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        _emulator.Faults = FaultPlan.Always(Fault.Redirect(new Uri(elsewhere.Address, "v1/audio/speech"))).On(EmulatorRoute.KokoroCaptions);
        await using var engine = Create();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("bf_emma", Sentence));
        Assert.False(e.IsTransient);
        Assert.Empty(elsewhere.Received);
    }

    [Fact]
    public async Task The_server_lists_its_voices_with_what_their_names_say()
    {
        await using var engine = Create();
        var voices = await engine.ListVoicesAsync(TestContext.Current.CancellationToken);
        var emma = voices.Single(v => v.Name == "bf_emma");
        Assert.Equal(("en-GB", Gender.Female), (emma.Locale, emma.Gender));
        Assert.NotNull(await engine.FindVoiceAsync("bf_emma+af_heart", TestContext.Current.CancellationToken));
        Assert.Null(await engine.FindVoiceAsync("bf_emma+nobody", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Health_tells_a_refused_key_and_a_server_that_is_not_there()
    {
        await using var refused = new OpenAiSynthesizer(new OpenAiOptions { Address = _emulator.Address, Key = "wrong" });
        Assert.Contains("key", (await refused.CheckHealthAsync(TestContext.Current.CancellationToken)).Detail, StringComparison.Ordinal);
        await using var absent = new OpenAiSynthesizer(new OpenAiOptions { Address = new Uri("http://127.0.0.1:9/") });
        var health = await absent.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.False(health.Ready);
        Assert.Contains("127.0.0.1:9", health.Detail, StringComparison.Ordinal);
        await using var none = new OpenAiSynthesizer();
        Assert.Contains("OPENAI_API_KEY", (await none.CheckHealthAsync(TestContext.Current.CancellationToken)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://speech.example/v1", false)]
    [InlineData("https://user:secret@speech.example/v1", false)]
    [InlineData("ftp://speech.example/v1", false)]
    [InlineData("https://speech.example/v1?x=1", false)]
    [InlineData("https://speech.example/v1", true)]
    [InlineData("http://localhost:8880", true)]
    public void An_address_that_would_show_the_key_is_refused(string address, bool isGood) =>
        Assert.Equal(isGood, AudioEdition.Speech.Engines.Web.WebAddress.FindFault(new Uri(address), allowInsecure: false) is null);

    [Fact]
    public void The_vendors_key_is_not_sent_to_a_server_of_ones_own()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["OPENAI_API_KEY"] = "sk-vendor", ["AUDIOEDITION_OPENAI_URL"] = "http://localhost:8880" };
        Assert.Null(OpenAiOptions.FromEnvironment(environment.GetValueOrDefault).Key);
        environment.Remove("AUDIOEDITION_OPENAI_URL");
        var options = OpenAiOptions.FromEnvironment(environment.GetValueOrDefault);
        Assert.Equal(("sk-vendor", OpenAiOptions.OpenAiAddress), (options.Key, options.Address));
        Assert.DoesNotContain("sk-vendor", options.ToString(), StringComparison.Ordinal);
    }

    private static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)('a' + d - '0')));
}
