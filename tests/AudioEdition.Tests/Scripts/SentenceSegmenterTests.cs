using AudioEdition.Articles;
using AudioEdition.Scripts;
using CsCheck;

namespace AudioEdition.Tests.Scripts;

public sealed class SentenceSegmenterTests
{
    [Theory]
    // plain ends
    [InlineData("The ferry left. It was late.", "The ferry left.|It was late.")]
    [InlineData("Did it leave? Yes! It did.", "Did it leave?|Yes!|It did.")]
    [InlineData("What?! Nobody knew.", "What?!|Nobody knew.")]
    [InlineData("It left in 1990. The next came later.", "It left in 1990.|The next came later.")]
    [InlineData("He has an iPhone. iPhones are dear. eBay sells them.", "He has an iPhone.|iPhones are dear.|eBay sells them.")]
    [InlineData("It cost too much. $5 million was spent.", "It cost too much.|$5 million was spent.")]
    [InlineData("Forty people came. 20 stayed.", "Forty people came.|20 stayed.")]
    [InlineData("No stop at the end", "No stop at the end")]
    [InlineData("One\nsentence over lines. And\nanother.", "One\nsentence over lines.|And\nanother.")]
    // titles and initials
    [InlineData("Mr. Brandt met Mrs. Okafor. Dr. Lind was there.", "Mr. Brandt met Mrs. Okafor.|Dr. Lind was there.")]
    [InlineData("Gov. Anna Lund and Lt. Gov. Per Holm spoke.", "Gov. Anna Lund and Lt. Gov. Per Holm spoke.")]
    [InlineData("Lt.-Gov. Holm agreed. So did Sen. Reyes.", "Lt.-Gov. Holm agreed.|So did Sen. Reyes.")]
    [InlineData("George W. Tamm and J. K. Rask met J.R.R. Olsen. They talked.", "George W. Tamm and J. K. Rask met J.R.R. Olsen.|They talked.")]
    [InlineData("He takes vitamin C. The doctor agrees.", "He takes vitamin C.|The doctor agrees.")]
    [InlineData("DR. LIND CAME. NOBODY ELSE DID.", "DR. LIND CAME.|NOBODY ELSE DID.")]
    [InlineData("St. Olaf stands on Main St. The church is old.", "St. Olaf stands on Main St.|The church is old.")]
    [InlineData("Martin Vale Jr. left. Martin Vale Sr. The father stayed.", "Martin Vale Jr. left.|Martin Vale Sr.|The father stayed.")]
    // acronyms, firms, states
    [InlineData("The U.S. Senate met. He lives in the U.S. He likes it.", "The U.S. Senate met.|He lives in the U.S.|He likes it.")]
    [InlineData("It sails for the U.S. Initially, it was full. The U.S. Army, too, agreed.", "It sails for the U.S.|Initially, it was full.|The U.S. Army, too, agreed.")]
    [InlineData("She has a Ph.D. in law. The U.K. government agreed.", "She has a Ph.D. in law.|The U.K. government agreed.")]
    [InlineData("Norrland Inc. Chairman Bo Ek left Velmar Corp. The firm is small.", "Norrland Inc. Chairman Bo Ek left Velmar Corp.|The firm is small.")]
    [InlineData("They moved to Salem, Mass. Their son stayed in Salem, Ore. permanently.", "They moved to Salem, Mass.|Their son stayed in Salem, Ore. permanently.")]
    [InlineData("She was born in Osk, N.J. Harbour work came later, in Lund, N.Y., near the U.S. Army base.", "She was born in Osk, N.J.|Harbour work came later, in Lund, N.Y., near the U.S. Army base.")]
    [InlineData("It was a near miss. Miss. Nobody said a word.", "It was a near miss.|Miss.|Nobody said a word.")]
    [InlineData("See example.com. The site is new.", "See example.com.|The site is new.")]
    // times, dates, numbers
    [InlineData("It opens at 9 a.m. Monday and at 5 p.m. EST. The hall is full by 8 p.m. Doors open early.", "It opens at 9 a.m. Monday and at 5 p.m. EST.|The hall is full by 8 p.m.|Doors open early.")]
    [InlineData("On Jan. 5 it rained. In Feb. it snowed. It ended in Dec. The year was wet.", "On Jan. 5 it rained.|In Feb. it snowed.|It ended in Dec.|The year was wet.")]
    [InlineData("The No. 2 seed said no. No. That was all.", "The No. 2 seed said no.|No.|That was all.")]
    [InlineData("It rose 3.5 percent to 1.2 million. By .5 it fell.", "It rose 3.5 percent to 1.2 million.|By .5 it fell.")]
    [InlineData("See Art. 5 and Sec. 3, p. 12, vol. 4. The rest is clear.", "See Art. 5 and Sec. 3, p. 12, vol. 4.|The rest is clear.")]
    [InlineData("1. The plan fails. 2. Nobody cares.", "1. The plan fails.|2. Nobody cares.")]
    [InlineData("Fruit, e.g. Apples, i.e. Sweet ones, vs. Pears, etc. Nobody minds.", "Fruit, e.g. Apples, i.e. Sweet ones, vs. Pears, etc.|Nobody minds.")]
    // ellipses
    [InlineData("We waited … and waited ... and left. Then it came.", "We waited … and waited ... and left.|Then it came.")]
    [InlineData("We hoped … That helped us. It was… Well, it was fine.", "We hoped …|That helped us.|It was…|Well, it was fine.")]
    [InlineData("We hoped . . . and prayed. It was … I think … enough.", "We hoped . . . and prayed.|It was … I think … enough.")]
    [InlineData("It was over. ... I wept. … Nobody spoke.", "It was over. ...|I wept. …|Nobody spoke.")]
    [InlineData("More snow … [But] we saw nothing.", "More snow …|[But] we saw nothing.")]
    // marks and brackets
    [InlineData("“We left.” He smiled. “Why?” she asked. ‘No!’ they said.", "“We left.”|He smiled.|“Why?” she asked.|‘No!’ they said.")]
    [InlineData("\"We left.\" \"So did we.\" (Nobody saw.) It rained.", "\"We left.\"|\"So did we.\"|(Nobody saw.)|It rained.")]
    [InlineData("“Is it over?” Anna Lund asked. “Is it over?” The crowd roared.", "“Is it over?” Anna Lund asked.|“Is it over?”|The crowd roared.")]
    [InlineData("“Stop!” the driver of the van shouted. He ran.", "“Stop!” the driver of the van shouted.|He ran.")]
    [InlineData("« C’est fini. » He left. »Gut.« Er ging.", "« C’est fini. »|He left.|»Gut.«|Er ging.")]
    [InlineData("He said so.“We agree,” she said.", "He said so.|“We agree,” she said.")]
    [InlineData("The quay sank.[3] It was raised.[4][12] [So] it is said.", "The quay sank.[3]|It was raised.[4][12]|[So] it is said.")]
    // ugly
    [InlineData("...", "...")]
    [InlineData("? ! .", "? ! .")]
    [InlineData("Wait.Then go.", "Wait.Then go.")]
    [InlineData("これは文です。次の文です。", "これは文です。|次の文です。")]
    public void Sentences_end_where_a_reader_ends_them(string text, string expected)
    {
        var sentences = SentenceSegmenter.Segment(text, new TextSpan(0, text.Length));

        Assert.Equal(expected, string.Join('|', sentences.Select(s => s.In(text))));
    }

    [Fact]
    public void Only_the_block_is_cut()
    {
        const string Text = "Before. Inside one. Inside two. After.";

        var sentences = SentenceSegmenter.Segment(Text, new TextSpan(7, 32));

        Assert.Equal("Inside one.|Inside two.", string.Join('|', sentences.Select(s => s.In(Text))));
    }

    [Fact]
    public void A_block_of_white_space_has_no_sentence() => Assert.Empty(SentenceSegmenter.Segment("a \n\t b", new TextSpan(1, 5)));

    [Fact]
    public void A_block_outside_the_text_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SentenceSegmenter.Segment("abc", new TextSpan(0, 4)));

    [Fact]
    public void Sentences_hold_every_character_once_in_order() => UglyText.Prose.Sample(text =>
    {
        var at = 0;
        foreach (var sentence in SentenceSegmenter.Segment(text, new TextSpan(0, text.Length)))
        {
            Assert.True(string.IsNullOrWhiteSpace(text[at..sentence.Start]));
            Assert.False(sentence.IsEmpty);
            Assert.False(char.IsWhiteSpace(text[sentence.Start]) || char.IsWhiteSpace(text[sentence.End - 1]));
            at = sentence.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(text[at..]));
    });
}
