using AudioEdition.Publishing.Cover;

namespace AudioEdition.Tests.Publishing.Cover;

/// <summary>Lines of mixed directions; in the tables Hebrew letters are written as capitals, so that they can be read here: ABC is אבג.</summary>
public sealed class WritingDirectionTests
{
    [Theory]
    [InlineData("ferry back", "ferry back")]
    [InlineData("he says ABC DEF to us", "he says |ABC DEF<| to us")]
    [InlineData("it cost ABC 11.5 DEF today", "it cost | DEF<|11.5|ABC <| today")]
    [InlineData("“ABC” returns", "“|ABC<|” returns")]
    public void In_a_line_from_the_left_words_from_the_right_are_turned(string line, string seen) => Assert.Equal(Hebrew(seen), Seen(line, false));

    [Theory]
    [InlineData("ABC DEF", "ABC DEF<")]
    [InlineData("3 ABC 2026", "2026| ABC <|3")]
    [InlineData("ABC after DEF", " DEF<|after|ABC <")]
    [InlineData("ABC 11 after 50% DEF", " DEF<|after 50%| <|11|ABC <")]
    [InlineData("after", "after")]
    public void In_a_line_from_the_right_the_rest_keeps_its_own_order(string line, string seen) => Assert.Equal(Hebrew(seen), Seen(line, true));

    [Theory]
    [InlineData("“ABC” returns to the harbour", false)]
    [InlineData("ABC DEF in", true)]
    [InlineData("2026", false)]
    [InlineData("", false)]
    public void A_text_has_the_direction_of_most_of_its_letters(string text, bool isRightToLeft) => Assert.Equal(isRightToLeft, WritingDirection.IsRightToLeft(Hebrew(text)));

    [Theory]
    [InlineData("港口渡轮恢复通航，居民欢迎。", "港|口|渡|轮|恢|复|通|航，|居|民|欢|迎。")]
    [InlineData("「フェリー」が戻る", "「フェ|リー」|が|戻|る")]
    [InlineData("ferry is back", "ferry| is| back")]
    [InlineData("여객선 운항", "여객선| 운항")]
    public void Lines_break_where_the_script_allows_it(string text, string pieces) =>
        Assert.Equal(pieces, string.Join('|', LineBreaks.Pieces(text).Select((p, i) => (p.IsSpaced && i > 0 ? " " : "") + p.Text)));

    private static string Seen(string line, bool isRightToLeft) =>
        string.Join('|', WritingDirection.Runs(Hebrew(line), isRightToLeft).Select(r => r.Text + (r.IsRightToLeft ? "<" : "")));

    private static string Hebrew(string text) => string.Concat(text.Select(c => c is >= 'A' and <= 'H' ? (char)('\u05D0' + (c - 'A')) : c));
}
