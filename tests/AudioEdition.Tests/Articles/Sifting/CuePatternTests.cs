using AudioEdition.Articles;
using AudioEdition.Articles.Sifting;

namespace AudioEdition.Tests.Articles.Sifting;

public sealed class CuePatternTests
{
    [Theory]
    [InlineData("4 ^sign up for .. newsletter*", "Sign up for our weekly newsletters today.", true)]
    [InlineData("4 ^sign up for .. newsletter*", "They did sign up for our newsletter.", false)]
    [InlineData("4 ^sign up for .. newsletter*", "Sign up for a walk. The newsletter is free.", false)]
    [InlineData("4 ^^read more $", "Read more", true)]
    [InlineData("4 ^^read more $", "Read more books", false)]
    [InlineData("4 # min|minutes read", "A 4 min read", true)]
    [InlineData("4 a? member", "Member", true)]
    [InlineData("4 follow Name", "Please follow Ann", true)]
    [InlineData("4 follow Name", "Please follow me", false)]
    [InlineData("4 poll : vote", "Poll: vote", true)]
    [InlineData("4 poll : vote", "Poll vote", false)]
    [InlineData("4 read <=3", "Read it all", true)]
    [InlineData("4 read <=3", "Read it all now", false)]
    [InlineData("4 read", "\"Read it,\" she begged.", false)]
    public void A_row_matches_the_words_it_describes(string row, string text, bool matches)
    {
        var table = new CueTable([(CutReason.ReadMore, [row])]);

        Assert.Equal(matches, table.Find(Tokenizer.Tokenize(text)).Count == 1);
    }
}
