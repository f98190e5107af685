using System.Globalization;
using System.Net;
using System.Text;
using AudioEdition.Articles.Xml;

namespace AudioEdition.Articles.Feeds;

/// <summary>An item of a feed to its <see cref="Article"/>: by the content that the feed gives, where that is whole, else by its page.</summary>
/// <param name="readPage">Fetches the page of an address and reads it; fails with an <see cref="AudioEditionException"/>.</param>
public sealed class FeedItemReader(Func<Uri, CancellationToken, Task<Article>> readPage)
{
    /// <summary>A content element of fewer words is taken for an excerpt while there is a page to read.</summary>
    public const int LeastContentWords = 150;

    /// <summary>A description is an excerpt by its meaning; one of so many words is the article all the same.</summary>
    public const int LeastSummaryWords = 300;

    /// <summary>Marks at the end of an excerpt.</summary>
    private static readonly string[] Ellipses = ["…", "...", "[…]", "[...]", "(…)", "(...)", "»", "→"];

    /// <summary>What the link behind an excerpt says.</summary>
    private static readonly string[] Invitations = ["read more", "continue reading", "read the full", "read the rest", "full story", "keep reading"];

    /// <summary>Reads one item.</summary>
    /// <param name="source">The feed's file name or address, for messages.</param>
    /// <param name="feed">The feed; its title and language fill what the article does not tell.</param>
    /// <param name="item">The item.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>
    /// The article from the feed's content, where that has at least <see cref="LeastContentWords"/> words (a description
    /// <see cref="LeastSummaryWords"/>) and does not end like an excerpt; else from its page; else, where the page cannot be had, from what the
    /// feed gives, with a warning.
    /// </returns>
    /// <exception cref="AudioEditionException">The page cannot be had, and the feed gives no text either.</exception>
    public async Task<FeedItemArticle> ReadAsync(string source, Feed feed, FeedItem item, ArticleReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(item);
        var name = item.Address?.AbsoluteUri ?? $"{source}: “{item.Title ?? item.Id}”";
        var told = item.ContentHtml ?? item.SummaryHtml;
        var words = told is null ? "" : HtmlText.Words(name, told);
        if (told is not null && (item.Address is null || IsWhole(words, item.ContentHtml is not null ? LeastContentWords : LeastSummaryWords)))
        {
            try
            {
                return new FeedItemArticle(item, FromContent(name, feed, item, told, options), null);
            }
            catch (NothingToNarrateException) when (item.Address is not null)
            {
                // Long, but no article: a list of links, say. The page may hold one.
            }
        }

        if (item.Address is null)
        {
            throw new NothingToNarrateException(name, $"{name} has neither an address nor a text.");
        }

        try
        {
            return new FeedItemArticle(item, Fill(await readPage(item.Address, cancellationToken).ConfigureAwait(false), feed, item), null);
        }
        catch (AudioEditionException e) when (words.Length > 0)
        {
            return new FeedItemArticle(item, FromContentOrRethrow(name, feed, item, told!, options, e), string.Create(
                CultureInfo.InvariantCulture, $"the {CountWords(words)} words that the feed gives are read, since its page cannot be: {e.Message}"));
        }
    }

    private static Article FromContentOrRethrow(string name, Feed feed, FeedItem item, string html, ArticleReadOptions? options, AudioEditionException fault)
    {
        try
        {
            return FromContent(name, feed, item, html, options);
        }
        catch (AudioEditionException)
        {
            // The page is what was wanted; that it failed is what the user has to know.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
            throw;
        }
    }

    /// <summary>Makes a page of the content, with the head that the reader of pages looks for.</summary>
    private static Article FromContent(string name, Feed feed, FeedItem item, string html, ArticleReadOptions? options)
    {
        var page = new StringBuilder("<!doctype html><html");
        if (feed.Language is not null)
        {
            page.Append(" lang=\"").Append(feed.Language).Append('"');
        }

        page.Append("><head><meta charset=utf-8>");
        if (item.Title is not null)
        {
            page.Append("<title>").Append(WebUtility.HtmlEncode(item.Title)).Append("</title>");
            Meta("og:title", item.Title);
        }

        Meta("og:site_name", feed.Title);
        Meta("article:published_time", item.Published?.ToString("o", CultureInfo.InvariantCulture));
        page.Append("</head><body><article>");
        if (item.Title is not null)
        {
            page.Append("<h1>").Append(WebUtility.HtmlEncode(item.Title)).Append("</h1>");
        }

        page.Append("<div class=\"article-body\">").Append(html).Append("</div></article></body></html>");
        var article = ArticleReader.Read(name, Encoding.UTF8.GetBytes(page.ToString()), (options ?? new ArticleReadOptions()) with { Format = ArticleFormat.Html });
        return Fill(article, feed, item);

        void Meta(string property, string? value)
        {
            if (value is not null)
            {
                page.Append("<meta property=\"").Append(property).Append("\" content=\"").Append(WebUtility.HtmlEncode(value)).Append("\">");
            }
        }
    }

    /// <summary>What the page does not tell, the feed may.</summary>
    private static Article Fill(Article article, Feed feed, FeedItem item)
    {
        var whole = article.Headline is null && item.Title is not null ? WithHeadline(article, item.Title) : article;
        return whole with
        {
            Byline = article.Byline ?? (item.Authors.Count > 0 ? string.Join(", ", item.Authors) : null),
            Published = article.Published ?? item.Published,
            Site = article.Site ?? feed.Title,
            CanonicalAddress = article.CanonicalAddress ?? item.Address,
            LeadImage = article.LeadImage ?? item.Picture,
        };
    }

    /// <summary>A title is heard, so it stands in the text: put before it, with every span moved on.</summary>
    private static Article WithHeadline(Article article, string title)
    {
        var offset = title.Length + 2;
        return article with
        {
            Text = $"{title}\n\n{article.Text}",
            Headline = title,
            Blocks = [new ArticleBlock(BlockKind.Headline, new TextSpan(0, title.Length)), .. article.Blocks.Select(b => b with { Span = Moved(b.Span) })],
            Cuts = [.. article.Cuts.Select(c => c with { Span = Moved(c.Span) })],
            Dateline = article.Dateline is { } dateline ? Moved(dateline) : null,
        };

        TextSpan Moved(TextSpan span) => new(span.Start + offset, span.End + offset);
    }

    private static bool IsWhole(string words, int least) => CountWords(words) >= least && !EndsAsExcerpt(words);

    private static bool EndsAsExcerpt(string words)
    {
        // "The post … appeared first on …" stands behind the text of many feeds, whole or not.
        var end = words.AsSpan().TrimEnd();
        var credit = end.LastIndexOf("The post ", StringComparison.Ordinal);
        if (credit > 0 && end.Length - credit < 400 && end[credit..].Contains("appeared first on", StringComparison.Ordinal))
        {
            end = end[..credit].TrimEnd();
        }

        foreach (var ellipsis in Ellipses)
        {
            if (end.EndsWith(ellipsis, StringComparison.Ordinal))
            {
                return true;
            }
        }

        // A whole article may end with such a link to another one; then its page is read, which loses nothing.
        var tail = end[Math.Max(0, end.Length - 150)..];
        foreach (var invitation in Invitations)
        {
            if (tail.Contains(invitation, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int CountWords(string text) => text.AsSpan().Count(' ') + (text.Length > 0 ? 1 : 0);
}
