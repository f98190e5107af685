using System.Text;
using AudioEdition.Publishing.Cover;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Publishing.Feeds;

/// <summary>A folder whose folders are editions, read for a feed.</summary>
public sealed class PodcastFolder
{
    private readonly PodcastLedger _ledger;

    private PodcastFolder(string path, PodcastSettings settings, PodcastLedger ledger, IReadOnlyList<PodcastEdition> editions, IReadOnlyList<string> leftOut, bool hasFaults)
    {
        (Path, Settings, _ledger, Editions, LeftOut, HasFaults) = (path, settings, ledger, editions, leftOut, hasFaults);
    }

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>What its <c>feed.json</c> says; nothing where there is none.</summary>
    public PodcastSettings Settings { get; }

    /// <summary>Its editions, each article once.</summary>
    public IReadOnlyList<PodcastEdition> Editions { get; }

    /// <summary>What is not in the feed and why, a line each.</summary>
    public IReadOnlyList<string> LeftOut { get; }

    /// <summary>True where something is left out that is an edition and should be there.</summary>
    public bool HasFaults { get; }

    /// <summary>Reads a folder: of every edition its report and nothing else.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="PodcastSettingsException">The settings or the list of items are damaged.</exception>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static PodcastFolder Read(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        var settings = ReadText(System.IO.Path.Combine(path, PodcastSettings.FileName)) is { } s ? PodcastSettings.Parse(s, PodcastSettings.FileName) : new PodcastSettings();
        var ledger = ReadText(System.IO.Path.Combine(path, PodcastLedger.FileName)) is { } l ? PodcastLedger.Parse(l, PodcastLedger.FileName) : new PodcastLedger();
        var found = new List<PodcastEdition>();
        var leftOut = new List<string>();
        foreach (var directory in new DirectoryInfo(path).EnumerateDirectories().Where(d => d.Name[0] != '.').OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            try
            {
                if (ReadEdition(directory) is { } edition)
                {
                    found.Add(edition);
                }
            }
            catch (Exception e) when (e is ReportFormatException or IOException or UnauthorizedAccessException)
            {
                leftOut.Add($"{directory.Name} is left out: {e.Message} Build it again.");
            }
        }

        var hasFaults = leftOut.Count > 0;
        var editions = new List<PodcastEdition>(found.Count);
        foreach (var same in found.GroupBy(e => e.Key ?? "folder " + e.Folder, StringComparer.Ordinal))
        {
            // A corrected headline gives the same article another folder: what was made last counts.
            var latest = same.MaxBy(e => (e.Made, e.Folder))!;
            editions.Add(latest);
            leftOut.AddRange(same.Where(e => e != latest).Select(e => $"{e.Folder} is left out: {latest.Folder} is the same article, made later."));
        }

        return new PodcastFolder(path, settings, ledger, editions, leftOut, hasFaults);
    }

    /// <summary>Makes the feed. Pure: nothing is written.</summary>
    /// <param name="over">Settings in force over the folder's own.</param>
    /// <returns>The feed, newest item first; ties go by the folder's name.</returns>
    /// <exception cref="PodcastSettingsException">A setting is missing or wrong.</exception>
    public PodcastFeed Feed(PodcastSettings over)
    {
        ArgumentNullException.ThrowIfNull(over);
        var settings = over.Or(Settings);
        var channel = PodcastChannel.From(settings, [.. Editions.OrderByDescending(e => e.Report.Article?.Published ?? e.Made).ThenBy(e => e.Folder, StringComparer.Ordinal)], PodcastSettings.FileName);
        var playable = Editions.Select(e => (Edition: e, Media: PodcastItem.MediaOf(e))).Where(e => e.Media.Count > 0).ToList();
        var (ledger, entries) = _ledger.With([.. playable.Select(p => p.Edition)], channel.Id);
        var items = playable.Zip(entries, (p, entry) => new PodcastItem(p.Edition, entry.Id, entry.Published, p.Media));
        return new PodcastFeed(channel, [.. items.OrderByDescending(i => i.Published).ThenBy(i => i.Edition.Folder, StringComparer.Ordinal)], ledger);
    }

    /// <summary>Writes <c>feed.xml</c>, the list of its items, and the cover where it is to be drawn; each whole or not at all, and nothing that is there already.</summary>
    /// <param name="feed">The feed of this folder.</param>
    /// <returns>Full path of the feed.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string Write(PodcastFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var ledger = feed.Ledger;
        if (feed.Channel.DrawsCover)
        {
            var cover = System.IO.Path.Combine(Path, PodcastChannel.DrawnCover);
            if (ledger.Cover != feed.Channel.Title || !File.Exists(cover))
            {
                Replace(cover, CoverPainter.Paint(new CoverContent { Headline = feed.Channel.Title }).Data.Span);
                ledger = ledger with { Cover = feed.Channel.Title };
            }
        }

        // The list first: a feed whose items are not written down would give them other dates next time.
        Replace(System.IO.Path.Combine(Path, PodcastLedger.FileName), Encoding.UTF8.GetBytes(ledger.ToJson()));
        var target = System.IO.Path.Combine(Path, PodcastChannel.FileName);
        Replace(target, PodcastFeedWriter.Write(feed));
        return target;
    }

    private static PodcastEdition? ReadEdition(DirectoryInfo directory)
    {
        var reportFile = new FileInfo(System.IO.Path.Combine(directory.FullName, EditionReport.FileName));
        if (!reportFile.Exists)
        {
            return null;
        }

        var report = EditionReport.Parse(File.ReadAllText(reportFile.FullName), $"{directory.Name}/{EditionReport.FileName}");
        var files = new Dictionary<string, ReportFile>(StringComparer.Ordinal);
        foreach (var file in report.Files.Where(f => !f.Path.Contains('/', StringComparison.Ordinal)))
        {
            var found = new FileInfo(System.IO.Path.Combine(directory.FullName, file.Path));
            if (found.Exists)
            {
                files[file.Path] = found.Length == file.Bytes ? file : new ReportFile(file.Path, found.Length, "");
            }
        }

        // Feeds tell time in seconds.
        var made = DateTimeOffset.FromUnixTimeSeconds(new DateTimeOffset(reportFile.LastWriteTimeUtc).ToUnixTimeSeconds());
        return new PodcastEdition(directory.Name, report, made, files);
    }

    private static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes a file where its content is another: a feed that did not change keeps its time, and caches keep it.</summary>
    private static void Replace(string path, ReadOnlySpan<byte> content)
    {
        if (File.Exists(path) && new FileInfo(path).Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path)))
        {
            return;
        }

        using var file = new AtomicFile(path);
        File.WriteAllBytes(file.TemporaryPath, content);
        file.Commit();
    }
}

/// <summary>A feed, ready to be written.</summary>
/// <param name="Channel">What it says of itself.</param>
/// <param name="Items">Its items, newest first.</param>
/// <param name="Ledger">What has to be remembered of them.</param>
public sealed record PodcastFeed(PodcastChannel Channel, IReadOnlyList<PodcastItem> Items, PodcastLedger Ledger);
