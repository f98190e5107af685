using System.Text;
using AudioEdition.Speech.Engines.Phonetics;
using AudioEdition.Speech.Lexicons;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Tests.Speech.Lexicons;

public sealed class LexiconTests
{
    private const string Pls =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-GB">
          <lexeme><grapheme>Ravik</grapheme><alias>Rah veek</alias></lexeme>
          <lexeme><grapheme>Lund</grapheme><grapheme>Lunde</grapheme><phoneme>lʊnd</phoneme></lexeme>
          <lexeme><grapheme>Holt</grapheme><alias>Hoalt</alias><alias prefer="true">Hollt</alias></lexeme>
        </lexicon>
        """;

    private static Lexicon Of(params LexiconEntry[] entries) => new() { Entries = entries };

    private static string Say(Lexicon lexicon, string written, string? engine = null, string? voice = null) =>
        new TextNormalizer(new NormalizationOptions { Lexicon = lexicon, Engine = engine, Voice = voice }).Normalize(written).Spoken;

    private static Lexicon Parse(string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return Lexicon.ParsePls(stream, "names.pls");
    }

    [Theory]
    [InlineData("Ravik fell.", "Rah veek fell.")]
    [InlineData("Ravik’s mayor", "Rah veek's mayor")]
    [InlineData("two Raviks", "two Rah veeks")]
    [InlineData("Ravikson and ravik", "Ravikson and ravik")]
    [InlineData("Ravik-born", "Rah veek-born")]
    public void An_alias_is_said_for_the_whole_word_its_possessive_and_its_plural(string written, string spoken) =>
        Assert.Equal(spoken, Say(Of(new LexiconEntry("Ravik") { Alias = "Rah veek" }), written));

    [Fact]
    public void The_longest_entry_wins()
    {
        var lexicon = Of(new LexiconEntry("Xo") { Alias = "Zo" }, new LexiconEntry("Xo Ling") { Alias = "Sho Ling" });

        Assert.Equal("Sho Ling met Zo Lang.", Say(lexicon, "Xo Ling met Xo Lang."));
    }

    [Fact]
    public void A_later_entry_replaces_an_earlier_one()
    {
        var lexicon = Of(new LexiconEntry("Ravik") { Alias = "Ravick" }).Merge(Of(new LexiconEntry("Ravik") { Alias = "Rah veek" }));

        Assert.Equal("Rah veek", Say(lexicon, "Ravik"));
    }

    [Fact]
    public void An_entry_of_any_case_follows_every_spelling() =>
        Assert.Equal("jay-son, jay-son", Say(Of(new LexiconEntry("json") { Alias = "jay-son", CaseSensitive = false }), "JSON, json"));

    [Fact]
    public void A_scoped_entry_is_for_its_engine_and_voice_alone()
    {
        var lexicon = Of(new LexiconEntry("Ravik") { Alias = "Rah veek", Engine = "stub", Voice = "a" });

        Assert.Equal("Rah veek", Say(lexicon, "Ravik", "stub", "a"));
        Assert.Equal("Ravik", Say(lexicon, "Ravik", "stub", "b"));
        Assert.Equal("Ravik", Say(lexicon, "Ravik"));
    }

    [Fact]
    public void Phonemes_leave_the_word_and_say_how_it_sounds()
    {
        var text = new TextNormalizer(new NormalizationOptions { Lexicon = Parse(Pls) }).Normalize("Then Lund won.");

        Assert.Equal("Then Lund won.", text.Spoken);
        var phonemes = Assert.Single(text.Phonemes);
        Assert.Equal("Lund", phonemes.Spoken.In(text.Spoken));
        Assert.Equal("lʊnd", phonemes.Ipa);
    }

    [Fact]
    public void A_lexicon_of_the_W3C_form_is_read()
    {
        var lexicon = Parse(Pls);

        Assert.Equal(["Ravik", "Lund", "Lunde", "Holt"], lexicon.Entries.Select(e => e.Written), StringComparer.Ordinal);
        Assert.Equal("Hollt", lexicon.Entries[3].Alias);
        Assert.All(lexicon.Entries, e => Assert.Equal("names.pls", e.Source));
    }

    [Theory]
    [InlineData("not xml")]
    [InlineData("<lexicon/>")]
    [InlineData("<!DOCTYPE lexicon [<!ENTITY a \"b\">]><lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\"/>")]
    [InlineData("<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" alphabet=\"x-sampa\"/>")]
    [InlineData("<lexicon xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\"><lexeme><grapheme>a</grapheme></lexeme></lexicon>")]
    public void What_is_no_lexicon_is_refused_with_its_name(string xml) =>
        Assert.Contains("names.pls", Assert.Throws<LexiconFormatException>(() => Parse(xml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_starter_entry_names_its_source_and_has_sounds_that_engines_can_make() =>
        Assert.All(Lexicon.Starter.Entries, entry =>
        {
            Assert.False(string.IsNullOrWhiteSpace(entry.Source));
            Assert.True(IpaReader.FindFault(entry.Ipa!, out var words) is null, $"{entry.Written}: {entry.Ipa}");
            Assert.All(words, word => Assert.Contains(word, phone => phone.IsVowel));
            Assert.Contains(entry.Locale, (string?[])[null, "en-GB", "en-US"]);
        });

    [Fact]
    public void A_starter_entry_leaves_the_word_and_gives_its_sound_to_engines_that_would_not_know_it()
    {
        Assert.All(Lexicon.Starter.Entries, entry =>
        {
            var text = Read(entry.Written, entry.Engine, entry.Locale ?? "en-US");
            Assert.Equal(entry.Written.Replace('’', '\''), text.Spoken.Replace('’', '\''));
            Assert.Equal(entry.Ipa, Assert.Single(text.Phonemes).Ipa);
        });
        Assert.Empty(Read("Lviv", "openai", "en-US").Phonemes);
    }

    [Fact]
    public void An_English_of_its_own_has_a_sound_of_its_own()
    {
        Assert.Equal("ˈɛmpɒks", Assert.Single(Read("mpox", "flite", "en-GB").Phonemes).Ipa);
        Assert.Equal("ˈɛmpɑːks", Assert.Single(Read("mpox", "flite", "en-US").Phonemes).Ipa);
    }

    [Fact]
    public void A_pronounced_name_keeps_its_sound_when_what_stands_around_it_is_read_twice()
    {
        var text = Read("Dec. “Lviv’s” Sat. 3", "flite", "en-US");
        Assert.Equal("December Lviv's Saturday three", text.Spoken);
        Assert.Equal("ləˈviːvz", Assert.Single(text.Phonemes).Ipa);
        Assert.Equal("Lviv's", text.Phonemes[0].Spoken.In(text.Spoken));
    }

    private static SpokenText Read(string written, string? engine, string locale) =>
        new TextNormalizer(new NormalizationOptions { Engine = engine, Locale = locale }).Normalize(written);
}
