using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Espeak;

namespace AudioEdition.Tests.Speech.Engines;

/// <summary>eSpeak NG's library in a host: the built command, as it starts itself.</summary>
[Trait("Category", "Slow")]
public sealed class EspeakHostTests : SpeechEngineContract
{
    private const string Report = "“Nobody came,” said Dr. Holm — not one of the twenty-one families — when the café closed at three o'clock.";

    private static readonly string[] Command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "espeak-host.dll")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected override (string First, string Second) Voices => ("en-us+klatt2", "en-gb+f3");

    protected override ISpeechSynthesizer Create() => new EspeakSynthesizer(new EspeakOptions { HostCommand = Command });

    [Theory]
    [InlineData("en-us")]
    [InlineData("en-gb-scotland+f3")]
    [InlineData("de")]
    public async Task It_gives_the_samples_of_the_program(string voice)
    {
        using var folder = new TemporaryFolder();
        await using var host = new EspeakSynthesizer(new EspeakOptions { HostCommand = Command, CacheFolder = folder.Path });
        await using var program = new EspeakSynthesizer();
        foreach (var text in (string[])["Nobody came.", Report, "Nobody came."])
        {
            Assert.Equal(await program.SpeakAsync(voice, text), await host.SpeakAsync(voice, text));
        }

        Assert.NotEqual(program.Version, host.Version, StringComparer.Ordinal);
        Assert.Equal((await program.ListVoicesAsync(Token)).Order(Comparer<EngineVoice>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))), (await host.ListVoicesAsync(Token)).Order(Comparer<EngineVoice>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))));
    }

    [Fact]
    public async Task Each_word_has_its_time_and_its_place()
    {
        await using var engine = Create();
        var utterance = await UtteranceMaker.SpeakAsync(engine, new SpeechRequest("en-us", Report, "en-US"), Token);
        var words = utterance.Marks.Select(m => m.Spoken.In(Report)).ToArray();

        // What stands before a name as an abbreviation, eSpeak says as part of it or apart.
        Assert.Equal(["Nobody", "came", "said"], words[..3]);
        Assert.Subset(words.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["twenty-one", "families", "café", "o'clock"], StringComparer.Ordinal));
        Assert.All(utterance.Marks.Zip(utterance.Marks.Skip(1)), pair => Assert.True(pair.First.Frame + pair.First.FrameCount <= pair.Second.Frame && pair.First.Spoken.End <= pair.Second.Spoken.Start));
        Assert.InRange(utterance.Marks[^1].Frame + utterance.Marks[^1].FrameCount, 1, utterance.Clip.FrameCount);

        // A pause is no part of the word before it: the comma after "came" is heard.
        var came = utterance.Marks[1];
        Assert.True(utterance.Marks[2].Frame - (came.Frame + came.FrameCount) >= 0);
    }

    [Fact]
    public async Task A_pronunciation_is_heard_and_timed_as_the_word_that_it_stands_for()
    {
        const string Text = "The mayor of Velmora came.";
        await using var engine = Create();
        var request = new SpeechRequest("en-us", Text, "en-US") { Phonemes = [new(new AudioEdition.Articles.TextSpan(13, 20), "ˈoʊʃən")] };
        var plain = await UtteranceMaker.SpeakAsync(engine, request with { Phonemes = [] }, Token);
        var told = await UtteranceMaker.SpeakAsync(engine, request, Token);
        Assert.NotEqual(plain.Clip.FrameCount, told.Clip.FrameCount);
        Assert.Equal(["The", "mayor", "of", "Velmora", "came"], told.Marks.Select(m => m.Spoken.In(Text)));
    }

    [Fact]
    public async Task A_program_that_is_no_host_is_left_alone_and_the_engine_speaks_without_it()
    {
        foreach (var stranger in (string[][])[["no-such-program-anywhere"], ["yes"], ["true"], ["cat"], ["printf", @"\005\000\000\000\000\003no!"]])
        {
            await using var engine = new EspeakSynthesizer(new EspeakOptions { HostCommand = stranger });
            Assert.NotEmpty(await engine.SpeakAsync("en-us", "Nobody came."));
            Assert.EndsWith("-1", engine.Version, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(new byte[] { 9 }, 1)]
    [InlineData(new byte[] { }, 0)]
    public void Requests_that_are_none_end_the_host(byte[] requests, int exitCode)
    {
        using var answers = new MemoryStream();
        Assert.Equal(exitCode, EspeakHost.SpeechHost.Serve(new MemoryStream(requests), answers));
        Assert.Equal(0, answers.Length);
    }
}
