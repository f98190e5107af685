using System.Text;
using SkiaSharp;

namespace AudioEdition.Publishing.Cover;

/// <summary>The colours of a cover.</summary>
/// <param name="Ground">Behind everything.</param>
/// <param name="Ink">The headline; at least 10:1 against the ground.</param>
/// <param name="Accent">Rules, wave and site; at least 4.5:1 against the ground.</param>
internal sealed record CoverPalette(SKColor Ground, SKColor Ink, SKColor Accent)
{
    private static readonly CoverPalette[] All =
    [
        new(new SKColor(0xFF14213D), new SKColor(0xFFFBF7EF), new SKColor(0xFFF2B84B)),
        new(new SKColor(0xFF0F3D3E), new SKColor(0xFFF8F5EC), new SKColor(0xFFF0A878)),
        new(new SKColor(0xFF3B1C32), new SKColor(0xFFFBF4EE), new SKColor(0xFFF2A65A)),
        new(new SKColor(0xFF1F2A2E), new SKColor(0xFFF7F5F0), new SKColor(0xFF7FD1C1)),
        new(new SKColor(0xFF2B2350), new SKColor(0xFFF8F5FF), new SKColor(0xFFFFB5A0)),
        new(new SKColor(0xFF4A1A1A), new SKColor(0xFFFDF6EC), new SKColor(0xFFF4C174)),
    ];

    /// <summary>The palettes, for tests of their contrast.</summary>
    public static IReadOnlyList<CoverPalette> Every => All;

    /// <summary>One and the same palette for all covers of a site, so that a series is known by its colour.</summary>
    /// <param name="site">The site's name, or else the headline.</param>
    public static CoverPalette For(string site) => All[(int)(CoverSeed.Of(site) % (ulong)All.Length)];
}

/// <summary>A number out of a text, the same on every machine.</summary>
internal static class CoverSeed
{
    /// <summary>FNV-1a, 64 bit, over UTF-8, with a last mixing because its low bits alone are poor.</summary>
    /// <param name="text">Any text.</param>
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        hash ^= hash >> 32;
        return hash * 0x9E3779B97F4A7C15 >> 7;
    }
}
