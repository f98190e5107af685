using System.Globalization;
using AudioEdition.Speech.Normalization;
using CsCheck;

namespace AudioEdition.Tests.Speech.Normalization;

public sealed class TextNormalizerTests
{
    private static readonly string[] Pieces =
    [
        "the", "A", "I", "mayor", "Ravik", "St.", "Dr", "No.", "Jan.", "may", "Gov.", "U.S.", "NHS", "NATO", "MPs", "e.g.", "Henry", "VIII", "V", "II", "World War",
        "1", "22", "004", "1984", "2005", "1,234", "12.5", ".5", "-3", "3-2", "10–15", "737-800", "$", "£5m", "€1.50", "$1.2bn", "%", "5%", "°", "12km", "4°C",
        "5pm", "14:05", "2025-01-02", "1/2", "½", "'90s", "1960s", "1st", "#1", "@ravik", "#Tag", "a@b.com", "ravik.org/x?y=1", "&", "AT&T", "F-16",
        "…", "...", "—", "–", "-", "(", ")", "[", "]", "“", "”", "‘", "’", "'", "\"", ";", ":", ",", ".", "?", "!", "*", "_", "/", "+", "=", "~", "🎉", "é", "ß", "٣", "²",
        "Elm", "Street", "Call", "555-0100", "in", "m", "x", "k", "bn", "am", "P", "M", "C", "\u00A0", "\u200B", "\n",
    ];

    private static readonly Gen<string> Text =
        Gen.Select(Gen.Int[0, Pieces.Length - 1], Gen.Int[0, 3]).Array[0, 14].Select(parts => string.Concat(parts.Select(p => p.Item2 == 0 ? Pieces[p.Item1] : Pieces[p.Item1] + " ")));

    private static readonly string[] WrittenWords = SpokenCasesTests.WrittenWords();

    /// <summary>Words of news in any order, with blanks between them or without: what stands beside a short form decides how it is read.</summary>
    private static readonly Gen<string> Shuffled =
        Gen.Select(Gen.Int[0, WrittenWords.Length - 1], Gen.Int[0, 9]).Array[1, 9].Select(parts => string.Concat(parts.Select(p => WrittenWords[p.Item1] + (p.Item2 == 0 ? "" : " "))));

    private static readonly Gen<string> Anything = Gen.OneOf(Text, Gen.String, Gen.String[Gen.Char['!', '~'], 0, 40]);

    private static TextNormalizer For(bool british) => new(new NormalizationOptions { Locale = british ? "en-GB" : "en-US" });

    [Fact]
    public void Only_letters_apostrophes_hyphens_blanks_and_four_marks_reach_an_engine() =>
        Gen.Select(Anything, Gen.Bool).Sample((text, british) =>
        {
            var spoken = For(british).Normalize(text).Spoken;
            Assert.All(spoken, c => Assert.True(IsSpeakable(c), $"{(int)c:X4} in '{spoken}'"));
            Assert.DoesNotContain("  ", spoken, StringComparison.Ordinal);
        });

    [Fact]
    public void Every_written_character_but_blanks_is_covered_once() =>
        Gen.Select(Anything, Gen.Bool).Sample((text, british) =>
        {
            var spoken = For(british).Normalize(text);
            var next = 0;
            var said = 0;
            foreach (var token in spoken.Tokens)
            {
                Assert.True(token.Written.Start >= next && token.Written.End > token.Written.Start);
                Assert.True(string.IsNullOrWhiteSpace(text[next..token.Written.Start]), $"'{text[next..token.Written.Start]}' is lost");
                Assert.True(token.Spoken.Start >= said && token.Spoken.End >= token.Spoken.Start && token.Spoken.End <= spoken.Spoken.Length);
                next = token.Written.End;
                said = token.Spoken.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[next..]), $"'{text[next..]}' is lost");
        });

    [Fact]
    public void Normalizing_what_is_spoken_changes_nothing() =>
        Gen.Select(Gen.OneOf(Anything, Shuffled), Gen.Bool).Sample(
            (text, british) =>
            {
                var once = For(british).Normalize(text).Spoken;
                Assert.Equal(once, For(british).Normalize(once).Spoken);
            },
            iter: 3000);

    [Theory]
    [InlineData("NATO NATO VIII")]
    [InlineData("He took vitamin (and K). Bolt ran.")]
    [InlineData("read K). Slam")]
    [InlineData("Ariz. (212) 427")]
    [InlineData("in 2023-Dec. it was")]
    [InlineData("5 Aug-Oct")]
    [InlineData("Dec. FTSE 209")]
    [InlineData("Det. “Dune” plant")]
    [InlineData("£1,800 Sat.")]
    [InlineData("times,v. Bn.")]
    [InlineData("18.2,Odds macOS")]
    public void A_short_form_beside_a_number_or_a_mark_is_read_to_the_end(string text)
    {
        var once = new TextNormalizer().Normalize(text);
        Assert.Equal(once.Spoken, new TextNormalizer().Normalize(once.Spoken).Spoken);
        Assert.Equal(text.Count(c => !char.IsWhiteSpace(c)), once.Tokens.Sum(t => t.Written.In(text).ToString().Count(c => !char.IsWhiteSpace(c))));
    }

    [Fact]
    public void The_written_word_is_found_again_from_the_spoken_one()
    {
        var text = new TextNormalizer().Normalize("She paid $5 (in May).");

        Assert.Equal(["She", "paid", "$5", "(in", "May)."], text.Tokens.Select(t => t.Written.In(text.Written)), StringComparer.Ordinal);
        Assert.Equal(["She", "paid", "five dollars", "in", "May"], text.Tokens.Select(t => t.Spoken.In(text.Spoken)), StringComparer.Ordinal);
        Assert.Equal([null, null, "money", null, null], text.Tokens.Select(t => t.SemioticClass), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("—")]
    [InlineData("***")]
    public void What_has_no_words_is_silent(string written) => Assert.Equal("", new TextNormalizer().Normalize(written).Spoken);

    [Fact]
    public void An_endless_word_or_number_is_read_without_end_to_the_patience()
    {
        foreach (var piece in (string[])["a", "1", "A", "1a", "A.", "1-", "$", ".", "'", "(1", "@a", "I ", "1:", "-"])
        {
            var text = string.Concat(Enumerable.Repeat(piece, 30_000 / piece.Length));
            Assert.NotNull(new TextNormalizer().Normalize(text).Spoken);
        }
    }

    private static bool IsSpeakable(char c) =>
        char.IsLetter(c) || c is '\'' or '-' or ' ' or ',' or '.' or '?' or '!' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
