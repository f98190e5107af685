using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <content>The headline and the name of the site.</content>
internal sealed partial class PageMetadata
{
    /// <summary>The publication's name; what is an address, a handle or a list of names is none.</summary>
    private string? Site(PageTitle? title, Uri? address)
    {
        var publisher = Clean(JsonLd.Text(_article, "publisher"));
        var told = Name(First("og:site_name", "application-name", "dc.publisher", "cre"));
        var tail = title?.Pieces is { Count: > 1 } pieces ? pieces[^1] : "";
        // What the title ends in too is the name that readers know: a region's or a template's name is not.
        return told is null || (publisher is not null && FrontMatterBlocks.Fold(tail) == FrontMatterBlocks.Fold(publisher)) ? Name(publisher) ?? title?.SiteOf(address) ?? told : told;
    }

    private static string? Name(string? name)
    {
        var bar = name?.IndexOf(" | ", StringComparison.Ordinal) ?? -1;
        name = bar > 0 ? name![..bar] : name;
        return name is null || name[0] == '@' || name.Contains("://", StringComparison.Ordinal) || name.Contains("www.", StringComparison.Ordinal) ? null : name;
    }

    /// <summary>The page's own first heading, where the metadata agree with it; else what they say.</summary>
    private string? Headline(string? site, PageTitle? title, Uri? address)
    {
        var told = Told();
        var known = FrontMatterBlocks.Fold($"{told} {First("og:title")} {title?.Text}");
        foreach (var heading in _elements.Headings.Take(10))
        {
            var text = Clean(heading.TextContent);
            var folded = text is null ? "" : FrontMatterBlocks.Fold(text);
            if (folded.Length > 8 && known.Contains(folded, StringComparison.Ordinal) && folded != FrontMatterBlocks.Fold(site ?? "") && !(title?.IsSitePiece(folded) ?? false))
            {
                return text;
            }
        }

        var shown = Clean(_elements.Property("headline")?.TextContent);
        var marked = shown is { Length: < 250 } && FrontMatterBlocks.Fold(shown) != FrontMatterBlocks.Fold(site ?? "") ? shown : null;
        return PageTitle.WithoutSite(told ?? marked ?? title?.Text, site, address);
    }

    private string? Told() => Clean(JsonLd.Text(_article, "headline")) ?? First("og:title", "twitter:title", "dc.title", "title", "headline");

    /// <summary>
    /// The main heading above the first paragraph is the headline as printed; titles in metadata are often written for search engines.
    /// Of several the one that shares most with what the metadata say; one alone needs no such witness.
    /// </summary>
    private string? PrintedHeadline(FrontMatter known, PageHead head)
    {
        var title = PageTitle.Parse(Clean(_document.Title));
        var site = FrontMatterBlocks.Fold(known.Site ?? "");
        var witness = $"{known.Headline} {title?.Text} {known.Description} {Uri.UnescapeDataString(known.CanonicalAddress?.AbsolutePath ?? "").Replace('/', ' ').Replace('-', ' ').Replace('_', ' ')}";
        var candidates = head.Headings.FindAll(b => b.Text.Length is > 2 and < 250 && FrontMatterBlocks.Fold(b.Text) is var folded && folded.Length > 2 && folded != site && !(title?.IsSitePiece(folded) ?? false));
        // A blog's own name is often its main heading, and the post's title one below.
        var piece = FrontMatterBlocks.Fold(title?.Pieces is { Count: > 1 } pieces ? pieces[0] : "");
        if (candidates.Count == 0)
        {
            return piece.Length > 2 ? head.Lines.Find(b => b.Node.Tag is "h2" or "h3" && FrontMatterBlocks.Fold(b.Text) == piece)?.Text : null;
        }

        var best = candidates.MaxBy(b => SharedWords(b.Text, witness))!;
        var shared = SharedWords(best.Text, witness);
        return shared >= 0.3 || (candidates.Count == 1 && best.Words >= 3 && best.Node.Sense.Cut is null && known.Headline is null or { Length: 0 }) || (candidates.Count == 1 && Told() is null && best.Words >= 2) ? best.Text : null;
    }

    /// <summary>Share of the longer words of a text that begin like one of another.</summary>
    private static double SharedWords(string text, string other)
    {
        var words = Stems(text);
        var others = Stems(other);
        return words.Count == 0 ? 0 : (double)words.Count(others.Contains) / words.Count;

        static HashSet<string> Stems(string text) =>
            Tokenizer.Tokenize(text).Select(t => t.Key).Where(k => k.Length > 3).Select(k => k[..Math.Min(5, k.Length)]).ToHashSet(StringComparer.Ordinal);
    }
}
