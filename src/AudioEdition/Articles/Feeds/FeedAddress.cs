using System.Xml.Linq;

namespace AudioEdition.Articles.Feeds;

/// <summary>What addresses in a feed are relative to.</summary>
internal static class FeedAddress
{
    /// <summary>The source itself, where it is an address.</summary>
    public static Uri? OfSource(string source) => HttpAddress.Resolve(null, source);

    /// <summary>By <c>xml:base</c> of the element and those around it (XML Base, §4), else the feed's own address.</summary>
    public static Uri? BaseOf(XElement element, Uri? feed)
    {
        var root = feed;
        foreach (var outer in element.AncestorsAndSelf().Reverse())
        {
            if (outer.Attribute(XNamespace.Xml + "base") is { } told)
            {
                root = HttpAddress.Resolve(root, told.Value) ?? root;
            }
        }

        return root;
    }
}
