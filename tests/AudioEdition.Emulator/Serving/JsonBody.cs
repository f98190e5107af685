using System.Text.Json;

namespace AudioEdition.Emulator.Serving;

/// <summary>Reads a JSON body strictly: unknown names, missing ones and wrong kinds are refused with a message that names them.</summary>
internal sealed class JsonBody
{
    private readonly JsonElement _root;

    private JsonBody(JsonElement root) => _root = root;

    /// <exception cref="FormatException">It is no JSON object, or has a name that is unknown.</exception>
    public static JsonBody Parse(string json, params string[] names)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(json);
        }
        catch (JsonException e)
        {
            throw new FormatException($"the body is no JSON: {e.Message}", e);
        }

        return Of(root, "the body", names);
    }

    public string Text(string name) => OptionalText(name) ?? throw new FormatException($"{name} is required");

    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw new FormatException($"{name} has to be text"),
    };

    public double? Number(string name, double min, double max)
    {
        var value = Find(name);
        if (value is null)
        {
            return null;
        }

        return value.Value.ValueKind == JsonValueKind.Number && value.Value.GetDouble() is var number && number >= min && number <= max
            ? number
            : throw new FormatException(FormattableString.Invariant($"{name} has to be a number from {min} to {max}"));
    }

    public bool? Boolean(string name) => Find(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"{name} has to be a boolean"),
    };

    public JsonBody? Object(string name, params string[] names) => Find(name) is { } value ? Of(value, name, names) : null;

    public IReadOnlyList<JsonElement>? List(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } value => [.. value.EnumerateArray()],
        _ => throw new FormatException($"{name} has to be a list"),
    };

    public string OneOf(string name, string @default, params string[] values)
    {
        var value = OptionalText(name) ?? @default;
        return values.Contains(value, StringComparer.Ordinal) ? value : throw new FormatException($"{name} is '{value}', none of {string.Join(", ", values)}");
    }

    private static JsonBody Of(JsonElement element, string what, string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{what} is no JSON object");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name, StringComparer.Ordinal))
            {
                throw new FormatException($"{what} has an unknown name: {property.Name}");
            }

            if (!seen.Add(property.Name))
            {
                throw new FormatException($"{what} has {property.Name} twice");
            }
        }

        return new JsonBody(element);
    }

    private JsonElement? Find(string name) => _root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
