using System.Collections.Concurrent;
using System.Security.Cryptography;
using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Books;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Cover;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Player;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Publishing;

/// <summary>Writes the files of an edition into a folder, measures them, and reports.</summary>
/// <param name="encoder">Writes the containers.</param>
/// <param name="inspector">Measures them.</param>
/// <param name="folder">An empty folder.</param>
/// <param name="keep">Where encoded sound is kept for the next edition; null for nowhere.</param>
public sealed partial class EditionWriter(AudioEncoder encoder, FileInspector inspector, string folder, UtteranceCache? keep = null)
{
    /// <summary>Name of the whole programme, in file names and in the report.</summary>
    internal const string WholeName = "edition";

    /// <summary>Name of the programme of quotations.</summary>
    internal const string QuotationsName = "quotes";

    /// <summary>What every container says; the page and the feed say it too.</summary>
    internal const string Disclosure = "Read by synthetic voices. The voices of people who are quoted are not their own.";

    /// <summary>Longest title, name or series in a tag, in bytes of UTF-8.</summary>
    private const int MaxTagBytes = 1000;

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
        var tags = TagsOf(edition);
        var sounds = SoundsOf(edition, tags);
        Directory.CreateDirectory(Full(QuotationFolder));

        // The texts take one core a moment; the others begin with the sound meanwhile.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var texts = Task.Run(() => WriteTextsAsync(edition, sounds, stop.Token), cancellationToken);
        IReadOnlyList<(SoundFile Sound, FileFigures Figures)> figures;
        try
        {
            figures = await WriteSoundsAsync(edition, tags, sounds, encoded, measured, cancellationToken).ConfigureAwait(false);
            await texts.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await texts.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await WriteBooksAsync(edition, sounds, cancellationToken).ConfigureAwait(false);
        var report = ReportWriter.Write(edition, figures, await FilesAsync(cancellationToken).ConfigureAwait(false));
        await File.WriteAllTextAsync(Full(EditionReport.FileName), report.ToJson(), cancellationToken).ConfigureAwait(false);
        return report;
    }

    /// <summary>
    /// Encodes the programmes one after the other, each on every core and for all its containers at once, and measures a programme's files as soon as they stand.
    /// The single quotations come last: they are made of sound that is encoded by then.
    /// </summary>
    private async Task<IReadOnlyList<(SoundFile Sound, FileFigures Figures)>> WriteSoundsAsync(
        FinishedEdition edition, EditionTags tags, List<SoundFile> sounds, IProgress<double>? encoded, IProgress<double>? measured, CancellationToken cancellationToken)
    {
        var figures = new List<(SoundFile, FileFigures)>();
        var programmes = sounds.GroupBy(s => s.Name, StringComparer.Ordinal).Select(g => g.ToArray()).ToArray();
        var singles = FormatOfSingles(edition.Formats) is ContainerFormat.M4a ? 0 : edition.Quotations?.Chapters.Count ?? 0;
        int written = 0, done = 0;
        foreach (var files in programmes)
        {
            var runs = await EncodeAsync(files[0].Programme, [.. files.Select(f => (f.Format, Full(f.Path)))], files[0].Tags, cancellationToken).ConfigureAwait(false);
            var ofFiles = new FileFigures[files.Length];
            await Parallel.ForEachAsync(Enumerable.Range(0, files.Length), SideBySide(cancellationToken), async (f, token) =>
            {
                var (file, programme) = (files[f], files[f].Programme);
                ofFiles[f] = runs[f] is { } measuredRuns
                    ? await FileInspector.InspectAsync(programme, edition.Plan.Cast, Full(file.Path), measuredRuns, token).ConfigureAwait(false)
                    : await inspector.InspectAsync(programme, edition.Plan.Cast, file.Format, Full(file.Path), token).ConfigureAwait(false);
                measured?.Report((double)Interlocked.Increment(ref done) / sounds.Count);
            }).ConfigureAwait(false);
            figures.AddRange(files.Zip(ofFiles));
        }

        await (singles > 0 ? EncodeSinglesAsync() : CutSinglesAsync(edition, tags, cancellationToken)).ConfigureAwait(false);
        return figures;

        async Task<IReadOnlyList<RunReadings?>> EncodeAsync(Programme programme, IReadOnlyList<(ContainerFormat, string)> files, EditionTags own, CancellationToken token)
        {
            var runs = await encoder.EncodeAllAsync(programme, files, own, edition.Target.MaxTruePeakDbtp, keep, toDisk: false, token).ConfigureAwait(false);
            encoded?.Report((double)Interlocked.Increment(ref written) / (programmes.Length + singles));
            return runs;
        }

        // Each is cut out when its turn comes: thousands of them would be as much as the programme.
        Task EncodeSinglesAsync() => Parallel.ForEachAsync(SinglesOf(edition, tags, FormatOfSingles(edition.Formats)), SideBySide(cancellationToken), async (single, token) =>
        {
            var quotations = edition.Quotations!;
            var programme = quotations.CutChapter(single.ChapterIndex) ?? await quotations.SliceChapterAsync(single.ChapterIndex, token).ConfigureAwait(false);
            await EncodeAsync(programme, [(FormatOfSingles(edition.Formats), Full(single.Path))], single.Tags, token).ConfigureAwait(false);
        });
    }

