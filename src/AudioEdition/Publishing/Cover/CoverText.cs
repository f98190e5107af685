using System.Globalization;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace AudioEdition.Publishing.Cover;

/// <summary>Measures, breaks and draws text of a family at one size.</summary>
internal sealed class CoverText(CoverTypeface family, float size, float letterSpacing = 0)
{
    /// <summary>Width in pixels.</summary>
    public float Width(string text)
    {
        float width = 0;
        if (!family.IsBundled(text))
        {
            Shape(text, isRightToLeft: false, (shaped, _) => width += shaped.Width);
            return width;
        }

        foreach (var (typeface, run) in family.Runs(text))
        {
            using var font = Font(typeface);
            width += font.MeasureText(run) + (letterSpacing * new StringInfo(run).LengthInTextElements);
        }

        return width;
    }

    /// <summary>Draws one line between two margins, at the one where its direction begins; <paramref name="y"/> is its base line.</summary>
    public void Draw(SKCanvas canvas, string text, bool isRightToLeft, float left, float right, float y, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        var x = isRightToLeft ? right - Width(text) : left;
        if (!family.IsBundled(text))
        {
            Shape(text, isRightToLeft, (shaped, font) =>
            {
                ShapedText.Draw(canvas, shaped, x, y, font, paint);
                x += shaped.Width;
            });
            return;
        }

        foreach (var (typeface, run) in family.Runs(text))
        {
            using var font = Font(typeface);
            if (letterSpacing == 0)
            {
                canvas.DrawText(run, x, y, SKTextAlign.Left, font, paint);
                x += font.MeasureText(run);
                continue;
            }

            var elements = StringInfo.GetTextElementEnumerator(run);
            while (elements.MoveNext())
            {
                var element = elements.GetTextElement();
                canvas.DrawText(element, x, y, SKTextAlign.Left, font, paint);
                x += font.MeasureText(element) + letterSpacing;
            }
        }
    }

    /// <summary>The shaped runs of a line from left to right. Letters that join are never spaced out.</summary>
    private void Shape(string text, bool isRightToLeft, Action<SKShaper.Result, SKFont> take)
    {
        foreach (var (part, isTurned) in WritingDirection.Runs(text, isRightToLeft))
        {
            var runs = family.Runs(part);
            foreach (var (typeface, run) in isTurned ? runs.Reverse() : runs)
            {
                using var font = Font(typeface);
                take(ShapedText.Shape(run, isTurned, font), font);
            }
        }
    }

    /// <summary>Breaks a text where its script allows it, evenly where it can; a word wider than the line is cut with an ellipsis.</summary>
    public IReadOnlyList<string> Break(string text, float width)
    {
        var greedy = Fill(text, width);
        if (greedy.Count < 2)
        {
            return greedy;
        }

        // The narrowest measure that needs no more lines makes them of like length, without a lone last word.
        for (var narrow = width * 0.6f; narrow < width; narrow += width * 0.04f)
        {
            var even = Fill(text, narrow);
            if (even.Count == greedy.Count && even.All(l => !l.EndsWith('…')) && even.All(l => Width(l) <= narrow))
            {
                return even;
            }
        }

        return greedy;
    }

    /// <summary>Cuts a text so that it fits with an ellipsis.</summary>
    public string Shorten(string text, float width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var elements = StringInfo.ParseCombiningCharacters(text);
        int low = 0, high = elements.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Width(text[..elements[middle]].TrimEnd() + "…") <= width)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return text[..elements[low]].TrimEnd() + "…";
    }

    private List<string> Fill(string text, float width)
    {
        var lines = new List<string>();
        foreach (var (piece, isSpaced) in LineBreaks.Pieces(text))
        {
            var joined = lines.Count > 0 ? $"{lines[^1]}{(isSpaced ? " " : "")}{piece}" : piece;
            if (lines.Count > 0 && Width(joined) <= width)
            {
                lines[^1] = joined;
            }
            else
            {
                lines.Add(Shorten(piece, width));
            }
        }

        return lines;
    }

    private SKFont Font(SKTypeface typeface) => new(typeface, size)
    {
        // Hinting and sub-pixel tricks differ from system to system.
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
        LinearMetrics = true,
    };
}
