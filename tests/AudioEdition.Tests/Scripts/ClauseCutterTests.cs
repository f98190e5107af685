using AudioEdition.Articles;
using AudioEdition.Scripts;

namespace AudioEdition.Tests.Scripts;

public sealed class ClauseCutterTests
{
    [Theory]
    [InlineData("The council met for the whole of the night in the old hall by the sea; it did not reach a decision on the harbour.", "sea;")]
    [InlineData("The council met for the whole of the night in the old hall by the sea — it did not reach a decision on the harbour.", "sea —")]
    [InlineData("The council met for the whole of the night in the old hall by the sea—it did not reach a decision on the harbour.", "sea—")]
    [InlineData("The council, tired and divided, met for the whole of the night in the old hall, but it did not reach any decision.", "hall,")]
    [InlineData("The council of the town met for the whole of the night because it had not reached a decision on the harbour before.", "night")]
    [InlineData("Among the guests of the council last night were the old Baroness Maria Theresa von Hohenfels und Wald and her family.", "night")]
    public void A_long_sentence_is_cut_where_a_reader_breathes(string sentence, string endOfFirst)
    {
        var parts = ClauseCutter.Cut(sentence, new TextSpan(0, sentence.Length), 90);

        Assert.Equal(2, parts.Count);
        Assert.EndsWith(endOfFirst, parts[0].In(sentence), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25 million")]
    [InlineData("Jan. 5, 2021")]
    [InlineData("Ilse Maria Tornquist")]
    [InlineData("$3.5 billion")]
    [InlineData("Mr. Aske")]
    [InlineData("1,200")]
    public void Names_and_numbers_stay_whole(string whole)
    {
        for (var before = 4; before < 24; before++)
        {
            var sentence = string.Concat(Enumerable.Repeat("so ", before)) + whole + string.Concat(Enumerable.Repeat(" la", 28 - before));
            var parts = ClauseCutter.Cut(sentence, new TextSpan(0, sentence.Length), 80);

            Assert.Contains(parts, p => p.In(sentence).Contains(whole, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Parts_are_about_equally_long()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("word", 125));

        var parts = ClauseCutter.Cut(sentence, new TextSpan(0, sentence.Length), 300);

        Assert.All(parts, p => Assert.InRange(p.Length, 200, 300));
    }

    [Fact]
    public void Text_without_a_gap_is_cut_between_characters()
    {
        var sentence = string.Concat(Enumerable.Repeat("🔥e\u0301", 100)) + "x";

        var parts = ClauseCutter.Cut(sentence, new TextSpan(0, sentence.Length), 81);

        Assert.True(parts.Count > 1);
        Assert.All(parts, p =>
        {
            Assert.True(p.Length <= 81);
            Assert.False(char.IsLowSurrogate(sentence[p.Start]));
            Assert.NotEqual('\u0301', sentence[p.Start]);
        });
    }

    [Fact]
    public void Marks_without_sound_make_no_part_of_their_own()
    {
        var sentence = "The end" + new string('.', 1_000);

        var parts = ClauseCutter.Cut(sentence, new TextSpan(0, sentence.Length), 80);

        Assert.All(parts, p => Assert.True(Voicing.IsVoiced(p.In(sentence))));
        Assert.Equal(sentence.Length, parts[^1].End);
    }
}
