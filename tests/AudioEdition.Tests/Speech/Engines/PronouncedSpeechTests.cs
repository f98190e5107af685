using AudioEdition.Articles;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Flite;
using AudioEdition.Speech.Lexicons;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Tests.Speech.Engines;

[Trait("Category", "Slow")]
public sealed class PronouncedSpeechTests
{
    private const string Text = "Velmora lost. Old Sinn Torv of Velmora left, and Velmora won.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Flite_says_what_is_given_and_the_same_word_beside_it_as_it_would()
    {
        await using var engine = new FliteWasmSynthesizer();
        var words = await engine.PronounceAsync(Request("rms", (0, 7, "ˈviːmə"), (18, 27, "ʃɪn ˈtoʊf"), (49, 56, "miːn")), Token);
        string PhonesOf(int start) => string.Join(' ', words.Single(w => w.Spoken.Start == start).Phones);

        Assert.Equal("v iy m ax", PhonesOf(0));
        Assert.Equal("sh ih n", PhonesOf(18));
        Assert.Equal("t ow f", PhonesOf(23));
        Assert.Equal("m iy n", PhonesOf(49));
        Assert.Equal(string.Join(' ', (await engine.PronounceAsync(new SpeechRequest("rms", "Velmora"), Token))[0].Phones), PhonesOf(31));
    }

    [Fact]
    public async Task What_Flite_would_spell_out_is_said_as_a_word()
    {
        await using var engine = new FliteWasmSynthesizer();
        var words = await engine.PronounceAsync(new SpeechRequest("rms", "One thousandth of it."), Token);
        Assert.Equal("th aw z ax n th", string.Join(' ', words[1].Phones));
    }

    [Fact]
    public async Task A_possessive_is_heard_behind_a_pronunciation()
    {
        await using var engine = new FliteWasmSynthesizer();
        var request = new SpeechRequest("rms", "Torv’s ferry left.") { Phonemes = [new SpokenPhonemes(new TextSpan(0, 4), "toʊk")] };
        Assert.Equal("t ow k s", string.Join(' ', (await engine.PronounceAsync(request, Token))[0].Phones));
    }

    [Theory]
    [InlineData("flite", "rms")]
    [InlineData("flite-native", "kal16")]
    public async Task Every_word_keeps_its_mark(string name, string voice)
    {
        await using var engine = EngineCatalog.Create(name);
        var marks = new List<SpeechMark>();
        await foreach (var chunk in engine.SynthesizeAsync(Request(voice, (0, 7, "ˈviːmə"), (18, 27, "ʃɪn ˈtoʊf")), Token))
        {
            marks.AddRange(chunk.Marks);
        }

        Assert.Equal(
            ["Velmora", "lost", "Old", "Sinn", "Torv", "of", "Velmora", "left", "and", "Velmora", "won"],
            marks.Select(m => m.Spoken.In(Text).ToString()));
    }

    [Theory]
    [InlineData("flite", "kal16")]
    [InlineData("flite-native", "kal16")]
    [InlineData("espeak", "en-us")]
    [InlineData("espeak", "en-gb+klatt2")]
    public async Task A_pronunciation_is_heard_and_leaves_no_trace(string name, string voice)
    {
        await using var engine = EngineCatalog.Create(name);
        var plain = await SpeakAsync(engine, Request(voice));
        var pronounced = await SpeakAsync(engine, Request(voice, (0, 7, "ˈviːmə")));
        Assert.NotEqual(plain, pronounced);
        Assert.Equal(plain, await SpeakAsync(engine, Request(voice)));
        Assert.Equal(pronounced, await SpeakAsync(engine, Request(voice, (0, 7, "ˈviːmə"))));
    }

    [Theory]
    [InlineData("flite", "kal16")]
    [InlineData("espeak", "en-us")]
    public async Task A_pronunciation_that_cannot_be_read_names_word_and_sign(string name, string voice)
    {
        await using var engine = EngineCatalog.Create(name);
        var failure = await Assert.ThrowsAsync<SpeechSynthesisException>(() => SpeakAsync(engine, Request(voice, (0, 7, "vǃ"))));
        Assert.Contains("Velmora", failure.Message, StringComparison.Ordinal);
        Assert.Contains("U+01C3", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flite", "kal16")]
    [InlineData("espeak", "en-us")]
    public async Task Every_name_of_the_starter_lexicon_is_spoken(string name, string voice)
    {
        await using var engine = EngineCatalog.Create(name);
        foreach (var entry in Lexicon.Starter.Entries.Where(e => e.Engine == name))
        {
            var request = new SpeechRequest(voice, entry.Written) { Phonemes = [new SpokenPhonemes(new TextSpan(0, entry.Written.Length), entry.Ipa!)] };
            Assert.True((await SpeakAsync(engine, request)).Count > 0, entry.Written);
        }
    }

    private static SpeechRequest Request(string voice, params (int Start, int End, string Ipa)[] phonemes) => new(voice, Text)
    {
        Phonemes = [.. phonemes.Select(p => new SpokenPhonemes(new TextSpan(p.Start, p.End), p.Ipa))],
    };

    private static async Task<List<float>> SpeakAsync(ISpeechSynthesizer engine, SpeechRequest request)
    {
        var samples = new List<float>();
        await foreach (var chunk in engine.SynthesizeAsync(request, Token))
        {
            samples.AddRange(chunk.Samples.Span);
        }

        return samples;
    }
}
