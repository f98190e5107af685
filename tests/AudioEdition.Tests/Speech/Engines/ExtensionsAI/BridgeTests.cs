#pragma warning disable MEAI001 // The interface is experimental; the bridge to it is tested here.
using System.Net;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.ExtensionsAI;
using AudioEdition.Speech.Engines.Stub;
using Microsoft.Extensions.AI;

namespace AudioEdition.Tests.Speech.Engines.ExtensionsAI;

public sealed class BridgeTests
{
    private const string Sentence = "The harbour of Velmora opened at dawn.";

    private static readonly EngineVoice[] Voices = [new("a", "en-US", 16_000, "for tests"), new("b", "en-GB", 16_000, "for tests")];

    [Theory]
    [InlineData("wav")]
    [InlineData("pcm")]
    public async Task There_and_back_again_gives_the_engines_own_samples(string format)
    {
        await using var stub = new StubSynthesizer();
        using var client = new SynthesizerClient(stub, "a");
        await using var engine = new ClientSynthesizer(client, new ClientEngineOptions { Engine = "bridged", Voices = Voices, AudioFormat = format });
        var direct = await stub.SpeakAsync("b", Sentence, 1.25);
        var rates = new List<int?>();
        var samples = new List<float>();
        await foreach (var chunk in engine.SynthesizeAsync(new SpeechRequest("b", Sentence, "en", 1.25), TestContext.Current.CancellationToken))
        {
            samples.AddRange(chunk.Samples.Span);
            rates.Add(chunk.SampleRateHz);
        }

        Assert.Equal(direct.Length, samples.Count);
        Assert.All(direct.Zip(samples), p => Assert.Equal(p.First, p.Second, 1.0 / 32_768));
        Assert.Equal([StubSynthesizer.SampleRateHz], rates);
    }

    [Fact]
    public async Task Written_text_is_read_aloud_as_in_an_edition()
    {
        await using var stub = new StubSynthesizer();
        using var client = new SynthesizerClient(stub, "a");
        var response = await client.GetAudioAsync("It cost £5 in 2019.", null, TestContext.Current.CancellationToken);
        var spoken = await stub.SpeakAsync("a", "It cost five pounds in twenty nineteen.");
        var data = Assert.IsType<DataContent>(Assert.Single(response.Contents));
        Assert.Equal("audio/wav", data.MediaType);
        Assert.True(WaveBytes.TryRead(data.Data.Span, out var rate, out var samples));
        Assert.Equal((StubSynthesizer.SampleRateHz, spoken.Length), (rate, samples.Length));
    }

    [Fact]
    public async Task A_stream_of_pcm_is_the_whole_in_pieces()
    {
        await using var stub = new StubSynthesizer();
        using var client = new SynthesizerClient(stub, "a");
        var options = new TextToSpeechOptions { AudioFormat = "pcm", VoiceId = "c" };
        var whole = ((DataContent)(await client.GetAudioAsync(Sentence, options, TestContext.Current.CancellationToken)).Contents[0]).Data.ToArray();
        var pieces = new List<byte>();
        await foreach (var update in client.GetStreamingAudioAsync(Sentence, options, TestContext.Current.CancellationToken))
        {
            var data = Assert.IsType<DataContent>(Assert.Single(update.Contents));
            Assert.StartsWith("audio/L16", data.MediaType, StringComparison.OrdinalIgnoreCase);
            pieces.AddRange(data.Data.Span);
        }

        Assert.Equal(whole, pieces);
    }

    [Fact]
    public async Task What_could_command_the_service_is_not_sent()
    {
        using var client = new ScriptedClient(text => new TextToSpeechResponse([new DataContent(new byte[] { 1, 2, 3, 4 }, "audio/pcm")]));
        await using var engine = new ClientSynthesizer(client, new ClientEngineOptions { Engine = "x", Voices = Voices });
        await engine.SpeakAsync("a", "[laughs] Nobody <break/> came.");
        Assert.Equal("laughs, Nobody, break, came.", Assert.Single(client.Texts));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.BadGateway, true)]
    [InlineData(HttpStatusCode.Unauthorized, false)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    public async Task A_failure_says_whether_another_try_may_help_and_keeps_the_clients_words_to_itself(HttpStatusCode status, bool transient)
    {
        using var client = new ScriptedClient(_ => throw new HttpRequestException("incorrect key: canary-7f3", null, status));
        await using var engine = new ClientSynthesizer(client, new ClientEngineOptions { Engine = "x", Voices = Voices });
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("a", Sentence));
        Assert.Equal(transient, e.IsTransient);
        Assert.DoesNotContain("canary", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audio/mpeg", 100)]
    [InlineData("audio/pcm", 0)]
    [InlineData("audio/pcm", 3)]
    [InlineData("text/html", 100)]
    public async Task An_answer_without_sound_that_is_understood_is_a_failure(string mediaType, int length)
    {
        using var client = new ScriptedClient(_ => new TextToSpeechResponse([new DataContent(new byte[length], mediaType)]));
        await using var engine = new ClientSynthesizer(client, new ClientEngineOptions { Engine = "x", Voices = Voices });
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("a", Sentence));
        Assert.Contains(mediaType, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_voice_or_format_is_named()
    {
        await using var stub = new StubSynthesizer();
        using var client = new SynthesizerClient(stub, "a");
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => client.GetAudioAsync(Sentence, new TextToSpeechOptions { VoiceId = "nobody" }, TestContext.Current.CancellationToken));
        Assert.Equal("nobody", e.Voice);
        await Assert.ThrowsAsync<NotSupportedException>(() => client.GetAudioAsync(Sentence, new TextToSpeechOptions { AudioFormat = "mp3" }, TestContext.Current.CancellationToken));
        await using var engine = new ClientSynthesizer(client, new ClientEngineOptions { Engine = "x", Voices = Voices });
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("nobody", Sentence));
    }

    private sealed class ScriptedClient(Func<string, TextToSpeechResponse> answer) : ITextToSpeechClient
    {
        public List<string> Texts { get; } = [];

        public Task<TextToSpeechResponse> GetAudioAsync(string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default)
        {
            Texts.Add(text);
            return Task.FromResult(answer(text));
        }

        public IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
