using AudioEdition.Publishing.Report;

namespace AudioEdition.Publishing.Feeds;

/// <summary>An edition as a feed finds it.</summary>
/// <param name="Folder">Name of its folder inside the feed's.</param>
/// <param name="Report">Its report.</param>
/// <param name="Made">When its report was written: the date of an article that tells none.</param>
/// <param name="Files">The files that are there, by their path from the edition's folder, as long as they are.</param>
public sealed record PodcastEdition(string Folder, EditionReport Report, DateTimeOffset Made, IReadOnlyDictionary<string, ReportFile> Files)
{
    /// <summary>True where the quotations are all there is.</summary>
    public bool IsQuotationsOnly => !Report.Programmes.Any(p => p.Name == EditionWriter.WholeName);

    /// <summary>What says that two folders hold the same edition, or a corrected one: the article's address. Null where there is none, or several articles.</summary>
    internal string? Key => Report.Article is { Articles: 1, Address: { } address } ? address + (IsQuotationsOnly ? "#quotes" : "") : null;

    /// <summary>The address of one of its files, or of the folder for an empty path.</summary>
    /// <param name="home">Address of the feed's folder.</param>
    /// <param name="path">From the edition's folder, with forward slashes.</param>
    public Uri AddressOf(Uri home, string path) => new(home, $"{Escape(Folder)}/{Escape(path)}");

    /// <summary>A path as a part of an address; names may hold everything that file systems allow.</summary>
    internal static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
