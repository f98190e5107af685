using System.Text.Json;
using AngleSharp.Dom;

namespace AudioEdition.Articles.Html;

/// <summary>The article object among a page's JSON-LD scripts (schema.org Article and its kinds).</summary>
internal static class JsonLd
{
    private const int MostScripts = 20;
    private const int MostNodes = 4000;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 48 };

    /// <summary>The first object that is an article; null where there is none. Broken JSON is as good as none.</summary>
    /// <param name="scripts">The page's scripts of JSON-LD.</param>
    /// <param name="names">Gets the name of each object that others refer to by its <c>@id</c>, as authors are.</param>
    public static JsonElement? FindArticle(List<IElement> scripts, Dictionary<string, string> names)
    {
        JsonElement? page = null, article = null;
        foreach (var script in scripts.Take(MostScripts))
        {
            if (Parse(script.TextContent) is not { } root)
            {
                continue;
            }

            foreach (var node in Objects(root))
            {
                if (node.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String && Text(node, "name") is { } name)
                {
                    names.TryAdd(id.GetString()!, name);
                }

                var type = TypeOf(node);
                if (article is null && (type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "Report" or "LiveBlogPosting" or "Review" or "ClaimReview"))
                {
                    article = node;
                }

                page ??= type == "WebPage" ? node : null;
            }
        }

        return article ?? page;
    }

    /// <summary>A member's text: itself, its <c>name</c>, <c>url</c> or <c>@id</c>, or the first of a list.</summary>
    public static string? Text(JsonElement? node, string member, string inner = "name") =>
        node is { ValueKind: JsonValueKind.Object } owner && owner.TryGetProperty(member, out var value) ? Texts(value, inner).FirstOrDefault() : null;

    /// <summary>All texts of a member.</summary>
    public static IEnumerable<string> Texts(JsonElement value, string inner)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                yield return value.GetString()!;
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number:
                yield return value.GetRawText();
                break;
            case JsonValueKind.Object:
                foreach (var name in new[] { inner, "@id" })
                {
                    if (value.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String or JsonValueKind.Array)
                    {
                        foreach (var text in Texts(found, inner))
                        {
                            yield return text;
                        }

                        break;
                    }
                }

                break;
            case JsonValueKind.Array:
                foreach (var text in value.EnumerateArray().SelectMany(v => Texts(v, inner)))
                {
                    yield return text;
                }

                break;
        }
    }

    private static JsonElement? Parse(string json)
    {
        var trimmed = json.AsSpan().Trim();
        if (trimmed.StartsWith("<!--") && trimmed.EndsWith("-->"))
        {
            trimmed = trimmed[4..^3];
        }

        try
        {
            using var document = JsonDocument.Parse(trimmed.ToString(), Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement> Objects(JsonElement root)
    {
        var queue = new Queue<JsonElement>([root]);
        for (var seen = 0; queue.Count > 0 && seen < MostNodes; seen++)
        {
            var node = queue.Dequeue();
            if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in node.EnumerateArray())
                {
                    queue.Enqueue(item);
                }
            }
            else if (node.ValueKind == JsonValueKind.Object)
            {
                yield return node;
                foreach (var name in new[] { "@graph", "mainEntity", "mainEntityOfPage", "hasPart" })
                {
                    if (node.TryGetProperty(name, out var inner) && inner.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                    {
                        queue.Enqueue(inner);
                    }
                }
            }
        }
    }

    private static string TypeOf(JsonElement node) => node.TryGetProperty("@type", out var type) ? Texts(type, "name").FirstOrDefault() ?? "" : "";
}
