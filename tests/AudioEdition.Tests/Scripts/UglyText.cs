using AudioEdition.Articles;
using CsCheck;

namespace AudioEdition.Tests.Scripts;

/// <summary>Random prose of the kind that pages really hold: words, marks that pair and marks that do not, numbers, ornaments.</summary>
internal static class UglyText
{
    private static readonly string[] Pieces =
    [
        "harbour", "Velmar", "Ilse", "Tornquist", "said", "she", "the", "and", "which", "because", "of", "told", "reporters", "council", "U.S.", "Mr.", "a.m.", "No.", "3.5",
        "1,200", "$5", "million", "percent", "Jan.", "5", "I", "It", "The", "won’t", "don't", "boys’", "e.g.", "Inc.", "O’Hara", "naïve", "ﬁn", "e\u0301te", "港",
        ".", ".", ".", ",", ",", ";", ":", "?", "!", "…", "...", "—", "–", "-", "--", "(", ")", "[", "]", "“", "”", "“", "”", "‘", "’", "\"", "\"", "'", "«", "»", "„",
        "*", "***", "•", "#", "%", "&", "@", "/", "\\", "_", "|", "🔥", "👩‍👩‍👧", "\u00A0", "\u200B", "\uFEFF", "\t", "\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "“We will go,”", "she said.", "“It is over.”", "Tornquist said", "‘No,’", "he told them.", "“What we see", "is more.", "...........................",
    ];

    /// <summary>Running text without blank lines, not all white space in most cases.</summary>
    public static Gen<string> Prose { get; } =
        Gen.Select(Gen.OneOf(Pieces).Array[0, 90], Gen.OneOf(" ", " ", " ", " ", "", "\n", "  ").Array[90])
            .Select((pieces, gaps) => string.Concat(pieces.Select((p, i) => p + gaps[i])));

    /// <summary>Articles of one to eight blocks of any kind, with something that is heard.</summary>
    public static Gen<Article> Article { get; } =
        Gen.Select(
            Gen.Select(Gen.OneOf(BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.BlockQuote, BlockKind.Heading, BlockKind.Standfirst, BlockKind.Byline), Prose)
                .Array[1, 8],
            Gen.Bool)
            .Select((blocks, headline) => ArticleOf.Blocks(
                [.. headline ? [(BlockKind.Headline, "Harbour to Reopen")] : Array.Empty<(BlockKind, string)>(), .. blocks, (BlockKind.Paragraph, "The end came soon.")]));
}
