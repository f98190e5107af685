using System.Globalization;
using System.Net;
using System.Text.Json;
using AudioEdition.Articles.PlainText;
using AudioEdition.Articles.Xml;

namespace AudioEdition.Articles.Feeds;

/// <summary>JSON Feed 1.0 and 1.1.</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static Feed Read(string source, ReadOnlySpan<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(TextDecoder.Decode(source, content), Lenient);
            return Read(source, document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A string with half a surrogate pair is valid JSON and no text.
            throw new ArticleFormatException(source, $"{source} is no JSON Feed: {e.Message} Check that it was saved whole.", line: (int?)((e as JsonException)?.LineNumber + 1), e);
        }
    }

    private static Feed Read(string source, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "version")?.Contains("jsonfeed.org/version", StringComparison.Ordinal) != true)
        {
            throw new ArticleFormatException(source, $"{source} is no JSON Feed: its \"version\" is not https://jsonfeed.org/version/1.1.");
        }

        var own = FeedAddress.OfSource(source);
        var site = HttpAddress.Resolve(own, Text(root, "home_page_url"));
        var language = LanguageTag.Normalize(Text(root, "language"));
        var authors = Authors(root);
        return new Feed
        {
            Title = HtmlText.ToLine(Escaped(Text(root, "title"))) ?? source,
            Address = site,
            Language = language,
            Items = root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
                ? [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Take(FeedReader.MostItems).Select(i => ReadItem(i, own ?? site, authors))]
                : [],
        };
    }

    private static FeedItem ReadItem(JsonElement item, Uri? root, List<string> feedAuthors)
    {
        var address = HttpAddress.Resolve(root, Text(item, "url")) ?? HttpAddress.Resolve(root, Text(item, "external_url"));
        var updated = FeedDate.Parse(Text(item, "date_modified"));
        var published = FeedDate.Parse(Text(item, "date_published")) ?? updated;
        var title = HtmlText.ToLine(Escaped(Text(item, "title")));
        var content = Text(item, "content_html") ?? (Text(item, "content_text") is { } text ? HtmlText.OfPlainText(text) : null);
        return new FeedItem
        {
            Id = FeedReader.Identify(Text(item, "id"), address, title, published, content),
            Title = title,
            Address = address,
            Published = published,
            Updated = updated,
            Authors = Authors(item) is { Count: > 0 } own ? own : feedAuthors,
            ContentHtml = string.IsNullOrWhiteSpace(content) ? null : content,
            SummaryHtml = Text(item, "summary") is { Length: > 0 } summary ? HtmlText.OfPlainText(summary) : null,
            Picture = HttpAddress.Resolve(root, Text(item, "image") ?? Text(item, "banner_image")),
        };
    }

    /// <summary>A title is plain text by the specification.</summary>
    private static string? Escaped(string? text) => text is null ? null : WebUtility.HtmlEncode(text);

    /// <summary>A text; numbers count as text, since some feeds number their items.</summary>
    private static string? Text(JsonElement owner, string name) => !owner.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static List<string> Authors(JsonElement owner)
    {
        var people = owner.TryGetProperty("authors", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList()
            : owner.TryGetProperty("author", out var one) ? [one] : [];
        return [.. people.Where(p => p.ValueKind == JsonValueKind.Object).Select(p => HtmlText.ToLine(Escaped(Text(p, "name")))).OfType<string>()
            .Select(FeedAuthors.Trim).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(10)];
    }
}
