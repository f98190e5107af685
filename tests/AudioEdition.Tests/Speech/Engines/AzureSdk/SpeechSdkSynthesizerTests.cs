using System.Xml.Linq;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Speech.Engines.AzureSdk;
using Microsoft.CognitiveServices.Speech;

namespace AudioEdition.Tests.Speech.Engines.AzureSdk;

/// <summary>The adapter against a shape of the package, that answers as a test says.</summary>
public sealed class SpeechSdkSynthesizerTests
{
    private const string Voice = "en-GB-SoniaNeural";
    private const string Sentence = "Nobody came, and it rained.";

    private readonly string _key = $"canary-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ScriptedAnswer Sound => new()
    {
        Audio = [.. Enumerable.Range(0, 48_000).SelectMany(i => BitConverter.GetBytes((short)(i % 100)))],
        Boundaries =
        [
            Word("Nobody", 0.1), Word("came", 0.5), new ScriptedBoundary(",", 9_000_000, TimeSpan.FromSeconds(0.1), SpeechSynthesisBoundaryType.Punctuation),
            Word("and", 1.0), Word("it", 1.3), Word("rained", 1.5),
        ],
    };

    [Fact]
    public async Task Sound_and_boundaries_become_samples_and_word_times()
    {
        var service = Service((_, _) => Task.FromResult(Sound));
        await using var engine = Create();

        var (samples, marks, rate) = await HearAsync(engine);

        Assert.Equal((48_000, 24_000, 99 / 32_768f), (samples.Length, rate, samples[99]));
        Assert.Equal(["Nobody", "came", "and", "it", "rained"], marks.Select(m => m.Spoken.In(Sentence).ToString()));
        Assert.Equal((12_000, 4_800), (marks[1].Frame, marks[1].FrameCount));
        Assert.Equal(("westeurope", SpeechSynthesisOutputFormat.Raw24Khz16BitMonoPcm, false), Assert.Single(service.Configurations));
    }

    [Fact]
    public async Task Markup_in_an_article_is_words_in_the_document()
    {
        const string Hostile = "</voice></speak><audio src=\"https://evil.example\"/> & nobody";
        var service = Service((_, _) => Task.FromResult(new ScriptedAnswer { Audio = [0, 0] }));
        await using var engine = Create();
        await foreach (var _ in engine.SynthesizeAsync(new SpeechRequest(Voice, Hostile, "en-GB"), Token))
        {
        }

        var document = XDocument.Parse(Assert.Single(service.Documents));
        Assert.Equal((Hostile, 2), (document.Root!.Value, document.Descendants().Count()));
        Assert.Equal(Hostile.Length, engine.BillableCharacters(new SpeechRequest(Voice, Hostile, "en-GB")));
    }

    [Theory]
    [InlineData(CancellationErrorCode.AuthenticationFailure, false)]
    [InlineData(CancellationErrorCode.Forbidden, false)]
    [InlineData(CancellationErrorCode.BadRequest, false)]
    [InlineData(CancellationErrorCode.TooManyRequests, true)]
    [InlineData(CancellationErrorCode.ConnectionFailure, true)]
    [InlineData(CancellationErrorCode.ServiceTimeout, true)]
    [InlineData(CancellationErrorCode.ServiceError, true)]
    [InlineData(CancellationErrorCode.ServiceUnavailable, true)]
    [InlineData(CancellationErrorCode.RuntimeError, true)]
    public async Task Every_error_says_whether_another_try_may_help_and_never_the_key(CancellationErrorCode error, bool isTransient)
    {
        var answer = new ScriptedAnswer { Error = error, ErrorDetails = $"wss://somewhere/?Ocp-Apim-Subscription-Key={_key} went\nwrong" };
        var service = Service((_, _) => Task.FromResult(answer));
        await using var engine = Create();

        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => HearAsync(engine));

        Assert.Equal((isTransient, "azure", Voice), (e.IsTransient, e.Engine, e.Voice));
        Assert.DoesNotContain(_key, e.ToString() + engine.Version, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        Assert.Equal((true, 0), (answer.IsDisposed, service.Alive));
    }

    [Fact]
    public async Task A_synthesizer_is_used_again_after_a_success_and_thrown_away_after_a_failure()
    {
        var answers = new Queue<ScriptedAnswer>([Sound, Sound, new ScriptedAnswer { Error = CancellationErrorCode.ServiceError }, Sound]);
        var service = Service((_, _) => Task.FromResult(answers.Dequeue()));
        var engine = Create();

        await HearAsync(engine);
        await HearAsync(engine);
        Assert.Equal((1, 1), (service.Made, service.Alive));
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => HearAsync(engine));
        Assert.Equal(5, (await HearAsync(engine)).Marks.Count);
        Assert.Equal((2, 1), (service.Made, service.Alive));

