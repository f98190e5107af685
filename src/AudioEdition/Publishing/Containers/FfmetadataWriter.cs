using System.Globalization;
using System.Text;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Containers;

/// <summary>Writes ffmpeg's metadata text: tags, and chapters with their frames as time base.</summary>
/// <remarks>ffmpeg, "Metadata": <c>=</c>, <c>;</c>, <c>#</c>, <c>\</c> and newline are escaped with a backslash.</remarks>
internal static class FfmetadataWriter
{
    /// <summary>Writes tags and chapters.</summary>
    /// <param name="tags">Keys and values, in order.</param>
    /// <param name="chapters">Chapters, or none where the container has its own way.</param>
    /// <param name="sampleRateHz">Rate in which the chapters' frames count.</param>
    public static string Write(IEnumerable<KeyValuePair<string, string>> tags, IReadOnlyList<ChapterMark> chapters, int sampleRateHz)
    {
        var text = new StringBuilder(";FFMETADATA1\n");
        foreach (var (key, value) in tags)
        {
            AppendEscaped(text, key);
            text.Append('=');
            AppendEscaped(text, value);
            text.Append('\n');
        }

        foreach (var chapter in chapters)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"[CHAPTER]\nTIMEBASE=1/{sampleRateHz}\nSTART={chapter.StartFrame}\nEND={chapter.EndFrame}\ntitle=");
            AppendEscaped(text, ChapterTitles.OneLine(chapter.Title));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void AppendEscaped(StringBuilder text, string value)
    {
        foreach (var c in ChapterTitles.WellFormed(value).ReplaceLineEndings("\n"))
        {
            if (c is '=' or ';' or '#' or '\\' or '\n')
            {
                text.Append('\\');
            }

            text.Append(c);
        }
    }
}
