using System.Xml.Linq;

namespace AudioEdition.Articles.Feeds;

/// <summary>Addresses in feeds: relative ones are resolved, all but http and https are left out.</summary>
internal static class FeedAddress
{
    private const int Longest = 4000;

    /// <summary>The source itself, where it is an address.</summary>
    public static Uri? OfSource(string source) => Resolve(null, source);

    public static Uri? Resolve(Uri? root, string? text)
    {
        var value = text?.Trim();
        if (value is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        var known = root is not null ? Uri.TryCreate(root, value, out var address) : Uri.TryCreate(value, UriKind.Absolute, out address);
        return known && address!.Scheme is "http" or "https" && address!.Host.Length > 0 ? address : null;
    }

    /// <summary>By <c>xml:base</c> of the element and those around it (XML Base, §4), else the feed's own address.</summary>
    public static Uri? BaseOf(XElement element, Uri? feed)
    {
        var root = feed;
        foreach (var outer in element.AncestorsAndSelf().Reverse())
        {
            if (outer.Attribute(XNamespace.Xml + "base") is { } told)
            {
                root = Resolve(root, told.Value) ?? root;
            }
        }

        return root;
    }
}