        await engine.DisposeAsync();
        Assert.Equal(0, service.Alive);
    }

    [Fact]
    public async Task A_call_that_is_canceled_stops_the_service_and_throws_its_synthesizer_away()
    {
        var arrived = new TaskCompletionSource();
        var service = Service(async (_, stopped) =>
        {
            arrived.SetResult();
            await stopped;
            return new ScriptedAnswer { Error = CancellationErrorCode.NoError };
        });
        await using var engine = Create();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var speaking = HearAsync(engine, cancel.Token);
        await arrived.Task;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => speaking);
        Assert.Equal(0, service.Alive);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Half_a_sample_and_no_sound_are_tried_again(int bytes)
    {
        Service((_, _) => Task.FromResult(new ScriptedAnswer { Audio = new byte[bytes] }));
        await using var engine = Create();
        Assert.True((await Assert.ThrowsAsync<SpeechSynthesisException>(() => HearAsync(engine))).IsTransient);
    }

    [Fact]
    public async Task Boundaries_of_another_text_are_left_out_and_the_sound_is_kept()
    {
        Service((_, _) => Task.FromResult(new ScriptedAnswer { Audio = Sound.Audio, Boundaries = [Word("Somebody", 0.1)] }));
        await using var engine = Create();
        var (samples, marks, _) = await HearAsync(engine);
        Assert.Equal((48_000, 0), (samples.Length, marks.Count));
    }

    [Fact]
    public async Task Native_errors_come_and_go()
    {
#pragma warning disable CA2201, MA0014 // It is what the SDK throws.
        Service((_, _) => throw new ApplicationException($"Exception with error code: 0x1b (SPXERR_RUNTIME_ERROR) {_key}"));
#pragma warning restore CA2201, MA0014
        await using var engine = Create();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => HearAsync(engine));
        Assert.True(e.IsTransient);
        Assert.DoesNotContain(_key, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voices_are_listed_with_their_gender()
    {
        _ = new ScriptedService(_key)
        {
            Voices = [new ScriptedVoice(Voice, "en-GB", "Sonia", SynthesisVoiceGender.Female), new ScriptedVoice("en-GB-RyanNeural", "en-GB", "Ryan", SynthesisVoiceGender.Male)],
        };
        await using var engine = Create();
        Assert.Equal([Gender.Female, Gender.Male], (await engine.ListVoicesAsync(Token)).Select(v => v.Gender!.Value));
        Assert.Equal("Sonia", (await ((ISpeechSynthesizer)engine).FindVoiceAsync(Voice, Token))!.Description);
        Assert.True((await engine.CheckHealthAsync(Token)).Ready);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("evil.example/x?")]
    [InlineData("a@evil.example#")]
    public async Task A_region_that_is_no_region_gets_no_key(string? region)
    {
        var service = Service((_, _) => Task.FromResult(Sound));
        await using var engine = new SpeechSdkSynthesizer(new AzureOptions { Key = _key, Region = region });
        Assert.False((await engine.CheckHealthAsync(Token)).Ready);
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => HearAsync(engine));
        Assert.Equal(0, service.Made);
    }

    [Fact]
    public async Task Without_the_package_it_says_what_it_is()
    {
        await using var engine = Create();
        var health = await engine.CheckHealthAsync(Token);
        Assert.False(health.Ready);
        Assert.Contains("UseSpeechSdk", health.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void It_takes_the_place_of_our_own_client_where_it_is_joined()
    {
        var engine = EngineCatalog.Create("azure", new EngineOptions { Others = new Dictionary<string, Func<ISpeechSynthesizer>> { ["azure"] = () => Create() } });
        Assert.IsType<SpeechSdkSynthesizer>(engine);
    }

    private static ScriptedBoundary Word(string text, double seconds) => new(text, (ulong)(seconds * TimeSpan.TicksPerSecond), TimeSpan.FromSeconds(0.2));

    private ScriptedService Service(Func<string, Task, Task<ScriptedAnswer>> answer) => new(_key) { Answer = answer };

    private SpeechSdkSynthesizer Create() => new(new AzureOptions { Key = _key, Region = "westeurope" });

    private static async Task<(float[] Samples, IReadOnlyList<SpeechMark> Marks, int Rate)> HearAsync(SpeechSdkSynthesizer engine, CancellationToken? cancellationToken = null)
    {
        var (samples, marks, rate) = (new List<float>(), new List<SpeechMark>(), 0);
        await foreach (var chunk in engine.SynthesizeAsync(new SpeechRequest(Voice, Sentence, "en-GB"), cancellationToken ?? Token))
        {
            samples.AddRange(chunk.Samples.Span);
            marks.AddRange(chunk.Marks);
            rate = chunk.SampleRateHz ?? 0;
        }

        return ([.. samples], marks, rate);
    }
}
