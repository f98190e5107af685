using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioEdition.Publishing.Feeds;

/// <summary>What a feed has once told of its items and must go on telling: <c>feed-items.json</c> beside the editions.</summary>
/// <remarks>
/// Apps know an item by its guid and sort it by its date. A correction may change the headline, the date and the folder; so both are written down when an item is first
/// seen and looked up by the article's address, else by the folder.
/// </remarks>
public sealed record PodcastLedger
{
    /// <summary>Name of the file inside a folder of editions.</summary>
    public const string FileName = "feed-items.json";

    private static readonly FeedJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        MaxDepth = 8,
    });

    /// <summary>Version of this form. Default 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What the drawn cover says; null where none was drawn.</summary>
    public string? Cover { get; init; }

    /// <summary>The items in the order of their folders' names. Default none.</summary>
    public IReadOnlyList<PodcastLedgerItem> Items { get => field ?? []; init; }

    /// <summary>Reads the file.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <exception cref="PodcastSettingsException">It is damaged or of another version.</exception>
    public static PodcastLedger Parse(string json, string source)
    {
        try
        {
            var ledger = JsonSerializer.Deserialize(json, Json.PodcastLedger) ?? throw new JsonException("It is empty.");
            return ledger.Version == 1
                ? ledger
                : throw new PodcastSettingsException(source, "$.version", "must be 1; another version of the program wrote this file.");
        }
        catch (JsonException e)
        {
            throw new PodcastSettingsException(
                source, e.Path ?? "$", $"{e.Message} Bring back an older copy: without this file, apps take items without an address for new ones.", e);
        }
    }

    /// <summary>Writes the file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json.PodcastLedger) + "\n";

    /// <summary>The ledger with an entry for each edition: the one it had, else a new one.</summary>
    /// <param name="editions">The editions.</param>
    /// <param name="feed">The feed's identifier.</param>
    /// <returns>The entries, and the ledger with them; those of editions that are gone stay in it.</returns>
    internal (PodcastLedger Ledger, IReadOnlyList<PodcastLedgerItem> Entries) With(IReadOnlyList<PodcastEdition> editions, Guid feed)
    {
        var byKey = Items.Where(i => i.Key is not null).DistinctBy(i => i.Key, StringComparer.Ordinal).ToDictionary(i => i.Key!, StringComparer.Ordinal);
        var byFolder = Items.DistinctBy(i => i.Folder, StringComparer.Ordinal).ToDictionary(i => i.Folder, StringComparer.Ordinal);
        var entries = new List<PodcastLedgerItem>(editions.Count);
        foreach (var edition in editions)
        {
            var known = (edition.Key is { } key ? byKey.GetValueOrDefault(key) : null) ?? byFolder.GetValueOrDefault(edition.Folder);

            // Another article in a folder that is used again and again is another item.
            var isSame = known is not null && (known.Key is null || edition.Key is null || known.Key == edition.Key);
            entries.Add(isSame
                ? known! with { Folder = edition.Folder, Key = edition.Key ?? known.Key }
                : new PodcastLedgerItem(edition.Folder, edition.Key, GuidOf(edition, feed), edition.Report.Article?.Published ?? edition.Made));
        }

        var guids = entries.Select(e => e.Id).ToHashSet();
        var gone = Items.Where(i => !guids.Contains(i.Id));
        return (this with { Items = [.. entries.Concat(gone).OrderBy(i => i.Folder, StringComparer.Ordinal).ThenBy(i => i.Id)] }, entries);
    }

    private Guid GuidOf(PodcastEdition edition, Guid feed)
    {
        var guid = edition.Key is { } key ? PodcastGuid.OfAddress(key) : PodcastGuid.Of(feed, edition.Folder);

        // A folder's name may come back with something else in it.
        for (var again = 2; edition.Key is null && Items.Any(i => i.Id == guid); again++)
        {
            guid = PodcastGuid.Of(feed, FormattableString.Invariant($"{edition.Folder} {again}"));
        }

        return guid;
    }
}

/// <summary>What is kept of an item.</summary>
/// <param name="Folder">Name of the edition's folder when it was last seen.</param>
/// <param name="Key">The article's address, or null.</param>
/// <param name="Id">The item's identifier, for ever.</param>
/// <param name="Published">The item's date, for ever.</param>
public sealed record PodcastLedgerItem(string Folder, string? Key, [property: JsonPropertyName("guid")] Guid Id, DateTimeOffset Published);
