using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AudioEdition.Casting;

/// <summary>A value of a JSON file that knows where it stands, so that every fault is named by its path.</summary>
internal readonly record struct JsonNodeReader(JsonElement Element, string Path, string Source)
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
        MaxDepth = 32,
    };

    /// <summary>Parses a file of people's own hand: comments and trailing commas are allowed, a property twice is not.</summary>
    public static JsonDocument Parse(string json, string source)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line
                ? string.Create(CultureInfo.InvariantCulture, $" in line {line + 1}, byte {e.BytePositionInLine + 1}")
                : "";
            throw new VoiceCatalogException(source, "$", $"this is not valid JSON{place}; correct it there. {WithoutPlace(e.Message)}", e);
        }
    }

    /// <summary>The place is told already, counted as people count.</summary>
    private static string WithoutPlace(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var at ? message[..at] : message;

    public VoiceCatalogException Fault(string problem) => new(Source, Path, problem);

    /// <summary>A property, or null where it is missing or null.</summary>
    public JsonNodeReader? Find(string name) =>
        Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonNodeReader(value, PathOf(name), Source)
            : null;

    /// <summary>A property that has to be there.</summary>
    public JsonNodeReader Get(string name) => Find(name) ?? throw Fault($"“{name}” is missing; add it.");

    /// <summary>Sees that this is an object and has none but the given properties.</summary>
    public JsonNodeReader RequireObject(params ReadOnlySpan<string> allowed)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Fault("an object { … } is expected here.");
        }

        foreach (var property in Element.EnumerateObject())
        {
            if (!allowed.Contains(property.Name))
            {
                throw new VoiceCatalogException(Source, PathOf(property.Name), $"this property is not known; {Advice(property.Name, allowed)}");
            }
        }

        return this;
    }

    public IEnumerable<(string Name, JsonNodeReader Value)> Properties()
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Fault("an object { … } is expected here.");
        }

        foreach (var property in Element.EnumerateObject())
        {
            yield return (property.Name, new JsonNodeReader(property.Value, PathOf(property.Name), Source));
        }
    }

    public IEnumerable<JsonNodeReader> Items()
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Fault("a list [ … ] is expected here.");
        }

        var index = 0;
        foreach (var item in Element.EnumerateArray())
        {
            yield return new JsonNodeReader(item, string.Create(CultureInfo.InvariantCulture, $"{Path}[{index++}]"), Source);
        }
    }

    public bool IsText => Element.ValueKind == JsonValueKind.String;

    public bool IsList => Element.ValueKind == JsonValueKind.Array;

    /// <summary>A text that is not blank.</summary>
    public string Text()
    {
        if (!IsText)
        {
            throw Fault("a text in quotation marks is expected here.");
        }

        string text;
        try
        {
            text = Element.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // An escaped half of a surrogate pair is valid JSON and no text.
            throw new VoiceCatalogException(Source, Path, "the text holds half of a character; write the character itself.", e);
        }

        return string.IsNullOrWhiteSpace(text) ? throw Fault("the text is empty; fill it in or take the line out.") : text;
    }

    public double Number(double least, double most)
    {
        if (Element.ValueKind != JsonValueKind.Number || !Element.TryGetDouble(out var number) || !(number >= least && number <= most))
        {
            throw Fault(string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most} is expected here."));
        }

        return number;
    }

    private string PathOf(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$')
            ? $"{Path}.{name}"
            : $"{Path}[{JsonValue.Create(name).ToJsonString()}]";

    private static string Advice(string name, ReadOnlySpan<string> allowed) =>
        NearestName.Of(name, allowed) is { } nearest ? $"did you mean “{nearest}”?" : $"allowed here: {string.Join(", ", allowed)}.";
}
