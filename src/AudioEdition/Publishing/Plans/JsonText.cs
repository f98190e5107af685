using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace AudioEdition.Publishing.Plans;

/// <summary>Writes JSON that people read and edit: small objects stand on one line, all others are indented by two spaces.</summary>
/// <remarks>
/// <c>Utf8JsonWriter</c> knows only all or nothing: a list of unit numbers would take a line for each number.
/// Names and values come in the order they are written, newlines are Unix ones, so equal input gives equal bytes.
/// </remarks>
/// <param name="output">Where what is written is handed on to piece by piece, so that a long document is never held; null to keep it for <see cref="ToString"/>.</param>
/// <param name="inScript">True for JSON that stands in a script element of a page, which it must not end: each <c>&lt;</c> is written as an escape.</param>
internal sealed class JsonText(TextWriter? output = null, bool inScript = false)
{
    /// <summary>Longer strings are escaped piece by piece.</summary>
    private const int PieceLength = 4096;

    // A file that stands alone needs no escapes for HTML's sake.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

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

    /// <summary>One string of several parts, none of which ends inside a pair of surrogates.</summary>
    public JsonText Joined(string name, IEnumerable<string> parts)
    {
        Name(name).Separate();
        _text.Append('"');
        foreach (var part in parts)
        {
            AppendEscaped(part);
        }

        _text.Append('"');
        return this;
    }

    /// <summary>The text that was not handed on, ended by a newline.</summary>
    public override string ToString() => _text + "\n";

    /// <summary>Ends the text by a newline and hands the rest of it on.</summary>
    public void End()
    {
        _text.Append('\n');
        Flush();
    }

    /// <summary>Hands on what was not yet.</summary>
    public void Flush()
    {
        output?.Write(_text);
        _text.Clear();
    }

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
        if (output is not null)
        {
            _text.SpillTo(output);
        }

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

    private void AppendQuoted(string value)
    {
        _text.Append('"');
        AppendEscaped(value);
        _text.Append('"');
    }

    private void AppendEscaped(string value)
    {
        if (value.Length <= PieceLength)
        {
            AppendPiece(Encoder.Encode(value));
            return;
        }

        var room = ArrayPool<char>.Shared.Rent(PieceLength);
        for (var rest = value.AsSpan(); !rest.IsEmpty;)
        {
            _ = Encoder.Encode(rest, room, out var consumed, out var written);
            AppendPiece(room.AsSpan(0, written));
            rest = rest[consumed..];
            if (output is not null)
            {
                _text.SpillTo(output);
            }
        }

        ArrayPool<char>.Shared.Return(room);
    }

    private void AppendPiece(ReadOnlySpan<char> escaped)
    {
        for (int less; inScript && (less = escaped.IndexOf('<')) >= 0; escaped = escaped[(less + 1)..])
        {
            _text.Append(escaped[..less]).Append("\\u003C");
        }

        _text.Append(escaped);
    }
}
