using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace AudioEdition.Publishing.Plans;

/// <summary>Writes JSON that people read and edit: small objects stand on one line, all others are indented by two spaces.</summary>
/// <remarks>
/// <c>Utf8JsonWriter</c> knows only all or nothing: a list of unit numbers would take a line for each number.
/// Names and values come in the order they are written, newlines are Unix ones, so equal input gives equal bytes.
/// </remarks>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<bool> _inline = new();
    private bool _first = true;
    private bool _named;

    public JsonText BeginObject(bool inline = false) => Begin('{', inline);

    public JsonText EndObject() => End('}');

    public JsonText BeginArray(bool inline = false) => Begin('[', inline);

    public JsonText EndArray() => End(']');

    public JsonText Name(string name)
    {
        Separate();
        AppendQuoted(name);
        _text.Append(": ");
        _named = true;
        return this;
    }

    public JsonText Value(string? value)
    {
        Separate();
        if (value is null)
        {
            _text.Append("null");
        }
        else
        {
            AppendQuoted(value);
        }

        return this;
    }

    public JsonText Value(long value)
    {
        Separate();
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>A number with at most <paramref name="decimals"/> decimals; null for what JSON has no number for.</summary>
    public JsonText Value(double value, int decimals)
    {
        Separate();
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);

        // Negative zero would make equal figures look different.
        _text.Append(double.IsFinite(rounded) ? (rounded == 0 ? 0 : rounded).ToString("0.######", CultureInfo.InvariantCulture) : "null");
        return this;
    }

    public JsonText Value(bool value)
    {
        Separate();
        _text.Append(value ? "true" : "false");
        return this;
    }

    public JsonText Property(string name, string? value) => Name(name).Value(value);

    public JsonText Property(string name, long value) => Name(name).Value(value);

    public JsonText Property(string name, bool value) => Name(name).Value(value);

    public JsonText Property(string name, double value, int decimals) => Name(name).Value(value, decimals);

    /// <summary>Writes nothing for null.</summary>
    public JsonText Optional(string name, string? value) => value is null ? this : Property(name, value);

    /// <summary>Writes nothing for null.</summary>
    public JsonText Optional(string name, long? value) => value is { } number ? Property(name, number) : this;

    public JsonText Strings(string name, IEnumerable<string> values)
    {
        Name(name).BeginArray(inline: true);
        foreach (var value in values)
        {
            Value(value);
        }

        return EndArray();
    }

    /// <summary>The text so far, ended by a newline.</summary>
    public override string ToString() => _text + "\n";

    private JsonText Begin(char open, bool inline)
    {
        Separate();
        _text.Append(open);
        _inline.Push(inline || (_inline.Count > 0 && _inline.Peek()));
        _first = true;
        return this;
    }

    private JsonText End(char close)
    {
        var inline = _inline.Pop();
        if (!_first)
        {
            if (inline)
            {
                _text.Append(' ');
            }
            else
            {
                NewLine();
            }
        }

        _text.Append(close);
        _first = false;
        return this;
    }

    private void Separate()
    {
        if (_named)
        {
            _named = false;
            return;
        }

        if (_inline.Count == 0)
        {
            return;
        }

        if (!_first)
        {
            _text.Append(',');
        }

        if (_inline.Peek())
        {
            _text.Append(' ');
        }
        else
        {
            NewLine();
        }

        _first = false;
    }

    private void NewLine() => _text.Append('\n').Append(' ', 2 * _inline.Count);

    // A file that stands alone needs no escapes for HTML's sake; where JSON is put into a page, the page escapes it.
    private void AppendQuoted(string value) =>
        _text.Append('"').Append(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)).Append('"');
}
