using System.Collections.Concurrent;
using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace AudioEdition.Publishing.Cover;

/// <summary>Text as its script writes it: letters that join, stand over each other or change places, by HarfBuzz.</summary>
internal static class ShapedText
{
    private static readonly ConcurrentDictionary<SKTypeface, SKShaper> Shapers = new();

    /// <summary>The glyphs of a run, each at its place.</summary>
    /// <param name="run">Of one typeface and direction, in the order in which it is read.</param>
    /// <param name="isRightToLeft">Its direction.</param>
    /// <param name="font">Of the run's typeface.</param>
    public static SKShaper.Result Shape(string run, bool isRightToLeft, SKFont font)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(run);
        buffer.GuessSegmentProperties();
        buffer.Direction = isRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        var shaper = Shapers.GetOrAdd(font.Typeface, t => new SKShaper(t));
        lock (shaper)
        {
            return shaper.Shape(buffer, font);
        }
    }

    /// <summary>Draws what was shaped.</summary>
    public static void Draw(SKCanvas canvas, SKShaper.Result shaped, float x, float y, SKFont font, SKPaint paint)
    {
        if (shaped.Codepoints.Length == 0)
        {
            return;
        }

        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocatePositionedRun(font, shaped.Codepoints.Length);
        run.SetGlyphs([.. shaped.Codepoints.Select(c => (ushort)c)]);
        run.SetPositions(shaped.Points);
        using var blob = builder.Build();
        canvas.DrawText(blob, x, y, paint);
    }
}
