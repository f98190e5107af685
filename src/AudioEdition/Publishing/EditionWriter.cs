using System.Globalization;
using System.Security.Cryptography;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Cover;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Player;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing;

/// <summary>Writes the files of an edition into a folder, measures them, and reports.</summary>
/// <param name="encoder">Writes the containers.</param>
/// <param name="inspector">Measures them.</param>
/// <param name="folder">An empty folder.</param>
public sealed class EditionWriter(AudioEncoder encoder, FileInspector inspector, string folder)
{
    /// <summary>What every container says; the page and the feed say it too.</summary>
    private const string Disclosure = "Read by synthetic voices. The voices of people who are quoted are not their own.";

    /// <summary>Writes everything; <c>edition.json</c> last.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="encoded">Told the part of the files that is written, 0 to 1; null for nobody.</param>
    /// <param name="measured">Told the part of the files that is measured, 0 to 1; null for nobody.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="EncoderException">ffmpeg is missing or failed.</exception>
    public async Task<EditionReport> WriteAsync(
        FinishedEdition edition, IProgress<double>? encoded = null, IProgress<double>? measured = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        await WriteTextsAsync(edition, cancellationToken).ConfigureAwait(false);
        var sounds = await SoundsAsync(edition, cancellationToken).ConfigureAwait(false);
        await WritePageAsync(edition, sounds, cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(Full("quotes"));
        var groups = sounds.GroupBy(s => s.Programme).ToList();
        for (var i = 0; i < groups.Count; i++)
        {
            // All containers of a programme are fed in one pass over its samples.
            await encoder.EncodeAllAsync(groups[i].Key, [.. groups[i].Select(s => (s.Format, Full(s.Path)))], groups[i].First().Tags, cancellationToken)
                .ConfigureAwait(false);
            encoded?.Report((i + 1.0) / groups.Count);
        }

        var judged = sounds.Where(s => s.Name is not null).ToArray();
        var figures = new (SoundFile Sound, FileFigures Figures)[judged.Length];
        var done = 0;
        await Parallel.ForAsync(
            0,
            judged.Length,
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (i, token) =>
            {
                var sound = judged[i];
                figures[i] = (sound, await inspector.InspectAsync(sound.Programme, edition.Plan.Cast, sound.Format, Full(sound.Path), token).ConfigureAwait(false));
                measured?.Report((double)Interlocked.Increment(ref done) / judged.Length);
            }).ConfigureAwait(false);

        var report = ReportWriter.Write(edition, figures, await FilesAsync(cancellationToken).ConfigureAwait(false));
        await File.WriteAllTextAsync(Full(EditionReport.FileName), report.ToJson(), cancellationToken).ConfigureAwait(false);
        return report;
    }

    private string Full(string relative) => Path.Combine(folder, relative.Replace('/', Path.DirectorySeparatorChar));

    private async Task WriteTextsAsync(FinishedEdition edition, CancellationToken cancellationToken)
    {
        var plan = edition.Plan;
        await WriteAsync("plan.json", PlanWriter.Write(plan)).ConfigureAwait(false);
        var programme = edition.Whole ?? edition.Quotations!;
        await WriteAsync("chapters.json", ChaptersJson.Write(programme.Chapters, programme.Format)).ConfigureAwait(false);
        await WriteAsync("transcript.vtt", TranscriptWriter.WebVtt(plan, programme, edition.Marks)).ConfigureAwait(false);
        await WriteAsync("transcript.srt", TranscriptWriter.SubRip(plan, programme, edition.Marks)).ConfigureAwait(false);
        await WriteAsync("transcript.json", TranscriptWriter.PodcastJson(plan, programme, edition.Marks)).ConfigureAwait(false);
        await WriteAsync("transcript.html", TranscriptWriter.Html(plan, programme, edition.Marks)).ConfigureAwait(false);

        Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Full(name), text, cancellationToken);
    }

    private async Task WritePageAsync(FinishedEdition edition, List<SoundFile> sounds, CancellationToken cancellationToken)
    {
        var programme = edition.Whole ?? edition.Quotations!;
        var page = PlayerPage.Write(new PlayerContent
        {
            Script = edition.Plan,
            Programme = programme,
            Marks = edition.Marks,
            Sources = [.. sounds.Where(s => ReferenceEquals(s.Programme, programme)).Select(s => new PlayerFile(s.Path, s.Format.MediaType()))],
            Downloads =
            [
                .. sounds.Where(s => s.Name is not null).Select(s => new PlayerFile(s.Path, s.Format.MediaType())),
                new PlayerFile("transcript.vtt", "text/vtt"),
                new PlayerFile("transcript.html", "text/html"),
            ],
            Disclosure = Disclosure,
        });
        await File.WriteAllTextAsync(Full("index.html"), page, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<List<SoundFile>> SoundsAsync(FinishedEdition edition, CancellationToken cancellationToken)
    {
        var script = edition.Plan.Cast.Script;
        var tags = TagsOf(edition);
        var sounds = new List<SoundFile>();
        foreach (var (programme, name) in new[] { (edition.Whole, "edition"), (edition.Quotations, "quotes") })
        {
            if (programme is not null)
            {
                var own = name == "quotes" ? tags with { Title = $"{tags.Title} (quotations)" } : tags;
                sounds.AddRange(edition.Formats.Select(f => new SoundFile(name, $"{name}.{f.FileExtension().TrimStart('.')}", f, programme, own)));
            }
        }

        if (edition.Quotations is { } quotations)
        {
            foreach (var (chapter, number) in quotations.Chapters.Select((c, i) => (c, i + 1)))
            {
                var cue = quotations.Cues.First(c => c.StartFrame >= chapter.StartFrame);
                var unit = script.Units[cue.UnitIndex];
                var speaker = script.PersonOf(script.AttributionOf(unit)?.SpeakerId);
                sounds.Add(new SoundFile(
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"quotes/{number:00}-{EditionSlug.Of(speaker?.Name ?? SpeakerNames.Unattributed)}.m4a"),
                    ContainerFormat.M4a,
                    await quotations.SliceChapterAsync(number - 1, cancellationToken).ConfigureAwait(false),
                    tags with { Title = chapter.Title, Album = tags.Title, Cover = null }));
            }
        }

        return sounds;
    }

    private static EditionTags TagsOf(FinishedEdition edition)
    {
        var article = edition.Plan.Cast.Script.Article;
        var title = article.Headline ?? Path.GetFileNameWithoutExtension(article.Source);
        DateOnly? date = article.Published is { } published ? DateOnly.FromDateTime(published.DateTime) : null;
        return new EditionTags
        {
            Title = title,
            Artist = article.Byline ?? article.Site,
            Album = article.Site ?? "Audio edition",
            Date = date,
            Language = edition.Plan.Locale,
            Comment = Disclosure,
            SyntheticVoiceDisclosure = Disclosure,
            Encoder = edition.Program,
            Cover = CoverPainter.Paint(new CoverContent { Headline = title, Site = article.Site, Date = date }),
        };
    }

    private async Task<IReadOnlyList<ReportFile>> FilesAsync(CancellationToken cancellationToken)
    {
        var files = new List<ReportFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            await using var file = File.OpenRead(path);
            var hash = await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false);
            files.Add(new ReportFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), file.Length, Convert.ToHexStringLower(hash)));
        }

        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }
}
