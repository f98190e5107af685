using System.Text;
using AudioEdition.Articles;
using CsCheck;

namespace AudioEdition.Tests.Articles;

public sealed class ArticleReaderTests
{
    private const string Report = "Ferry Halted After Fire\n\nBy Oona Harju\n\nPORT SELLA — A ferry lost power on Saturday, the coast guard said.\n\n“No one was hurt,” Capitaine Renée Müller said.\n\nRead more";

    [Fact]
    public void A_report_has_headline_byline_dateline_and_paragraphs()
    {
        var article = Read(Report);

        Assert.Equal("Ferry Halted After Fire", article.Headline);
        Assert.Equal("Oona Harju", article.Byline);
        Assert.Equal("PORT SELLA", article.Dateline?.In(article.Text));
        Assert.Equal([BlockKind.Headline, BlockKind.Byline, BlockKind.Paragraph, BlockKind.Paragraph], article.Blocks.Select(b => b.Kind));
        Assert.Equal(CutReason.ReadMore, Assert.Single(article.Cuts).Reason);
        ArticleAssert.IsSound(article);
    }

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    public void Any_newline_gives_the_same_article(string newline) =>
        Assert.Equal(Plan(Read(Report)), Plan(Read(Report.Replace("\n", newline, StringComparison.Ordinal))));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var bytes = encoding.GetPreamble().Concat(encoding.GetBytes(Report)).ToArray();

        Assert.Equal(Plan(Read(Report)), Plan(ArticleReader.Read("a.txt", bytes)));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf16_needs_no_mark(string name) =>
        Assert.Equal(Plan(Read(Report)), Plan(ArticleReader.Read("a.txt", Encoding.GetEncoding(name).GetBytes(Report))));

    [Fact]
    public void What_is_no_utf8_is_read_as_windows_1252()
    {
        byte[] bytes = [.. "Caf"u8, 0xE9, .. " closes\n\nThe caf"u8, 0xE9, .. " in Vell will close, "u8, 0x93, .. "for good"u8, 0x94, .. ", its owner said "u8, 0x97, .. " at last."u8];

        var article = ArticleReader.Read("a.txt", bytes);

        Assert.Equal("Café closes", article.Headline);
        Assert.EndsWith("“for good”, its owner said — at last.", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Composed_and_decomposed_accents_give_the_same_article() =>
        Assert.Equal(Plan(Read(Report)), Plan(Read(Report.Normalize(NormalizationForm.FormD))));

    [Fact]
    public void What_can_neither_be_seen_nor_heard_is_removed()
    {
        var article = Read("Har\u00ADbour o\u200Bpens\n\nThe har\u00ADbour opened\u0007 after 10\u00A0000 hours,\u2060 the town said.\uFEFF");

        Assert.Equal("Harbour opens\n\nThe harbour opened after 10 000 hours, the town said.", article.Text);
    }

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("The bridge "), 0x00, 0xD8, .. Encoding.Unicode.GetBytes(" opened on Sunday, the mayor said.")];

        Assert.Equal("The bridge \uFFFD opened on Sunday, the mayor said.", ArticleReader.Read("a.txt", bytes).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\u00A0\r\n ")]
    public void An_empty_input_holds_nothing_to_narrate(string text)
    {
        var fault = Assert.Throws<NothingToNarrateException>(() => Read(text));

        Assert.Contains("empty", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Boilerplate_alone_holds_nothing_to_narrate_and_the_message_says_what_was_found()
    {
        var fault = Assert.Throws<NothingToNarrateException>(() => Read("Advertisement\n\nShare on Facebook\n\nSign up for our newsletter\n\n© 2031 The Lantern"));

        Assert.Contains("Advertisement", fault.Message, StringComparison.Ordinal);
        Assert.Contains("SignUp", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Boilerplate_is_kept_where_it_is_not_to_be_cut()
    {
        var article = ArticleReader.Read("a.txt", Encoding.UTF8.GetBytes(Report), new ArticleReadOptions { CutBoilerplate = false });

        Assert.Empty(article.Cuts);
        Assert.EndsWith("Read more", article.Blocks[^1].Span.In(article.Text), StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_content_is_refused()
    {
        var fault = Assert.Throws<ArticleFormatException>(() => ArticleReader.Read("song.txt", new byte[] { 65, 66, 0, 1, 2, 0, 7, 200, 13, 0, 0, 0, 9, 255, 254, 3 }));

        Assert.Equal("song.txt", fault.ArticleSource);
    }

    [Fact]
    public void A_known_file_type_is_named()
    {
        var fault = Assert.Throws<ArticleFormatException>(() => ArticleReader.Read("paper.pdf", "%PDF-1.7 something"u8.ToArray()));

        Assert.Contains("PDF", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_over_the_limit_is_refused()
    {
        var options = new ArticleReadOptions { MaxBytes = 100 };

        Assert.Throws<ArticleFormatException>(() => ArticleReader.Read("a.txt", new byte[101], options));
    }

    [Theory]
    [InlineData("notes.md", "# A Title\n\nA *short* paragraph of the article.", "A Title")]
    [InlineData("-", "---\ntitle: From the front\n---\n\nA short paragraph of the article.", "From the front")]
    [InlineData("-", "# A Title\n\nA *short* paragraph of the article.", "A Title")]
    [InlineData("notes.txt", "# A Title\n\nA *short* paragraph of the article.", "# A Title")]
    public void The_name_tells_the_form_and_else_the_content(string source, string text, string headline) =>
        Assert.Equal(headline, ArticleReader.Read(source, Encoding.UTF8.GetBytes(text)).Headline);

    [Fact]
    public void Arbitrary_bytes_give_an_article_or_an_expected_failure() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Enum<ArticleFormat>()).Sample((bytes, format) => IsSoundOrRefused(bytes, format));

    [Fact]
    public void Arbitrary_text_gives_a_sound_article()
    {
        string[] pieces =
        [
            "Read more", "\n", "\n\n", "\r\n", " ", "The ", "river rose", " on Monday.", "“He left,” she said.", "(Photo: A. B/C)", "- item", "1. item", "# Head", "> quote", "`code`", "|a|b|", "---\n", "title: x\n",
            "<p>", "</p>", "<div class=share>", "&amp;", "Support us!", "\u00AD", "e\u0301", "@x", "mail@a.example", "©", "By Ann Lee", "OSLO — ", "'", "\"", "’", "…", "\uD83D\uDE00", "\u2028", "* * *", "12 May 2031",
        ];
        Gen.Select(Gen.Int[0, pieces.Length - 1].Array[0, 60].Select(chosen => string.Concat(chosen.Select(i => pieces[i]))), Gen.Enum<ArticleFormat>()).Sample((text, format) => IsSoundOrRefused(Encoding.UTF8.GetBytes(text), format));
    }

    private static void IsSoundOrRefused(byte[] bytes, ArticleFormat format)
    {
        try
        {
            ArticleAssert.IsSound(ArticleReader.Read("-", bytes, new ArticleReadOptions { Format = format }));
        }
        catch (AudioEditionException fault)
        {
            Assert.NotEmpty(fault.Message);
        }
    }

    private static Article Read(string text) => ArticleReader.Read("a.txt", Encoding.UTF8.GetBytes(text));

    private static string Plan(Article article) =>
        article.Text + string.Join('|', article.Blocks) + string.Join('|', article.Cuts) + article.Headline + article.Byline + article.Dateline;
}
