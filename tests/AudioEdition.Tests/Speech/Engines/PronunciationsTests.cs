using AudioEdition.Speech.Engines.Flite;

namespace AudioEdition.Tests.Speech.Engines;

public sealed class PronunciationsTests
{
    [Fact]
    public void A_word_is_asked_for_once()
    {
        var asked = new List<string>();
        var pronunciations = new Pronunciations();
        var words = FliteWord.Of(FliteText.From("no, No; no more"));
        var first = pronunciations.Of(words, Ask);
        var second = pronunciations.Of(words, Ask);
        Assert.Equal("no\n\nNo\n\nmore", Assert.Single(asked));
        Assert.Equal(first, second);
        Assert.Equal("n o", string.Join(' ', first[2]));

        List<FlitePhone> Ask(string text)
        {
            asked.Add(text);
            return Spell(text);
        }
    }

    [Fact]
    public void What_is_known_of_a_word_does_not_depend_on_its_company()
    {
        // A word that Flite says as two sentences hides where the others begin.
        static List<FlitePhone> Ask(string text) => Spell(text.Replace("two", "t\n\nwo", StringComparison.Ordinal));

        var together = new Pronunciations().Of(FliteWord.Of(FliteText.From("one two")), Ask);
        var alone = new Pronunciations().Of(FliteWord.Of(FliteText.From("one")), Ask);
        Assert.Equal(alone[0], together[0]);
        Assert.Equal("t w o", string.Join(' ', together[1]));
    }

    [Fact]
    public void Words_lie_on_the_letters_of_the_text_asked_for()
    {
        const string Text = "“Šmíd’s answer — no!” he said.";
        var words = FliteWord.Of(FliteText.From(Text));
        Assert.Equal("Shmid's|answer|no|he|said", string.Join('|', words.Select(w => w.Ascii)));
        Assert.Equal("Šmíd’s|answer|no|he|said", string.Join('|', words.Select(w => w.Source.In(Text))));
    }

    /// <summary>A letter a phone, a line a sentence.</summary>
    private static List<FlitePhone> Spell(string text) =>
        FlitePhone.Read(System.Text.Encoding.ASCII.GetBytes(string.Join('\n', text.Split("\n\n").Select(w => "pau " + string.Join(' ', w.AsEnumerable()) + " pau"))));
}
