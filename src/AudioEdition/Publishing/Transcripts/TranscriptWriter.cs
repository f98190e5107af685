using System.Globalization;
using System.Net;
using System.Text;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Pages;
using AudioEdition.Publishing.Plans;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>Writes what is heard, as it is written in the article, with who says it and when.</summary>
/// <remarks>
/// <para>All take the same <c>marks</c>: for each unit of the script the word times that an engine told, in frames of the programme counted from the unit's first frame;
/// null, or empty for a unit, where there are none. Without them times inside a unit are estimated.</para>
/// <para>Text is the article's and so untrusted: every format has its own escapes, and control characters become spaces.</para>
/// </remarks>
public static class TranscriptWriter
{
    /// <summary>Longest line of WebVTT, in UTF-16 units (Podcasting 2.0, transcripts).</summary>
    public const int MaxLine = 65;

    /// <summary>Longest line of SubRip, in UTF-16 units (Podcasting 2.0, transcripts).</summary>
    public const int MaxSubRipLine = 32;

    /// <summary>Writes WebVTT with voice spans: at most two lines of <see cref="MaxLine"/> a cue.</summary>
    /// <param name="script">What is said.</param>
    /// <param name="programme">When it is heard.</param>
    /// <param name="marks">Word times, see the class.</param>
    /// <remarks>W3C WebVTT, §4: starts never decrease, each end lies after its start, no <c>--&gt;</c> and no blank line inside a cue.</remarks>
    public static string WebVtt(SpokenScript script, Programme programme, IReadOnlyList<IReadOnlyList<SpeechMark>>? marks = null) =>
        WrittenText.Of(output => WriteWebVtt(output, script, programme, marks));

