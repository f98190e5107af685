using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Parser;
using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Scripts;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Verification;

/// <summary>Holds plan, transcripts, chapters and report against each other.</summary>
internal sealed class TextVerification(string folder, EditionReport report, VerificationLog log)
{
    private const string PlanFile = "plan.json";
    private const string ChaptersFile = "chapters.json";
    private const string JsonFile = "transcript.json";

    /// <summary>Transcripts count in whole milliseconds.</summary>
    private const long TimeToleranceMs = 2;

    /// <summary>No pause between two units is that long.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>The plan; null where it could not be read.</summary>
    public SpokenScript? Script { get; private set; }

    /// <summary>The chapters of <c>chapters.json</c>; null where they could not be read.</summary>
    public IReadOnlyList<MeasuredChapter>? Chapters { get; private set; }

    /// <summary>When the last cue ends; null where no transcript could be read.</summary>
    public TimeSpan? End { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(PlanFile, cancellationToken) is { } plan)
        {
            VerifyPlan(plan);
        }

        if (Script is not null && HeardOf(Script) is { } heard)
        {
            await VerifyTranscriptsAsync(Script, heard, cancellationToken);
        }
    }

    /// <summary>What the first programme plays: the whole script, or its quotations alone; units without a spoken letter are not heard.</summary>
    private RunningOrder? HeardOf(SpokenScript script)
    {
        var order = report.Programmes is [{ Name: SoundVerification.Quotations }, ..]
            ? RunningOrder.QuotationsOnly(script.Cast.Script)
            : RunningOrder.Whole(script.Cast.Script);
        if (order is null)
        {
            log.Fault(PlanFile, "has no quotation, but the edition is one of quotations");
            return null;
        }

        var units = new List<int>();
        var chapters = new List<Chapter>();
        foreach (var chapter in order.Chapters)
        {
            var first = units.Count;
            units.AddRange(order.Units.Skip(chapter.FirstUnit).Take(chapter.UnitCount).Where(u => script.Units[u].Spoken.Spoken.Any(char.IsLetterOrDigit)));
            if (units.Count > first)
            {
                chapters.Add(chapter with { FirstUnit = first, UnitCount = units.Count - first });
            }
        }

        if (report.Counts.Chapters != chapters.Count)
        {
            log.Fault(PlanFile, string.Create(CultureInfo.InvariantCulture, $"has {chapters.Count} chapters where {EditionReport.FileName} has {report.Counts.Chapters}"));
        }

        return new RunningOrder { Units = units, Chapters = chapters };
    }

    private void VerifyPlan(string json)
    {
        int cutsInFile;
        try
        {
            Script = PlanReader.Read(json, PlanFile);
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            cutsInFile = document.RootElement.GetProperty("cuts").GetArrayLength();
        }
        catch (PlanFormatException e)
        {
            log.Fault(PlanFile, $"{e.JsonPath}: {e.Reason}");
            return;
        }

        var before = log.FaultCount;
        var script = Script.Cast.Script;

        // The reader makes cuts of what no unit reads. In an edition that is finished there must be none to make.
        if (script.Article.Cuts.Count > cutsInFile)
        {
            foreach (var cut in script.Article.Cuts.Where(c => c.Reason == CutReason.Editor).TakeLast(script.Article.Cuts.Count - cutsInFile))
            {
                log.Fault(PlanFile, $"a unit is missing: nobody reads \"{PlanNode.Shorten(cut.Span.In(script.Article.Text))}\"");
            }
        }

        var coverage = TextCoverage.Of(script);
        foreach (var gap in coverage.Gaps)
        {
            log.Fault(PlanFile, $"neither read nor cut: \"{PlanNode.Shorten(gap.In(script.Article.Text))}\"");
        }

        foreach (var overlap in coverage.Overlaps)
        {
            log.Fault(PlanFile, $"read twice, or read and cut: \"{PlanNode.Shorten(overlap.In(script.Article.Text))}\"");
        }

        Same(report.Counts.Units, script.Units.Count, "units");
        Same(report.Counts.Cuts, script.Article.Cuts.Count, "cuts");
        if (log.FaultCount == before)
        {
            log.Proven(string.Create(CultureInfo.InvariantCulture, $"all {coverage.Kept} letters and digits that are not cut are in exactly one of {script.Units.Count} units"));
        }

        void Same(int reported, int planned, string what)
        {
            if (reported != planned)
            {
                log.Fault(PlanFile, string.Create(CultureInfo.InvariantCulture, $"has {planned} {what} where {EditionReport.FileName} has {reported}"));
            }
        }
    }

    private async Task VerifyTranscriptsAsync(SpokenScript script, RunningOrder heard, CancellationToken cancellationToken)
    {
        var plain = new TranscriptComparison(script, heard.Units);
        var named = new TranscriptComparison(script, heard.Units, nameAtChange: true, TranscriptWriter.EscapeSubRip);
        var json = await CompareAsync(JsonFile, TranscriptParser.Json, plain, script, cancellationToken);
        var vtt = await CompareAsync("transcript.vtt", TranscriptParser.WebVtt, plain, script, cancellationToken);
        var srt = await CompareAsync("transcript.srt", TranscriptParser.SubRip, named, script, cancellationToken);
        await CompareAsync("transcript.html", text => Paragraphs(text, "article p"), plain, script, cancellationToken);
        SameTimes("transcript.vtt", vtt, json);
        SameTimes("transcript.srt", srt, json);
        if (File.Exists(Path.Combine(folder, PageVerification.FileName)))
        {
            var page = await CompareAsync(PageVerification.FileName, PageVerification.Read, plain, script, cancellationToken);
            SameTimes(PageVerification.FileName, page, json);
        }

        if (await ReadAsync(ChaptersFile, cancellationToken) is { } chapters)
        {
            VerifyChapters(chapters, heard, json);
        }
    }

    private async Task<long?[]?> CompareAsync(
        string file, Func<string, List<ParsedCue>> parse, TranscriptComparison comparison, SpokenScript script, CancellationToken cancellationToken)
    {
        if (await ReadAsync(file, cancellationToken) is not { } text)
        {
            return null;
        }

        try
        {
            var cues = parse(text);
            var starts = new long?[script.Units.Count];
            if (comparison.Compare(cues, starts) is { } difference)
            {
                log.Fault(file, difference);
                return null;
            }

            if (!VerifyTimes(file, cues))
            {
                return null;
            }

            log.Proven($"{file} has the words of the plan");
            return starts;
        }
        catch (FormatException e)
        {
            log.Fault(file, e.Message);
            return null;
        }
    }

    private bool VerifyTimes(string file, List<ParsedCue> cues)
    {
        long last = 0;
        long lastEnd = 0;
        foreach (var cue in cues)
        {
            if (cue is not { StartMs: { } start, EndMs: { } end })
            {
                return true;
            }

            if (start < last || end <= start)
            {
                log.Fault(file, $"its times go backwards at {Clock(start)}");
                return false;
            }

            if (start - lastEnd > LongestPause.TotalMilliseconds)
            {
                log.Fault(file, $"nothing is said between {Clock(lastEnd)} and {Clock(start)}");
                return false;
            }

            (last, lastEnd) = (start, Math.Max(lastEnd, end));
        }

        End = Max(End, TimeSpan.FromMilliseconds(lastEnd));
        return true;
    }

    private void SameTimes(string file, long?[]? starts, long?[]? reference)
    {
        for (var i = 0; starts is not null && reference is not null && i < starts.Length; i++)
        {
            if (starts[i] is { } a && reference[i] is { } b && Math.Abs(a - b) > TimeToleranceMs)
            {
                log.Fault(file, string.Create(CultureInfo.InvariantCulture, $"unit {i} begins at {Clock(a)}, in {JsonFile} at {Clock(b)}"));
                return;
            }
        }
    }

    private void VerifyChapters(string text, RunningOrder heard, long?[]? unitStarts)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            Chapters = [.. json.RootElement.GetProperty("chapters").EnumerateArray().Select(c => new MeasuredChapter(
                c.GetProperty("title").GetString() ?? "",
                TimeSpan.FromSeconds(c.GetProperty("startTime").GetDouble()),
                TimeSpan.FromSeconds(c.TryGetProperty("endTime", out var end) ? end.GetDouble() : 0)))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or OverflowException or ArgumentException)
        {
            log.Fault(ChaptersFile, $"is no list of chapters: {e.Message}");
            return;
        }

        var planned = heard.Chapters;
        if (Chapters.Count != planned.Count)
        {
            log.Fault(ChaptersFile, string.Create(CultureInfo.InvariantCulture, $"has {Chapters.Count} chapters where the units of plan.json make {planned.Count}"));
            return;
        }

        var before = log.FaultCount;
        for (var i = 0; i < planned.Count; i++)
        {
            var title = WordSpans.OneLine(planned[i].Title);
            if (Chapters[i].Title != title)
            {
                log.Fault(ChaptersFile, string.Create(CultureInfo.InvariantCulture, $"chapter {i + 1} is \"{PlanNode.Shorten(Chapters[i].Title)}\" where plan.json has \"{PlanNode.Shorten(title)}\""));
            }

            VerifyChapterStart(i, heard.Units, planned[i].FirstUnit, unitStarts);
        }

        if (log.FaultCount == before)
        {
            log.Proven($"{ChaptersFile} has the chapters of the plan, each where its first unit is heard");
        }
    }

    /// <summary>A chapter begins with its first unit or in the pause before it.</summary>
    private void VerifyChapterStart(int index, IReadOnlyList<int> units, int first, long?[]? unitStarts)
    {
        if (unitStarts?[units[first]] is not { } heard)
        {
            return;
        }

        var start = Chapters![index].Start.TotalMilliseconds;
        var tolerance = EditionChecks.TimeToleranceMs;
        if (start > heard + tolerance || heard - start > LongestPause.TotalMilliseconds || (first > 0 && unitStarts[units[first - 1]] is { } previous && start < previous))
        {
            log.Fault(ChaptersFile, string.Create(CultureInfo.InvariantCulture, $"chapter {index + 1} was moved: it begins at {Clock((long)start)}, its first unit is heard at {Clock(heard)}"));
        }
    }

    private async Task<string?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file);
        if (File.Exists(path))
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }

        if (!report.Files.Any(f => f.Path == file))
        {
            // Where the report names it, its absence was told before.
            log.Fault(file, "is missing, from the report as well");
        }

        return null;
    }

    private static List<ParsedCue> Paragraphs(string html, string selector)
    {
        using var document = new HtmlParser().ParseDocument(html);
        return [.. document.QuerySelectorAll(selector).Select(p => new ParsedCue(null, null, null, p.TextContent))];
    }

    private static TimeSpan? Max(TimeSpan? a, TimeSpan b) => a is { } other && other > b ? other : b;

    private static string Clock(long milliseconds) => string.Create(
        CultureInfo.InvariantCulture, $"{milliseconds / 60_000}:{milliseconds / 1000 % 60:00}.{milliseconds % 1000:000}");
}
