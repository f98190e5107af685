using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.Html;

/// <summary>The pieces of a page's title, "Bridge opens | World | The Lantern": the headline, and around it the names of section and site.</summary>
internal sealed class PageTitle
{
    private static readonly string[] Bars = ["|", "»", "·", "::"];
    private static readonly string[] Dashes = [" - ", " – ", " — "];
    private const int MostWordsOfAName = 6;

    private PageTitle(string text, List<string> pieces)
    {
        Text = text;
        Pieces = pieces;
    }

    public string Text { get; }

    /// <summary>Its pieces in order; one where nothing parts them.</summary>
    public List<string> Pieces { get; }

    public static PageTitle? Parse(string? title) =>
        title is null ? null : new PageTitle(title, [.. title.Split([.. Bars, .. Dashes], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>The publication's name where one stands at the end and <paramref name="address"/> agrees with it: "The Sun" on thesun.co.uk.</summary>
    public string? SiteOf(Uri? address) =>
        Pieces.Count > 1 && address is not null && IsNameOfHost(Pieces[^1], address) ? Pieces[^1] : null;

    /// <summary>True where this is the site's or the section's piece rather than the headline's.</summary>
    public bool IsSitePiece(string folded) => Pieces.Count > 1 && FrontMatterBlocks.Fold(Pieces[^1]) == folded;

    /// <summary>A title without the site behind it.</summary>
    /// <param name="title">The title.</param>
    /// <param name="site">The publication's name, where known.</param>
    /// <param name="address">The page's address, where known.</param>
    public static string? WithoutSite(string? title, string? site, Uri? address)
    {
        if (title is null)
        {
            return null;
        }

        var name = FrontMatterBlocks.Fold(site ?? "");
        while (Cut(title) is var (at, isBar))
        {
            var tail = title[at..].Trim([' ', '|', '»', '·', ':', '-', '–', '—']);
            var folded = FrontMatterBlocks.Fold(tail);
            var front = title[..at].TrimEnd();
            var isSite = name.Length > 0 && folded.Length > 0 && (folded.Contains(name, StringComparison.Ordinal) || name.Contains(folded, StringComparison.Ordinal));

            // A dash stands in many titles, so only the site's own name behind one is cut; a bar parts names from the headline.
            if (front.Length < 8 || !(isSite || (address is not null && IsNameOfHost(tail, address)) || (isBar && tail.Split(' ').Length <= MostWordsOfAName && tail.Length * 2 < front.Length + 10)))
            {
                return title;
            }

            title = front;
        }

        return title;
    }

    /// <summary>"The Sun" and thesun.co.uk, "WSJ" and www.wsj.com.</summary>
    private static bool IsNameOfHost(string name, Uri address)
    {
        var host = FrontMatterBlocks.Fold(address.Host);
        var folded = FrontMatterBlocks.Fold(name);
        var bare = folded.StartsWith("the", StringComparison.Ordinal) && folded.Length > 6 ? folded[3..] : folded;
        return bare.Length >= 3 && name.Split(' ').Length <= MostWordsOfAName && host.Contains(bare, StringComparison.Ordinal);
    }

    private static (int At, bool IsBar)? Cut(string title)
    {
        var bar = Bars.Max(b => title.LastIndexOf(b, StringComparison.Ordinal));
        var dash = Dashes.Max(d => title.LastIndexOf(d, StringComparison.Ordinal));
        return bar < 0 && dash < 0 ? null : (Math.Max(bar, dash), bar > dash);
    }
}