    /// <summary>The same, piece by piece.</summary>
    internal static void WriteWebVtt(TextWriter output, SpokenScript script, Programme programme, IReadOnlyList<IReadOnlyList<SpeechMark>>? marks)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var cue in Cues(script, programme, marks, new CueCutter(MaxLine)))
        {
            text.Append('\n').Append(Clock(cue.StartMs, '.')).Append(" --> ").Append(Clock(cue.EndMs, '.')).Append('\n');
            text.Append("<v ").Append(EscapeVtt(cue.Speaker)).Append('>').AppendJoin('\n', cue.Lines.Select(EscapeVtt)).Append('\n');
            text.SpillTo(output);
        }

        output.Write(text);
    }

    /// <summary>Writes SubRip: at most two lines of <see cref="MaxSubRipLine"/> a cue, <c>Name:</c> where the speaker changes.</summary>
    /// <param name="script">What is said.</param>
    /// <param name="programme">When it is heard.</param>
    /// <param name="marks">Word times, see the class.</param>
    public static string SubRip(SpokenScript script, Programme programme, IReadOnlyList<IReadOnlyList<SpeechMark>>? marks = null) =>
        WrittenText.Of(output => WriteSubRip(output, script, programme, marks));

    /// <summary>The same, piece by piece.</summary>
    internal static void WriteSubRip(TextWriter output, SpokenScript script, Programme programme, IReadOnlyList<IReadOnlyList<SpeechMark>>? marks)
    {
        var text = new StringBuilder();
        var number = 0;
        foreach (var cue in Cues(script, programme, marks, new CueCutter(MaxSubRipLine, nameAtChange: true)))
        {
            text.Append(number == 0 ? "" : "\n").Append(CultureInfo.InvariantCulture, $"{++number}\n");
            text.Append(Clock(cue.StartMs, ',')).Append(" --> ").Append(Clock(cue.EndMs, ',')).Append('\n');
            text.AppendJoin('\n', cue.Lines.Select(EscapeSubRip)).Append('\n');
            text.SpillTo(output);
        }

        output.Write(text);
    }

    /// <summary>Writes the JSON transcript of Podcasting 2.0, version 1.0.0: the cues of <see cref="WebVtt"/> as segments.</summary>
    /// <param name="script">What is said.</param>
    /// <param name="programme">When it is heard.</param>
    /// <param name="marks">Word times, see the class.</param>
    /// <remarks>Additive: <c>unit</c>, its number in the plan, and <c>estimated</c> where a time was laid out by length.</remarks>
    public static string PodcastJson(SpokenScript script, Programme programme, IReadOnlyList<IReadOnlyList<SpeechMark>>? marks = null) =>
        WrittenText.Of(output => WritePodcastJson(output, script, programme, marks));

    /// <summary>The same, piece by piece.</summary>
    internal static void WritePodcastJson(TextWriter output, SpokenScript script, Programme programme, IReadOnlyList<IReadOnlyList<SpeechMark>>? marks)
    {
        var json = new JsonText(output).BeginObject().Property("version", "1.0.0").Name("segments").BeginArray();
        foreach (var cue in Cues(script, programme, marks, new CueCutter(MaxLine)))
        {
            json.BeginObject()
                .Property("speaker", cue.Speaker)
                .Property("startTime", cue.StartMs / 1000.0, 3)
                .Property("endTime", cue.EndMs / 1000.0, 3)
                .Property("body", cue.Text)
                .Property("unit", cue.UnitIndex);
            if (cue.Estimated)
            {
                json.Property("estimated", true);
            }

            json.EndObject();
        }

        json.EndArray().EndObject().End();
    }

    /// <summary>Writes a page of semantic HTML: <c>h2</c> for chapters, <c>cite</c>, <c>time</c> and <c>p</c> for each passage of one speaker; no script.</summary>
    /// <param name="script">What is said.</param>
    /// <param name="programme">When it is heard.</param>
    /// <param name="marks">Word times, see the class.</param>
    public static string Html(SpokenScript script, Programme programme, IReadOnlyList<IReadOnlyList<SpeechMark>>? marks = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(programme);
        _ = marks;
        return WrittenText.Of(output => WriteHtml(output, script, programme));
    }

    /// <summary>The same, piece by piece.</summary>
    internal static void WriteHtml(TextWriter output, SpokenScript script, Programme programme)
    {
        var article = script.Cast.Script.Article;
        var title = WordSpans.OneLine(article.Headline ?? article.Source);
        var html = new StringBuilder();
        html.Append(PageParts.Head(Escape(title), article.Language, "transcript.css"));
        html.Append(CultureInfo.InvariantCulture, $"<body>\n<main>\n<article>\n<h1 dir=\"auto\">{Escape(title)}</h1>\n");
        var colours = new SpeakerColours();
        var chapter = 0;
        foreach (var passage in Passage.Of(script, programme))
        {
            while (chapter < programme.Chapters.Count && programme.Chapters[chapter].StartFrame <= passage.StartFrame)
            {
                html.Append(CultureInfo.InvariantCulture, $"<h2 dir=\"auto\">{Escape(WordSpans.OneLine(programme.Chapters[chapter++].Title))}</h2>\n");
            }

            var start = programme.Format.TimeOf(passage.StartFrame);
            html.Append(CultureInfo.InvariantCulture, $"<cite dir=\"auto\"{(passage.Speaker == SpeakerNames.Narrator && passage.SpeakerId is null ? "" : string.Create(CultureInfo.InvariantCulture, $" class=\"v{colours.Of(passage.SpeakerId)}\""))}>{Escape(passage.Speaker)}:</cite>\n");
            html.Append(CultureInfo.InvariantCulture, $"<time datetime=\"PT{start.TotalSeconds:0.000}S\">{ShortClock(start)}</time>\n");
            var words = Escape(string.Join(' ', passage.Units.Select(u => WordSpans.OneLine(script.Units[u].Cast.Unit.Text))));
            html.Append(passage.IsQuotation ? $"<p dir=\"auto\"><q>{words}</q></p>\n" : $"<p dir=\"auto\">{words}</p>\n");
            html.SpillTo(output);
        }

        output.Write(html.Append("</article>\n</main>\n</body>\n</html>\n"));
    }

    /// <summary>Minutes and seconds, with hours where there are some: <c>4:07</c>, <c>1:04:07</c>.</summary>
    internal static string ShortClock(TimeSpan time)
    {
        var seconds = (long)time.TotalSeconds;
        return seconds < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>Escapes for HTML's text and quoted attributes.</summary>
    internal static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static IEnumerable<TranscriptCue> Cues(
        SpokenScript script, Programme programme, IReadOnlyList<IReadOnlyList<SpeechMark>>? marks, CueCutter cutter)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(programme);
        if (marks is not null && marks.Count != script.Units.Count)
        {
            throw new ArgumentException("There must be a list of marks for each unit of the script.", nameof(marks));
        }

        return cutter.Cut(script, programme, marks);
    }

    private static string Clock(long milliseconds, char point) => string.Create(
        CultureInfo.InvariantCulture,
        $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}{point}{milliseconds % 1000:000}");

    // With "<" and ">" escaped neither a tag nor an arrow can stand in a cue.
    private static string EscapeVtt(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    // SubRip has no escapes. Players read <i> and {\an8} as markup and --> as the head of a cue, so these get look-alikes.
    internal static string EscapeSubRip(string text) =>
        text.Replace('<', '‹').Replace('>', '›').Replace('{', '❴').Replace('}', '❵');
}
