using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Scripts;
using AudioEdition.Speech;
using AudioEdition.Speech.Lexicons;

namespace AudioEdition.Tests.Speech;

public sealed class SpokenScriptWriterTests
{
    private static CastScript Cast(params (string Text, string Voice)[] units)
    {
        var text = string.Join("\n\n", units.Select(u => u.Text));
        var narration = units.Select((u, i) => new NarrationUnit { Index = i, Kind = UnitKind.Narration, Span = null, Text = u.Text, Boundary = default }).ToArray();
        var script = new Script
        {
            Article = new Article { Source = "-", Text = text, Blocks = [] },
            Units = narration,
            Quotations = [],
            Attributions = [],
            People = [],
            Chapters = [],
        };
        return new CastScript { Script = script, Units = [.. narration.Select((n, i) => new CastUnit(n, new VoiceId("stub", units[i].Voice), null))], Roles = [] };
    }

    [Fact]
    public void Each_unit_gets_its_spoken_words_in_order()
    {
        var script = SpokenScriptWriter.Write(Cast(("It cost £5,", "a"), ("on 3 May.", "b")), "en-GB");

        Assert.Equal("en-GB", script.Locale);
        Assert.Equal(["It cost five pounds,", "on the third of May."], script.Units.Select(u => u.Spoken.Spoken), StringComparer.Ordinal);
    }

    [Fact]
    public void A_unit_without_words_stays_with_nothing_to_say() =>
        Assert.Equal("", Assert.Single(SpokenScriptWriter.Write(Cast(("* * *", "a")), "en-US").Units).Spoken.Spoken);

    [Fact]
    public void A_lexicon_entry_of_one_voice_changes_only_what_that_voice_says()
    {
        var lexicon = new Lexicon { Entries = [new LexiconEntry("Ravik") { Alias = "Rah veek", Engine = "stub", Voice = "a" }] };

        var script = SpokenScriptWriter.Write(Cast(("Ravik won.", "a"), ("Ravik lost.", "b")), "en-US", lexicon);

        Assert.Equal(["Rah veek won.", "Ravik lost."], script.Units.Select(u => u.Spoken.Spoken), StringComparer.Ordinal);
    }
}
