using AudioEdition.Speech.Engines.Onnx;
using CsCheck;

namespace AudioEdition.Tests.Speech.Engines.Onnx;

public sealed class PronunciationTests
{
    [Theory]
    [InlineData("Nobody came.", "Nobody came/.")]
    [InlineData("Why not? Because, he said; it rained!", "Why not/? Because/, he said/; it rained/!")]
    [InlineData("“Stop,” she said—quietly", "Stop/, she said/, quietly/.")]
    [InlineData("The mayor (of Velmora) didn’t go", "The mayor/, of Velmora/, didn't go/.")]
    [InlineData("twenty-five ships: three", "twenty-five ships/: three/.")]
    [InlineData("… — !", "")]
    public void Text_falls_into_clauses_by_what_is_heard(string text, string clauses) =>
        Assert.Equal(clauses, string.Join(' ', SpokenClause.Split(text).Select(c => $"{c.Line}/{c.Mark}")));

    [Fact]
    public void Every_letter_is_in_one_word_and_words_are_in_order() => Gen.String.Sample(text =>
    {
        var at = 0;
        foreach (var word in SpokenClause.Split(text).SelectMany(c => c.Words))
        {
            Assert.True(word.Span.Start >= at && word.Span.End > word.Span.Start);
            Assert.DoesNotContain(text[at..word.Span.Start], char.IsLetterOrDigit);
            at = word.Span.End;
        }

        Assert.DoesNotContain(text[at..], char.IsLetterOrDigit);
    });

    [Theory]
    [InlineData("ʌvðə sˈɪɾi", "ʌv|ðə|sˈɪɾi", "001122222")]
    [InlineData("hɐvbɪn ðˈɛɹ", "hˈæv|bˈiːn|ðˈɛɹ", "000 111 2222")]
    [InlineData("lˈɔːɹ ænd", "lˈɔː|ˈænd", "00000 111")]
    public void Joined_words_are_told_apart_by_how_they_sound_alone(string line, string alone, string words)
    {
        var places = PhonemeAlignment.Align(line, alone.Split('|'))!;
        Assert.Equal(words.Replace(" ", "", StringComparison.Ordinal), string.Concat(places.Where(p => p >= 0).Select(p => (char)('0' + p))));
    }

    [Fact]
    public void Every_sound_finds_a_word_and_words_stay_in_order()
    {
        var word = Gen.OneOf("ʌv", "ðə", "hˈæv", "bɪn", "ɐ", "sˈɪɾi", "nˈoʊbɑːdi");
        Gen.Select(word.Array[1, 8], word.Array[1, 8]).Sample((line, alone) =>
        {
            var text = string.Join(' ', line);
            var places = PhonemeAlignment.Align(text, alone)!;
            var last = 0;
            for (var i = 0; i < text.Length; i++)
            {
                Assert.Equal(text[i] == ' ', places[i] < 0);
                if (places[i] >= 0)
                {
                    Assert.InRange(places[i], last, alone.Length - 1);
                    last = places[i];
                }
            }
        });
    }

    [Theory]
    [InlineData("fˈɑːðɚ", "en-us", "fˈɑðəɹ")]
    [InlineData("tʃˈeɪndʒ", "en-us", "ʧˈAnʤ")]
    [InlineData("ɡˌoʊɪŋ", "en-us", "ɡˌOɪŋ")]
    [InlineData("wˈɜːdz", "en-us", "wˈɜɹdz")]
    [InlineData("ɹˈɪʔn̩", "en-us", "ɹˈɪtᵊn")]
    [InlineData("bˈɑːɹɪkˌeɪd", "en-gb", "bˈɑːɹɪkˌAd")]
    [InlineData("həlˈəʊ", "en-gb", "həlˈQ")]
    [InlineData("ðˈeə", "en-gb", "ðˈɛː")]
    [InlineData("bɔ̃ʒˈuʁ", "fr-fr", "bɔ̃ʒˈuʁ")]
    public void Kokoro_is_written_its_own_way(string ipa, string voice, string kokoro) => Assert.Equal(kokoro, KokoroPhonemes.FromIpa(ipa, voice));

    [Fact]
    public void Kokoros_table_has_the_published_ids()
    {
        var ids = KokoroVocabulary.Default.Ids;
        Assert.Equal(114, ids.Count);
        Assert.Equal(ids.Count, ids.Values.Distinct().Count());
        Assert.Equal([1L, 16, 24, 33, 43, 83, 92, 102, 123, 133, 156, 158, 177], "; AQaəɡɪɹʧˈːᵻ".Select(c => ids[c.ToString()]));
    }

    [Fact]
    public void Piper_ids_begin_end_and_pad_as_the_trainer_does()
    {
        var config = new PiperConfig
        {
            SampleRateHz = 22_050,
            EspeakVoice = "en-us",
            Locale = "en-US",
            PhonemeIds = new Dictionary<string, long[]>(StringComparer.Ordinal) { ["_"] = [0], ["^"] = [1], ["$"] = [2], ["a"] = [10], ["b"] = [11, 12] },
        };
        var ids = PhonemeIds.ForPiper([new("a", 0), new("東", 0), new("b", 1)], config);
        Assert.Equal([1L, 0, 10, 0, 11, 12, 0, 2], ids.Ids);
        Assert.Equal([-1, -1, 0, 0, 1, 1, 1, -1], ids.Words);
    }
}
