using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AudioEdition.Emulator.Traces;

/// <summary>
/// What a client said on a connection, in a writing that two clients share when they mean the same: ids are numbered, times and names of
/// programmes and systems are left out, names of JSON objects are sorted.
/// </summary>
public static class FrameTrace
{
    private static readonly string[] UpgradeHeaders = ["Authorization", "Ocp-Apim-Subscription-Key", "X-ConnectionId"];

    /// <summary>Places of <c>speech.config</c> that tell of programme and system.</summary>
    private static readonly string[] Own = ["context.system", "context.os"];

    /// <summary>Writes a connection.</summary>
    /// <param name="connection">As the emulator saw it.</param>
    /// <returns>Lines, ended by a line feed each.</returns>
    /// <remarks>
    /// The query is left out: the official client repeats the key there, which no client should. So is <c>/tts</c> before the path,
    /// which only a custom domain needs.
    /// </remarks>
    public static string Canonical(ReceivedConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var ids = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var trace = new StringBuilder();
        var path = connection.Path.Split('?')[0];
        trace.Append(CultureInfo.InvariantCulture, $"connect {(path.StartsWith("/tts/", StringComparison.Ordinal) ? path["/tts".Length..] : path)}\n");
        foreach (var name in UpgradeHeaders)
        {
            if (connection.Headers.TryGetValue(name, out var value))
            {
                trace.Append(CultureInfo.InvariantCulture, $"  {name}: {(IsId(value) ? "<id>" : "<secret>")}\n");
            }
        }

        foreach (var frame in connection.Frames)
        {
            Write(trace, frame, ids);
        }

        return trace.ToString();
    }

    private static void Write(StringBuilder trace, ReceivedFrame frame, Dictionary<string, string> ids)
    {
        trace.Append(CultureInfo.InvariantCulture, $"{(frame.Binary ? "binary" : "text")} {frame.Header("Path")}\n");
        foreach (var (name, value) in frame.Headers.OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase))
        {
            trace.Append(CultureInfo.InvariantCulture, $"  {name}: {Canonical(name, value, ids)}\n");
        }

        trace.Append(CultureInfo.InvariantCulture, $"  | {(IsJson(frame) ? CanonicalJson(frame.Body) : CanonicalXml(frame.Body))}\n");
    }

    private static string Canonical(string name, string value, Dictionary<string, string> ids)
    {
        if (name.Equals("X-Timestamp", StringComparison.OrdinalIgnoreCase))
        {
            return "<time>";
        }

        if (!IsId(value))
        {
            return value;
        }

        if (!ids.TryGetValue(value, out var number))
        {
            ids[value] = number = string.Create(CultureInfo.InvariantCulture, $"<id {ids.Count + 1}>");
        }

        return number;
    }

    private static bool IsJson(ReceivedFrame frame) => frame.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) == true;

    private static bool IsId(string value) => value.Length == 32 && value.All(char.IsAsciiHexDigit);

    private static string CanonicalJson(string json) => Sorted(JsonNode.Parse(json), "")?.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";

    /// <summary>Attributes sorted, prefixes that nothing uses left out, no declaration.</summary>
    private static string CanonicalXml(string xml)
    {
        var root = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        foreach (var element in root.DescendantsAndSelf())
        {
            element.ReplaceAttributes(element.Attributes()
                .Where(a => !a.IsNamespaceDeclaration || a.Name.LocalName == "xmlns" || root.DescendantsAndSelf().Any(e => e.Name.NamespaceName == a.Value))
                .OrderBy(a => a.Name.ToString(), StringComparer.Ordinal).ToList());
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static JsonNode? Sorted(JsonNode? node, string path) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")))),
        JsonArray a => new JsonArray([.. a.Select(n => Sorted(n, path))]),
        JsonValue when Own.Any(o => path.StartsWith(o + ".", StringComparison.Ordinal)) => JsonValue.Create("<own>"),
        _ => node?.DeepClone(),
    };
}
