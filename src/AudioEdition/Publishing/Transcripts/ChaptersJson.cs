using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Plans;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>Writes the chapters file of Podcasting 2.0.</summary>
/// <remarks>Podcast namespace, JSON chapters 1.2.0; media type <c>application/json+chapters</c>.</remarks>
public static class ChaptersJson
{
    /// <summary>Writes the chapters.</summary>
    /// <param name="chapters">In order.</param>
    /// <param name="format">What their frames count.</param>
    /// <returns>JSON; times in seconds with milliseconds.</returns>
    public static string Write(IReadOnlyList<ChapterMark> chapters, AudioFormat format)
    {
        ArgumentNullException.ThrowIfNull(chapters);
        return WrittenText.Of(output => Write(output, chapters, format));
    }

    /// <summary>The same, piece by piece.</summary>
    internal static void Write(TextWriter output, IReadOnlyList<ChapterMark> chapters, AudioFormat format)
    {
        var json = new JsonText(output).BeginObject().Property("version", "1.2.0").Name("chapters").BeginArray();
        foreach (var chapter in chapters)
        {
            json.BeginObject(inline: true)
                .Property("startTime", format.TimeOf(chapter.StartFrame).TotalSeconds, 3)
                .Property("endTime", format.TimeOf(chapter.EndFrame).TotalSeconds, 3)
                .Property("title", WordSpans.OneLine(chapter.Title))
                .EndObject();
        }

        json.EndArray().EndObject().End();
    }
}
