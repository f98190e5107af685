using System.Globalization;
using AudioEdition.Articles.PlainText;
using AudioEdition.Articles.Sifting;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AudioEdition.Articles.Markdown;

/// <summary>Reads the few fields of YAML front matter that an edition needs.</summary>
/// <remarks>It walks the parser's events instead of building objects, so neither depth nor aliases of a hostile file cost anything.</remarks>
internal static class YamlFrontMatter
{
    public static FrontMatter Read(string source, string yaml)
    {
        try
        {
            return Interpret(Fields(yaml));
        }
        catch (YamlException e)
        {
            var line = (int)Math.Min(e.Start.Line, int.MaxValue) + 1;
            throw new ArticleFormatException(
                source,
                string.Create(CultureInfo.InvariantCulture, $"The front matter of {source} is not valid YAML (line {line}): {e.Message} Correct it, or remove the lines between the --- marks."),
                line,
                e);
        }
    }

    /// <summary>Top-level keys with their scalar values; of a list, or of a list of mappings with names, all of them.</summary>
    private static Dictionary<string, List<string>> Fields(string yaml)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        string? key = null;
        var values = new List<string>();
        var innerKeys = new Stack<(bool IsMapping, string? Key)>();
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    innerKeys.Push((parser.Current is MappingStart, null));
                    depth++;
                    break;
                case MappingEnd or SequenceEnd:
                    innerKeys.Pop();
                    depth--;
                    CloseValue(innerKeys);
                    break;
                case Scalar { Value: var value }:
                    var (isMapping, inner) = innerKeys.Count > 0 ? innerKeys.Peek() : (false, null);
                    if (isMapping && inner is null)
                    {
                        innerKeys.Pop();
                        innerKeys.Push((true, value));
                        if (depth == 1)
                        {
                            key = value.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
                            fields[key] = values = [];
                        }
                    }
                    else
                    {
                        if (key is not null && depth is 1 or 2 or 3 && (depth == 1 || !isMapping || inner is "name" or "url" or "src"))
                        {
                            values.Add(TextCleaner.CleanLine(value));
                        }

                        CloseValue(innerKeys);
                    }

                    break;
                case AnchorAlias:
                    CloseValue(innerKeys);
                    break;
            }
        }

        return fields;
    }

    private static void CloseValue(Stack<(bool IsMapping, string? Key)> keys)
    {
        if (keys.Count > 0 && keys.Peek() is (true, not null))
        {
            keys.Pop();
            keys.Push((true, null));
        }
    }

    private static FrontMatter Interpret(Dictionary<string, List<string>> fields)
    {
        var date = First(fields, "date", "published", "pubdate", "publishdate", "datepublished", "publisheddate", "publishedat");
        var byline = string.Join(", ", All(fields, "byline", "authors", "author", "by"));
        return new FrontMatter
        {
            Headline = First(fields, "title", "headline"),
            Standfirst = First(fields, "standfirst", "description", "summary", "subtitle", "deck", "dek", "excerpt", "lede"),
            Byline = byline.Length == 0 ? null : byline.StartsWith("By ", StringComparison.OrdinalIgnoreCase) ? byline[3..] : byline,
            Published = date is null ? null : PrintedDate.Parse(date),
            Language = LanguageTag.Normalize(First(fields, "language", "lang", "locale")),
            Site = First(fields, "site", "publication", "publisher", "sitename"),
            CanonicalAddress = HttpAddress.Resolve(null, First(fields, "canonical", "canonicalurl", "url", "link", "permalink")),
            LeadImage = HttpAddress.Resolve(null, First(fields, "image", "cover", "featuredimage", "coverimage", "ogimage", "thumbnail")),
        };
    }

    private static string? First(Dictionary<string, List<string>> fields, params ReadOnlySpan<string> keys) => All(fields, keys) is [var first, ..] ? first : null;

    private static List<string> All(Dictionary<string, List<string>> fields, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (fields.TryGetValue(key, out var values) && values.Exists(v => v.Length > 0))
            {
                return values.FindAll(v => v.Length > 0);
            }
        }

        return [];
    }
}
