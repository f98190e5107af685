using System.Globalization;
using AudioEdition.Audio;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Containers;

/// <summary>Chapters as comments of Ogg and FLAC files.</summary>
/// <remarks>
/// Xiph Chapter Extension: <c>CHAPTERxxx=HH:MM:SS.mmm</c> and <c>CHAPTERxxxNAME</c>. Our own, because ffmpeg 5.1 writes
/// times whose fraction is .5 or more a second late into Opus, and none at all into FLAC.
/// </remarks>
internal static class ChapterComments
{
    /// <summary>Three digits number the chapters.</summary>
    public const int MaxChapters = 1000;

    /// <summary>Writes the comments; chapters past the thousandth stay part of it.</summary>
    /// <param name="chapters">In order.</param>
    /// <param name="format">Rate of their frames.</param>
    public static IEnumerable<KeyValuePair<string, string>> Write(IReadOnlyList<ChapterMark> chapters, AudioFormat format)
    {
        for (var i = 0; i < Math.Min(chapters.Count, MaxChapters); i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"CHAPTER{i:000}");
            var ms = (long)Math.Round(format.TimeOf(chapters[i].StartFrame).TotalMilliseconds);
            var time = string.Create(
                CultureInfo.InvariantCulture, $"{ms / 3_600_000:00}:{ms / 60_000 % 60:00}:{ms / 1000 % 60:00}.{ms % 1000:000}");
            yield return new(key, time);
            yield return new(key + "NAME", ChapterTitles.OneLine(chapters[i].Title));
        }
    }
}
