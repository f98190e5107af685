using System.Globalization;
using System.Text.Json;
using AudioEdition.Articles;

namespace AudioEdition.Publishing.Plans;

/// <summary>A value of a plan that knows where it stands, so that each fault is named by its path.</summary>
internal readonly struct PlanNode(JsonElement element, string source, string path)
{
    public string Path => path;

    public PlanFormatException Fault(string reason) => new(source, path, reason);

    /// <summary>A value that must be there; it may be null.</summary>
    public PlanNode this[string name] => TryGet(name, out var node) ? node : throw node.Fault("is missing");

    /// <summary>A value that may be absent or null, either way null here.</summary>
    public PlanNode? Find(string name) => TryGet(name, out var node) && !node.IsNull ? node : null;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    public string Text() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Fault($"must be text, not {Shape}");

    public string? TextOrNull() => IsNull ? null : Text();

    public string Words() => Text() is var text && string.IsNullOrWhiteSpace(text) ? throw Fault("must not be empty") : text;

    public bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fault($"must be true or false, not {Shape}"),
    };

    public int Integer(int min, int max)
    {
        if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt32(out var value))
        {
            throw Fault($"must be a whole number, not {Shape}");
        }

        return value >= min && value <= max
            ? value
            : throw Fault(string.Create(CultureInfo.InvariantCulture, $"must be between {min} and {max}, not {value}"));
    }

    public double Number(double min, double max)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && value >= min && value <= max)
        {
            return value;
        }

        throw Fault(string.Create(CultureInfo.InvariantCulture, $"must be a number from {min} to {max}"));
    }

    public T Name<T>()
        where T : struct, Enum => KebabCase.TryParse<T>(Text(), out var value)
            ? value
            : throw Fault($"must be one of {string.Join(", ", KebabCase.All<T>())}, not \"{Shorten(Text())}\"");

    /// <summary><c>start</c> and <c>end</c> of this object.</summary>
    public TextSpan Span(int textLength, string start = "start", string end = "end")
    {
        var from = this[start].Integer(0, textLength);
        return new TextSpan(from, this[end].Integer(from, textLength));
    }

    public List<PlanNode> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            throw Fault($"must be a list, not {Shape}");
        }

        var items = new List<PlanNode>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
        {
            items.Add(new PlanNode(item, source, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]")));
        }

        return items;
    }

    public static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private string Shape => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => element.GetRawText() is { Length: <= 20 } number ? number : "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private bool TryGet(string name, out PlanNode node)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Fault($"must be an object, not {Shape}");
        }

        var found = element.TryGetProperty(name, out var value);
        node = new PlanNode(value, source, $"{path}.{name}");
        return found;
    }
}
