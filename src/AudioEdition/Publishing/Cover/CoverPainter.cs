using System.Globalization;
using AudioEdition.Publishing.Containers;
using SkiaSharp;

namespace AudioEdition.Publishing.Cover;

/// <summary>Draws the cover of an edition: site, headline, date and a wave that is the headline's own.</summary>
/// <remarks>The same content gives the same bytes; no font of the machine is needed for Latin, Greek and Cyrillic text.</remarks>
public static class CoverPainter
{
    /// <summary>All lengths are laid out on this edge and scaled.</summary>
    private const float Unit = 1400;

    private const float Margin = 110;

    /// <summary>Longest headline drawn, in characters; more could not be read on a cover.</summary>
    private const int MaxHeadline = 300;

    /// <summary>Draws a cover.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="style">Size and file format.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size or quality is out of its range.</exception>
    public static CoverImage Paint(CoverContent content, CoverStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        style ??= new CoverStyle();
        ArgumentOutOfRangeException.ThrowIfLessThan(style.SizePixels, 1400, nameof(style));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(style.SizePixels, 3000, nameof(style));
        ArgumentOutOfRangeException.ThrowIfLessThan(style.JpegQuality, 50, nameof(style));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(style.JpegQuality, 100, nameof(style));

        using var bitmap = new SKBitmap(style.SizePixels, style.SizePixels, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Scale(style.SizePixels / Unit);
            Draw(canvas, content);
        }

        using var data = style.AsPng
            ? bitmap.Encode(SKEncodedImageFormat.Png, 100)
            : bitmap.Encode(SKEncodedImageFormat.Jpeg, style.JpegQuality);
        return new CoverImage(data.ToArray(), style.AsPng ? "image/png" : "image/jpeg");
    }

    private static void Draw(SKCanvas canvas, CoverContent content)
    {
        var headline = Clean(content.Headline, MaxHeadline);
        var site = Clean(content.Site, 120);
        var palette = CoverPalette.For(site.Length > 0 ? site : headline);
        canvas.Clear(palette.Ground);
        DrawFoot(canvas, content, palette);

        // A headline of which the machine's fonts have next to nothing would be a riddle: then the site stands in its place, and without that the wave alone.
        var shown = IsLegible(headline) ? headline : IsLegible(site) ? site : string.Empty;
        DrawSite(canvas, shown == headline && IsLegible(site) ? site : string.Empty, WritingDirection.IsRightToLeft(shown), palette);
        DrawWave(canvas, headline, shown.Length > 0 ? 1 : 3, palette);
        DrawHeadline(canvas, CoverTypeface.Serif.Visible(shown), palette);
    }

    private static bool IsLegible(string text) => text.Length > 0 && CoverTypeface.Serif.Drawable(text) >= 0.75;

    private static void DrawSite(SKCanvas canvas, string site, bool isRightToLeft, CoverPalette palette)
    {
        using var paint = new SKPaint { Color = palette.Accent, IsAntialias = true };
        canvas.DrawRect(isRightToLeft ? Unit - Margin - 120 : Margin, Margin, 120, 14, paint);
        if (site.Length > 0)
        {
            var text = new CoverText(CoverTypeface.Sans, 58, letterSpacing: 4);
            text.Draw(canvas, text.Shorten(site.ToUpperInvariant(), Unit - (2 * Margin)), isRightToLeft, Margin, Unit - Margin, Margin + 96, palette.Accent);
        }
    }

    private static void DrawHeadline(SKCanvas canvas, string headline, CoverPalette palette)
    {
        const float Top = 270, Bottom = 1010;

        // Other scripts stand taller, with marks above and below.
        var isRightToLeft = WritingDirection.IsRightToLeft(headline);
        var lineHeight = CoverTypeface.Serif.IsBundled(headline) ? 1.1f : 1.3f;
        float[] sizes = [340, 290, 250, 210, 190, 172, 156, 142, 130, 118, 108, 98, 90, 82];
        var width = Unit - (2 * Margin);
        foreach (var size in sizes)
        {
            var text = new CoverText(CoverTypeface.Serif, size);
            var lines = text.Break(headline, width);
            var room = (int)((Bottom - Top) / (size * lineHeight));
            var isSmallest = size == sizes[^1];
            var isWhole = lines.Count <= room && lines.All(l => !l.EndsWith('…') || headline.Contains(l, StringComparison.Ordinal));
            if (!isWhole && !isSmallest)
            {
                continue;
            }

            for (var i = 0; i < Math.Min(lines.Count, room); i++)
            {
                var isCut = i == room - 1 && lines.Count > room;
                var line = isCut ? text.Shorten($"{lines[i]} {lines[i + 1]}…", width) : lines[i];
                text.Draw(canvas, line, isRightToLeft, Margin, Unit - Margin, Top + (size * 0.86f) + (i * size * lineHeight), palette.Ink);
            }

            return;
        }
    }

    private static void DrawFoot(SKCanvas canvas, CoverContent content, CoverPalette palette)
    {
        var date = content.Date?.ToString("d MMMM yyyy", DateCulture(content.Language));
        if (date is not null && CoverTypeface.Sans.Drawable(date) < 1)
        {
            date = content.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var line = string.Join("  ·  ", new[] { date, Clean(content.Note, 120) }.Where(t => !string.IsNullOrEmpty(t)));
        if (line.Length > 0)
        {
            var text = new CoverText(CoverTypeface.Sans, 50);
            text.Draw(canvas, text.Shorten(line, Unit - (2 * Margin)), WritingDirection.IsRightToLeft(line), Margin, Unit - Margin, Unit - Margin, palette.Ink.WithAlpha(0xD8));
        }
    }

    /// <summary>A wave of bars that looks like speech: words of several bars with gaps between them.</summary>
    private static void DrawWave(SKCanvas canvas, string headline, float scale, CoverPalette palette)
    {
        const int Bars = 48;
        const float BarWidth = 13;
        var tallest = 150 * scale;
        var middle = scale > 1 ? Unit / 2 : 1130;
        using var paint = new SKPaint { Color = palette.Accent, IsAntialias = true };
        var pitch = (Unit - (2 * Margin) - BarWidth) / (Bars - 1);
        var seed = CoverSeed.Of(headline);
        for (var i = 0; i < Bars; i++)
        {
            seed = (seed * 6364136223846793005UL) + 1442695040888963407UL;
            var random = (seed >> 40) / (float)(1 << 24);
            var phrase = 0.35f + (0.65f * MathF.Abs(MathF.Sin((i * 0.41f) + ((seed & 7) * 0.02f))));
            var height = MathF.Max(BarWidth, tallest * phrase * (0.35f + (0.65f * random)));
            canvas.DrawRoundRect(Margin + (i * pitch), middle - (height / 2), BarWidth, height, BarWidth / 2, BarWidth / 2, paint);
        }
    }

    /// <summary>One line without what cannot be drawn, cut at a character.</summary>
    private static string Clean(string? text, int maxLength)
    {
        var line = string.IsNullOrWhiteSpace(text) ? string.Empty : ChapterTitles.OneLine(text, maxBytes: 4 * maxLength);
        var info = new StringInfo(line);
        return info.LengthInTextElements <= maxLength ? line : info.SubstringByTextElements(0, maxLength).TrimEnd() + "…";
    }

    private static CultureInfo DateCulture(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
