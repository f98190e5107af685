namespace AudioEdition.Articles.Addresses;

/// <summary>Which media types can be read.</summary>
internal static class MediaTypes
{
    /// <summary>The type in lower case; null where none is named, since the content tells it then.</summary>
    /// <exception cref="AddressException">It is nothing that can be read.</exception>
    public static string? Check(Uri address, string? mediaType, FetchKind kind)
    {
        var type = mediaType?.Trim().ToLowerInvariant();
        if (type is null or "" or "application/octet-stream")
        {
            return null;
        }

        if (kind == FetchKind.Picture)
        {
            return type.StartsWith("image/", StringComparison.Ordinal) ? type : throw new AddressException(address, $"{address} is {type}, not a picture.");
        }

        var readable = type is "text/html" or "application/xhtml+xml" or "text/plain" or "text/markdown" or "text/x-markdown"
            || (kind == FetchKind.Feed && (type is "application/json" or "text/json" or "text/xml" or "application/xml" || type.EndsWith("+xml", StringComparison.Ordinal) || type.EndsWith("+json", StringComparison.Ordinal)))
            || type is "application/json" or "application/epub+zip" or "application/rss+xml" or "application/atom+xml" or "application/feed+json" or "text/xml" or "application/xml" or "text/x-opml";
        if (readable)
        {
            return type;
        }

        var advice = type switch
        {
            "application/pdf" => "Copy its text into a file and give that.",
            _ when type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) || type.StartsWith("audio/", StringComparison.Ordinal) => "Give the address of the article that shows it.",
            _ => "Give the address of a page.",
        };
        throw new AddressException(address, $"{address} is {type}, not an article. {advice}");
    }
}