    private static ParallelOptions SideBySide(CancellationToken cancellationToken) =>
        new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };

    private string Full(string relative) => Path.Combine(folder, relative.Replace('/', Path.DirectorySeparatorChar));

    private async Task WriteTextsAsync(FinishedEdition edition, List<SoundFile> sounds, CancellationToken cancellationToken)
    {
        var plan = edition.Plan;
        var programme = edition.Whole ?? edition.Quotations!;
        WrittenText.ToFile(Full("plan.json"), output => PlanWriter.Write(output, plan));
        WrittenText.ToFile(Full("chapters.json"), output => ChaptersJson.Write(output, programme.Chapters, programme.Format));
        WrittenText.ToFile(Full("transcript.vtt"), output => TranscriptWriter.WriteWebVtt(output, plan, programme, edition.Marks));
        WrittenText.ToFile(Full("transcript.srt"), output => TranscriptWriter.WriteSubRip(output, plan, programme, edition.Marks));
        WrittenText.ToFile(Full("transcript.json"), output => TranscriptWriter.WritePodcastJson(output, plan, programme, edition.Marks));
        WrittenText.ToFile(Full("transcript.html"), output => TranscriptWriter.WriteHtml(output, plan, programme));
        cancellationToken.ThrowIfCancellationRequested();
        WritePage(edition, sounds);
        await StageEnd.ReleaseAsync(plan.Units.Count).ConfigureAwait(false);
    }

    private void WritePage(FinishedEdition edition, List<SoundFile> sounds)
    {
        var programme = edition.Whole ?? edition.Quotations!;
        var content = new PlayerContent
        {
            Script = edition.Plan,
            Programme = programme,
            Marks = edition.Marks,
            Levels = edition.Levels,
            Sources = [.. sounds.Where(s => ReferenceEquals(s.Programme, programme)).Select(s => new PlayerFile(s.Path, s.Format.MediaType()))],
            Downloads =
            [
                .. sounds.Select(s => new PlayerFile(s.Path, s.Format.MediaType())),
                new PlayerFile("transcript.vtt", "text/vtt"),
                new PlayerFile("transcript.html", "text/html"),
                .. edition.Books.Select(b => new PlayerFile(BookPath(edition, b), b.MediaType())),
            ],
            Disclosure = Disclosure,
        };
        WrittenText.ToFile(Full("index.html"), output => PlayerPage.Write(output, content));
    }

    private async Task WriteBooksAsync(FinishedEdition edition, List<SoundFile> sounds, CancellationToken cancellationToken)
    {
        foreach (var book in edition.Books)
        {
            var audio = sounds.Where(s => BookContent.Playable.Contains(s.Format)).MinBy(s => (s.Name != sounds[0].Name, Array.IndexOf(BookContent.Playable, s.Format)))!;
            var content = new BookContent
            {
                Script = edition.Plan,
                Programme = audio.Programme,
                Marks = edition.Marks,
                AudioPath = Full(audio.Path),
                AudioFormat = audio.Format,
                Cover = audio.Tags.Cover!,
                Disclosure = Disclosure,
            };
            await using var file = new FileStream(Full(BookPath(edition, book)), FileMode.CreateNew, FileAccess.ReadWrite);
            await (book == BookFormat.Epub ? EpubWriter.WriteAsync(content, file, cancellationToken) : LpfWriter.WriteAsync(content, file, cancellationToken)).ConfigureAwait(false);
        }
    }

    private static string BookPath(FinishedEdition edition, BookFormat book) => (edition.Whole is null ? QuotationsName : WholeName) + book.FileExtension();

    private static List<SoundFile> SoundsOf(FinishedEdition edition, EditionTags tags)
    {
        var sounds = new List<SoundFile>();
        foreach (var (programme, name) in new[] { (edition.Whole, WholeName), (edition.Quotations, QuotationsName) })
        {
            if (programme is not null)
            {
                var own = name == QuotationsName ? tags with { Title = $"{tags.Title} (quotations)" } : tags;
                sounds.AddRange(edition.Formats.Select(f => new SoundFile(name, $"{name}.{f.FileExtension().TrimStart('.')}", f, programme, own)));
            }
        }

        return sounds;
    }

    private static EditionTags TagsOf(FinishedEdition edition)
    {
        var article = edition.Plan.Cast.Script.Article;
        return new EditionTags
        {
            Title = TagLine(TitleOf(article))!,
            Artist = TagLine(article.Byline ?? article.Site),
            Album = TagLine(article.Site) ?? "Audio edition",
            Date = DateOf(article),
            Language = edition.Plan.Locale,
            Comment = article.CanonicalAddress is { IsAbsoluteUri: true } address ? address.AbsoluteUri : null,
            SyntheticVoiceDisclosure = Disclosure,
            Encoder = edition.Program,
            Cover = edition.Cover ?? CoverOf(edition.Plan),
        };
    }

    /// <summary>Draws the cover of an edition that was given none. It takes 36 MB for a moment.</summary>
    internal static CoverImage CoverOf(SpokenScript plan)
    {
        var article = plan.Cast.Script.Article;
        return CoverPainter.Paint(new CoverContent { Headline = TitleOf(article), Site = article.Site, Date = DateOf(article) });
    }

    private static string TitleOf(Article article) => article.Headline ?? Path.GetFileNameWithoutExtension(article.Source);

    private static DateOnly? DateOf(Article article) => article.Published is { } published ? DateOnly.FromDateTime(published.DateTime) : null;

    /// <summary>One line that a player can show: whatever an article calls its headline, no megabytes of it go into each file.</summary>
    private static string? TagLine(string? text) => text is null ? null : ChapterTitles.OneLine(text, MaxTagBytes);

    private async Task<IReadOnlyList<ReportFile>> FilesAsync(CancellationToken cancellationToken)
    {
        var files = new ConcurrentBag<ReportFile>();
        await Parallel.ForEachAsync(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories), SideBySide(cancellationToken), async (path, token) =>
        {
            await using var file = File.OpenRead(path);
            var hash = await SHA256.HashDataAsync(file, token).ConfigureAwait(false);
            files.Add(new ReportFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), file.Length, Convert.ToHexStringLower(hash)));
        }).ConfigureAwait(false);
        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }
}
