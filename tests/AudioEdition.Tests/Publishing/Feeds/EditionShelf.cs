using System.Text;
using AudioEdition.Publishing.Feeds;
using AudioEdition.Publishing.Report;
using AudioEdition.Tests.Publishing.Report;

namespace AudioEdition.Tests.Publishing.Feeds;

/// <summary>A folder of editions whose reports are real and whose audio is not.</summary>
internal sealed class EditionShelf : IDisposable
{
    public const string Home = "https://harbour.example/audio/";

    public static readonly ReportArticle Ferry = new()
    {
        Byline = "Ines Hallberg",
        Site = "The Harbour Post",
        Published = new DateTimeOffset(2025, 10, 27, 7, 30, 0, TimeSpan.FromHours(1)),
        Address = "https://harbour.example/news/ferry",
        Summary = "The night ferry will not sail from 3 November.",
        People = [new ReportPerson("Mara Ellison", "who chairs the board"), new ReportPerson("Tom Okafor")],
        Soundbites = [new ReportSoundbite(12.345, 16.5, "Mara Ellison: We looked at every timetable")],
    };

    public TemporaryFolder Folder { get; } = new();

    public string Path => Folder.Path;

    public string FeedPath => Folder.Combine(PodcastChannel.FileName);

    public void Add(string folder, ReportArticle? article, string title = "Ferry to Lindholm stops for the winter", DateTime? made = null, params string[] audio)
    {
        Directory.CreateDirectory(Folder.Combine(folder));
        string[] names = [.. audio.Length > 0 ? audio : ["edition.mp3", "edition.m4b", "edition.opus", "quotes.m4b", "quotes.mp3"],
            "chapters.json", "transcript.vtt", "transcript.srt", "transcript.json", "transcript.html", "index.html"];
        var files = names.Select((name, i) =>
        {
            var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(name, i + 1)));
            File.WriteAllBytes(Folder.Combine(folder, name), bytes);
            return new ReportFile(name, bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        }).ToList();
        var report = EditionReportTests.Sample with
        {
            Title = title,
            Article = article,
            Files = files,
            Programmes = [.. EditionReportTests.Sample.Programmes.Where(p => names.Any(n => n.StartsWith(p.Name + ".", StringComparison.Ordinal)))],
        };
        var path = Folder.Combine(folder, EditionReport.FileName);
        File.WriteAllText(path, report.ToJson());
        File.SetLastWriteTimeUtc(path, made ?? new DateTime(2025, 11, 1, 12, 0, 0, DateTimeKind.Utc));
    }

    /// <summary>Writes the feed and gives its bytes.</summary>
    public byte[] Write(PodcastSettings? settings = null)
    {
        var folder = PodcastFolder.Read(Path);
        folder.Write(folder.Feed(settings ?? new PodcastSettings { BaseUrl = Home }));
        return File.ReadAllBytes(FeedPath);
    }

    public void Dispose() => Folder.Dispose();
}
