using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AudioEdition.Articles.Feeds;

/// <summary>An item of a feed.</summary>
public sealed record FeedItem
{
    /// <summary>The feed's own identifier (<c>guid</c>, <c>atom:id</c>); else the address; else a hash of title, date and text.</summary>
    public required string Id { get; init; }

    /// <summary>Plain text in one line, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The article's page, absolute, http or https; or null.</summary>
    public Uri? Address { get; init; }

    /// <summary>When it was published; where the feed tells only a change, that; or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed, or null.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Names as the feed gives them.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The content as HTML (<c>content:encoded</c>, <c>atom:content</c>, <c>content_html</c>), or null.</summary>
    public string? ContentHtml { get; init; }

    /// <summary>The summary as HTML (<c>description</c>, <c>atom:summary</c>), or null.</summary>
    public string? SummaryHtml { get; init; }

    /// <summary>A picture of the item, or null.</summary>
    public Uri? Picture { get; init; }

    /// <summary>SHA-256, in hexadecimal, of all that the feed tells of the item: another value means that the item was changed.</summary>
    public string Fingerprint
    {
        get
        {
            var told = new StringBuilder();
            foreach (var part in new[] { Id, Title, Address?.AbsoluteUri, Stamp(Published), Stamp(Updated), string.Join('\n', Authors), ContentHtml, SummaryHtml })
            {
                // With its length, so that no two ways of parting the same characters are equal.
                told.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}\n");
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())));
        }
    }

    private static string? Stamp(DateTimeOffset? date) => date?.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
}
