using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Publishing.Feeds;

/// <summary>An edition in a feed.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Published">Its date.</param>
/// <param name="Media">Its audio, what most apps play first.</param>
public sealed record PodcastItem(PodcastEdition Edition, Guid Id, DateTimeOffset Published, IReadOnlyList<PodcastMedium> Media)
{
    // Apple takes MP3 and AAC in MP4; what apps play everywhere comes first.
    private static readonly ContainerFormat[] Preference =
        [ContainerFormat.Mp3, ContainerFormat.M4a, ContainerFormat.M4b, ContainerFormat.Opus, ContainerFormat.Flac, ContainerFormat.Wav];

    /// <summary>The audio of an edition: its first programme in every container, then the quotations in one.</summary>
    internal static IReadOnlyList<PodcastMedium> MediaOf(PodcastEdition edition)
    {
        var first = edition.IsQuotationsOnly ? EditionWriter.QuotationsName : EditionWriter.WholeName;
        var media = MediaOf(edition, first);
        return edition.IsQuotationsOnly ? media : [.. media, .. MediaOf(edition, EditionWriter.QuotationsName).Take(1)];
    }

    private static List<PodcastMedium> MediaOf(PodcastEdition edition, string programme) =>
        [.. from format in Preference
            let name = programme + format.FileExtension()
            where edition.Files.ContainsKey(name)
            select new PodcastMedium(
                edition.Files[name],
                format,
                edition.Report.Programmes.FirstOrDefault(p => p.Name == programme)?.Seconds ?? 0,
                programme == EditionWriter.QuotationsName)];
}

/// <summary>An audio file of an item.</summary>
/// <param name="File">The file; its hash is empty where the file is no longer the one that was reported.</param>
/// <param name="Format">Its container.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="IsQuotations">True where the quotations are all it holds.</param>
public sealed record PodcastMedium(ReportFile File, ContainerFormat Format, double Seconds, bool IsQuotations);
