using AudioEdition.Articles.Sifting;

namespace AudioEdition.Articles.PlainText;

/// <summary>Lines of plain text to blocks: undoes hard wrapping, keeps lists, short lines and indented paragraphs apart.</summary>
/// <remarks>
/// Whether a line break is the wrapper's or the writer's is told by the wrapper's own rule: it breaks only where the next word no longer fits.
/// </remarks>
internal sealed class LineJoiner
{
    /// <summary>Beyond this many characters nobody wraps by hand or by mail program: a line is a paragraph.</summary>
    private const int WidestWrap = 110;

    /// <summary>Below this a column is no wrapped text but a list of short lines.</summary>
    private const int NarrowestWrap = 36;

    private readonly List<Line> _lines;
    private readonly int _width;
    private readonly bool _blankLinesPart;

    private LineJoiner(List<Line> lines)
    {
        _lines = lines;
        _blankLinesPart = lines.Exists(l => l.AfterBlank);
        _width = WrapWidth();
    }

    /// <summary>Cuts clean text (newline <c>\n</c>) into blocks.</summary>
    public static List<SourceBlock> Join(string text) => new LineJoiner(Lines(text)).Blocks();

    private static List<Line> Lines(string text)
    {
        var lines = new List<Line>();
        var afterBlank = false;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var trimmed = raw.Trim();
            if (trimmed.IsEmpty)
            {
                afterBlank = lines.Count > 0;
                continue;
            }

            var indent = raw.Length - raw.TrimStart().Length;
            lines.Add(new Line(TextCleaner.Collapse(trimmed.ToString()), indent, afterBlank));
            afterBlank = false;
        }

        return lines;
    }

    /// <summary>The width at which the text was wrapped, or 0 where it was not.</summary>
    private int WrapWidth()
    {
        // A line that another follows directly is a wrapped one, if the text is wrapped at all.
        var width = 0;
        var followed = new List<int>();
        for (var i = 0; i + 1 < _lines.Count; i++)
        {
            if (!_lines[i + 1].AfterBlank)
            {
                followed.Add(_lines[i].Text.Length + _lines[i].Indent);
                width = Math.Max(width, followed[^1]);
            }
        }

        if (followed.Count == 0 || width is < NarrowestWrap or > WidestWrap)
        {
            return 0;
        }

        var full = followed.Count(l => l >= width * 0.72);
        return full * 2 >= followed.Count ? width : 0;
    }

    private List<SourceBlock> Blocks()
    {
        var blocks = new List<SourceBlock>();
        var group = 0;
        for (var i = 0; i < _lines.Count;)
        {
            group += i == 0 || _lines[i].AfterBlank || !_blankLinesPart ? 1 : 0;
            var marker = ListMarker.Measure(_lines[i].Text);
            var text = _lines[i].Text[(marker.IsBullet ? marker.Length : 0)..];
            var last = i++;
            while (i < _lines.Count && Continues(_lines[last], _lines[i]))
            {
                text = Glue(text, _lines[i].Text);
                last = i++;
            }

            if (text.Length > 0)
            {
                blocks.Add(new SourceBlock(text, marker.Length > 0 ? BlockShape.ListItem : BlockShape.Paragraph, marker.Length > 0 ? 1 : 0) { Group = group });
            }
        }

        return blocks;
    }

    private bool Continues(Line line, Line next)
    {
        if (next.AfterBlank || ListMarker.Measure(next.Text).Length > 0)
        {
            return false;
        }

        var opensInsideWord = char.IsLower(next.Text[0]) && !EndsSentence(line.Text);
        if (_width == 0)
        {
            // A small letter goes on with a sentence even where nothing else shows wrapping.
            return opensInsideWord && line.Text.Length >= NarrowestWrap;
        }

        if (next.Indent > line.Indent + 1 && EndsSentence(line.Text))
        {
            return false;
        }

        var firstWord = next.Text.IndexOf(' ', StringComparison.Ordinal);
        var needed = line.Indent + line.Text.Length + 1 + (firstWord < 0 ? next.Text.Length : firstWord);
        if (_blankLinesPart)
        {
            // Blank lines part the paragraphs here, so only a line far too short is the writer's own break.
            return opensInsideWord || needed > _width * 0.62;
        }

        return opensInsideWord || needed > _width || (!EndsSentence(line.Text) && needed > _width * 0.8);
    }

    private static bool EndsSentence(string line)
    {
        var end = line.AsSpan().TrimEnd("\"'”’»)]");
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or '…' or ':';
    }

    /// <summary>A word broken at its hyphen keeps it: whether "cease-" and "fire" are one word cannot be told, and both are read alike.</summary>
    private static string Glue(string text, string next) =>
        text.Length > 1 && text[^1] == '-' && char.IsLetter(text[^2]) && char.IsLower(next[0]) ? text + next : $"{text} {next}";

    private readonly record struct Line(string Text, int Indent, bool AfterBlank);
}
