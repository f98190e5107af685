namespace AudioEdition.Articles.Sifting;

/// <summary>Puts what the front matter knows before the blocks, so that title, standfirst and authors are read as on the page.</summary>
internal static class FrontMatterBlocks
{
    /// <summary>Adds the known title, standfirst and byline, and drops the copies of them that stand among the first blocks.</summary>
    public static List<SourceBlock> Prepend(FrontMatter known, IReadOnlyList<SourceBlock> blocks)
    {
        var all = new List<SourceBlock>();
        Add(all, known.Headline, BlockKind.Headline);
        Add(all, known.Standfirst, BlockKind.Standfirst);
        Add(all, known.Byline is null ? null : $"By {known.Byline}", BlockKind.Byline);
        var copies = all.ConvertAll(b => Fold(b.Text));
        for (var i = 0; i < blocks.Count; i++)
        {
            var isCopy = i < 40 && blocks[i].KnownKind is null && blocks[i].Text.Length < 400 && (blocks[i].KnownCut is null || copies.Count > 0) && Fold(blocks[i].Text) is var folded && (copies.Contains(folded) || copies.Contains("by" + folded));
            if (!isCopy)
            {
                all.Add(blocks[i]);
            }
        }

        return all;
    }

    private static void Add(List<SourceBlock> all, string? text, BlockKind kind)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            all.Add(new SourceBlock(text, kind == BlockKind.Headline ? BlockShape.Heading : BlockShape.Paragraph, kind == BlockKind.Headline ? 1 : 0) { KnownKind = kind, Group = -1 });
        }
    }

    /// <summary>Letters and digits alone, so that marks and case make no difference.</summary>
    public static string Fold(string text)
    {
        Span<char> folded = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded[length++] = char.ToLowerInvariant(c);
            }
        }

        return folded[..length].ToString();
    }
}
