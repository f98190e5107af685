using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Speech.Engines.Stub;
using AudioEdition.Speech.Lexicons;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Tests.Speech;

public sealed class PronouncedUnitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_changed_pronunciation_is_spoken_anew_where_it_stands_and_nowhere_else()
    {
        var first = await SpeakAsync("vɛlˈmɔːrə");
        Assert.Equal(3, first.Synthesized);
        var again = await SpeakAsync("vɛlˈmɔːrə");
        Assert.Equal(0, again.Synthesized);
        var changed = await SpeakAsync("ˈvɛlmərə");
        Assert.Equal(1, changed.Synthesized);
        var word = (await changed.Utterances.ReadAsync(1, TestContext.Current.CancellationToken)).Clip;
        Assert.Equal(
            ["Nobody", "left", "ˈvɛlmərə"],
            StubDecoder.Decode(word.Samples.Span, word.SampleRateHz).Zip(["Nobody", "left", "ˈvɛlmərə"], (heard, said) => heard.Code == StubDecoder.CodeOf(said) ? said : "?"));
    }

    [Fact]
    public void A_request_without_pronunciations_keeps_its_key() =>
        Assert.Equal("b883829ad98532768914ab924b6d2f0d65ac16230ad9ce7adfb38b5bc8ea80c0", UtteranceKey.Of("stub", "1", new SpeechRequest("a", "Nobody came.")).Hex);

    [Fact]
    public void Pronunciations_and_their_places_are_part_of_the_key()
    {
        var request = new SpeechRequest("a", "Aa Aa.");
        var first = request with { Phonemes = [new SpokenPhonemes(new TextSpan(0, 2), "aː")] };
        var second = request with { Phonemes = [new SpokenPhonemes(new TextSpan(3, 5), "aː")] };
        Assert.Equal(3, new[] { request, first, second }.Select(r => UtteranceKey.Of("stub", "1", r)).Distinct().Count());
    }

    [Fact]
    public void A_plural_sounds_in_the_pronunciation_too()
    {
        var lexicon = new Lexicon { Entries = [new LexiconEntry("Velmora") { Ipa = "vɛlˈmɔːrə" }, new LexiconEntry("Tresk") { Ipa = "trɛsk" }, new LexiconEntry("Sash") { Ipa = "saʃ" }] };
        var spoken = new TextNormalizer(new NormalizationOptions { Lexicon = lexicon }).Normalize("Two Velmoras and three Tresks met Sashs.");
        Assert.Equal(["vɛlˈmɔːrəz", "trɛsks", "saʃɪz"], spoken.Phonemes.Select(p => p.Ipa));
    }

    [Fact]
    public async Task A_rate_of_the_catalogue_shortens_what_its_voice_says()
    {
        var script = SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:c", "Nobody came."));
        script = script with { Cast = script.Cast with { Settings = [new VoiceSetting(new VoiceId("stub", "c"), Rate: 2)] } };
        var result = await SynthesizeAsync(script);
        Assert.Equal(2, result.Durations[0] / result.Durations[1], 0.01);
    }

    private Task<SynthesisResult> SpeakAsync(string ipa)
    {
        var script = SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:a", "Nobody left Velmora."), ("stub:a", "Why not?"));
        var units = script.Units.ToArray();
        var at = units[1].Spoken.Spoken.IndexOf("Velmora", StringComparison.Ordinal);
        units[1] = units[1] with { Spoken = units[1].Spoken with { Phonemes = [new SpokenPhonemes(new TextSpan(at, at + 7), ipa)] } };
        return SynthesizeAsync(script with { Units = units });
    }

    private Task<SynthesisResult> SynthesizeAsync(SpokenScript script) =>
        new UtteranceSynthesizer(new Dictionary<string, ISpeechSynthesizer> { ["stub"] = new StubSynthesizer() }, new UtteranceCache(_folder.Path))
            .SynthesizeAsync(script, 1, null, TestContext.Current.CancellationToken);
}
