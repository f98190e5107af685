using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Player;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Publishing.Verification;
using AudioEdition.Tests.Publishing.Player;

namespace AudioEdition.Tests.Publishing.Verification;

/// <summary>The sample as an edition in a folder of its own; its audio files are bytes, and a stub says what is heard in them.</summary>
internal sealed class EditionFolder : IDisposable, IEditionMeasurements
{
    public EditionFolder()
        : this(RunningOrder.Whole(SampleEdition.Script.Cast.Script), "edition")
    {
    }

    public EditionFolder(RunningOrder order, string name)
    {
        Directory.CreateDirectory(Root);
        var script = SampleEdition.Script;
        var programme = SampleEdition.ProgrammeOf(script, order);
        var seconds = programme.Format.TimeOf(programme.FrameCount).TotalSeconds;
        foreach (var extension in (string[])["m4b", "mp3"])
        {
            File.WriteAllBytes(At($"{name}.{extension}"), [.. Enumerable.Range(0, (int)Math.Round(seconds * 100)).Select(i => (byte)i)]);
        }

        File.WriteAllText(At("plan.json"), PlanWriter.Write(script));
        File.WriteAllText(At("chapters.json"), ChaptersJson.Write(programme.Chapters, programme.Format));
        File.WriteAllText(At("transcript.vtt"), TranscriptWriter.WebVtt(script, programme));
        File.WriteAllText(At("transcript.srt"), TranscriptWriter.SubRip(script, programme));
        File.WriteAllText(At("transcript.json"), TranscriptWriter.PodcastJson(script, programme));
        File.WriteAllText(At("transcript.html"), TranscriptWriter.Html(script, programme));
        File.WriteAllText(At("index.html"), PlayerPage.Write(PlayerPageTests.Content with { Programme = programme }));
        Report = EditionReportOf(programme, name);
        Sign();
        Chapters = [.. programme.Chapters.Select(c => new MeasuredChapter(c.Title, programme.Format.TimeOf(c.StartFrame), programme.Format.TimeOf(c.EndFrame)))];
    }

    public string Root { get; } = Path.Combine(Path.GetTempPath(), $"audio-edition-tests-{Guid.NewGuid():N}");

    public EditionReport Report { get; set; }

    /// <summary>What players show.</summary>
    public IReadOnlyList<MeasuredChapter> Chapters { get; set; }

    public LoudnessFigures Loudness { get; set; } = new(-16.1, -1.2);

    public string At(string name) => Path.Combine(Root, name);

    public void Change(string name, string what, string into)
    {
        var text = File.ReadAllText(At(name));
        Assert.Contains(what, text, StringComparison.Ordinal);
        File.WriteAllText(At(name), text.Replace(what, into, StringComparison.Ordinal));
    }

    public void ChangeJson(string name, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(At(name)))!;
        change(json);
        File.WriteAllText(At(name), json.ToJsonString());
    }

    /// <summary>Writes the report with the hashes of the files as they are now: what a forger does last.</summary>
    public void Sign()
    {
        Report = Report with
        {
            Files = [.. Directory.GetFiles(Root).Select(Path.GetFileName).OfType<string>().Where(n => n != EditionReport.FileName).Order(StringComparer.Ordinal)
                .Select(n => new ReportFile(n, new FileInfo(At(n)).Length, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(At(n))))))],
        };
        File.WriteAllText(At(EditionReport.FileName), Report.ToJson());
    }

    public async Task<string[]> FaultsAsync() =>
        [.. (await new EditionVerifier().VerifyAsync(Root, this, TestContext.Current.CancellationToken)).Faults.Select(f => f.ToString())];

    public Task<IReadOnlyList<MeasuredChapter>> ReadChaptersAsync(string path, CancellationToken cancellationToken = default) => Task.FromResult(Chapters);

    public Task<LoudnessFigures> MeasureLoudnessAsync(string path, CancellationToken cancellationToken = default) => Task.FromResult(Loudness);

    /// <summary>A hundred bytes a second, so that a file that was cut plays shorter.</summary>
    public Task<TimeSpan> MeasureDurationAsync(string path, CancellationToken cancellationToken = default) =>
        new FileInfo(path).Length is > 0 and var bytes
            ? Task.FromResult(TimeSpan.FromSeconds(bytes / 100.0))
            : throw new PlanFormatException(Path.GetFileName(path), "$", "no audio in it");

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static EditionReport EditionReportOf(Programme programme, string name) => new()
    {
        Program = "audio-edition 0.1.0",
        Title = "Ferry to Lindholm stops for the winter",
        Locale = "en-GB",
        Inputs = [],
        Engines = [new ReportEngine("stub", "1")],
        Voices = [],
        Counts = new ReportCounts(702, 13, 4, 3, programme.Chapters.Count, 2),
        Programmes = [new ReportProgramme(name, programme.Format.TimeOf(programme.FrameCount).TotalSeconds, -16.1, -1.2)],
        CoveragePercent = 100,
        Files = [],
        Checks = [new EditionCheck("coverage", true, 100, "100 %")],
    };
}
