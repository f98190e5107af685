using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.ElevenLabs;
using Microsoft.Extensions.Time.Testing;

namespace AudioEdition.Tests.Speech.Engines.Web;

/// <summary>Against an emulator that the vendor's own client accepts.</summary>
public sealed class ElevenLabsSynthesizerTests : IAsyncLifetime
{
    private const string Key = "canary-0b77d2";
    private const string Ada = "EmuVoiceAda00000001";
    private const string Sentence = "The harbour of Velmora opened at dawn, and nobody came.";

    private readonly TemporaryFolder _folder = new();
    private SpeechEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Key = Key }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    private ElevenLabsSynthesizer Create() => new(new ElevenLabsOptions { Address = _emulator.Address, Key = Key });

    /// <summary>Noise inside sound JSON is samples like others: nobody can tell.</summary>
    public static TheoryData<string, bool> Faults() => [.. OpenAiSynthesizerTests.Faults().Where(f => f.Data.Item1 != "garbage")];

    [Fact]
    public async Task Samples_are_the_services_own_and_characters_make_up_words()
    {
        await using var engine = Create();
        var (samples, marks, _) = await ServiceRuns.HearAsync(engine, new SpeechRequest(Ada, Sentence));
        var expected = ToneSpeaker.Speak(Sentence, Ada);
        Assert.Equal(WaveBytes.ToFloat(expected.Render(24_000)), samples);
        Assert.Equal(
            expected.Marks.Where(m => m.Kind == SoundMarkKind.Word).Select(m => (m.Text, m.StartMs * 24L, m.DurationMs * 24L)),
            marks.Select(m => (m.Spoken.In(Sentence), m.Frame, m.FrameCount)));
        Assert.Empty(_emulator.Violations);
    }

    [Theory]
    [InlineData("[laughs] Nobody <break time=\"3s\"/> came [whispers] today.", "laughs Nobody break time=\"3s came whispers today")]
    [InlineData("“We [w]ill,” said Ana—quietly…", "We w]ill said Ana quietly")]
    public async Task Tags_in_a_text_are_words_and_word_times_lead_back_to_it(string text, string words)
    {
        await using var engine = Create();
        var (_, marks, _) = await ServiceRuns.HearAsync(engine, new SpeechRequest(Ada, text));
        Assert.All(_emulator.Received.Where(r => r.Text is not null), r => Assert.DoesNotContain(r.Text!, c => c is '[' or ']' or '<' or '>'));
        Assert.Equal(words, string.Join(' ', marks.Select(m => m.Spoken.In(text))));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_fault_is_told_for_what_it_is_and_never_with_the_key(string fault, bool isTransient)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Parse(fault) with { Reason = $"not with {Key}, sorry" }).On(EmulatorRoute.ElevenLabsTimestamps);
        await using var engine = Create();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Ada, Sentence));
        Assert.Equal(isTransient, e.IsTransient);
        Assert.Equal(("elevenlabs", Ada), (e.Engine, e.Voice));
        Assert.DoesNotContain(Key, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, engine.Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_falls_silent_is_given_up()
    {
        _emulator.Faults = FaultPlan.Always(Fault.HangMidway).On(EmulatorRoute.ElevenLabsTimestamps);
        var time = new FakeTimeProvider();
        await using var engine = new ElevenLabsSynthesizer(new ElevenLabsOptions { Address = _emulator.Address, Key = Key, Time = time });
        var speaking = engine.SpeakAsync(Ada, Sentence);
        await ServiceRuns.ArrivedAsync(_emulator, EmulatorRoute.ElevenLabsTimestamps);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await Assert.ThrowsAsync<SpeechSynthesisException>(() => speaking)).IsTransient);
    }

    [Theory]
    [InlineData("no-boundaries")]
    [InlineData("boundaries-of-other-text")]
    public async Task Word_times_that_are_not_the_texts_are_left_out_and_the_sound_is_kept(string fault)
    {
        _emulator.Faults = FaultPlan.Always(Fault.Parse(fault)).On(EmulatorRoute.ElevenLabsTimestamps);
        await using var engine = Create();
        var (samples, marks, _) = await ServiceRuns.HearAsync(engine, new SpeechRequest(Ada, Sentence));
        Assert.Equal(WaveBytes.ToFloat(ToneSpeaker.Speak(Sentence, Ada).Render(24_000)), samples);
        Assert.Empty(marks);
    }

    [Fact]
    public async Task No_unit_is_lost_or_bought_twice_where_one_request_in_five_fails()
    {
        _emulator.Faults = FaultPlan.Share(0.2, seed: 3, [Fault.Status(429), Fault.Status(500), Fault.Abort, Fault.Truncated, Fault.OddBytes], worstRun: 2);
        var lines = Enumerable.Range(0, 40).Select(i => $"Boat {(char)('a' + (i % 26))}{(char)('a' + (i / 26))} left before dawn and came back late.").ToList();
        await using var engine = Create();
        var result = await ServiceRuns.SpeakManyAsync(engine, Ada, lines, _folder.Path);
        Assert.Equal(40, result.Synthesized);
        Assert.Empty(_emulator.BoughtTwice);
        for (var i = 0; i < lines.Count; i++)
        {
            var utterance = await result.Utterances.ReadAsync(i, TestContext.Current.CancellationToken);
            Assert.Equal(WaveBytes.ToFloat(ToneSpeaker.Speak(lines[i], Ada).Render(24_000)), utterance.Clip.Samples.ToArray());
        }

        ServiceRuns.AssertKeptIn(_folder.Path, Key);
    }

    [Fact]
    public async Task The_accounts_voices_are_listed_with_their_labels()
    {
        await using var engine = Create();
        var voices = await engine.ListVoicesAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [("Ada", "en-US", Gender.Female), ("Ben", "en-US", Gender.Male), ("Clio", "en-GB", Gender.Female), ("Drew", "en-GB", Gender.Male)],
            voices.Select(v => (v.Description, v.Locale, v.Gender!.Value)));
        Assert.True((await engine.CheckHealthAsync(TestContext.Current.CancellationToken)).Ready);
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("Ada", Sentence));
        Assert.Contains("ids", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_or_with_a_wrong_one_health_says_what_to_do()
    {
        await using var none = new ElevenLabsSynthesizer();
        Assert.Contains("ELEVENLABS_API_KEY", (await none.CheckHealthAsync(TestContext.Current.CancellationToken)).Detail, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => none.SpeakAsync(Ada, Sentence));
        await using var wrong = new ElevenLabsSynthesizer(new ElevenLabsOptions { Address = _emulator.Address, Key = "wrong" });
        var health = await wrong.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.False(health.Ready);
        Assert.Contains("refuses the key", health.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.6)]
    [InlineData(1.3)]
    [InlineData(double.NaN)]
    public async Task A_rate_that_the_service_does_not_speak_at_fails(double rate)
    {
        await using var engine = Create();
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Ada, Sentence, rate));
        Assert.DoesNotContain(_emulator.Received, r => r.Route == EmulatorRoute.ElevenLabsTimestamps);
    }
}
