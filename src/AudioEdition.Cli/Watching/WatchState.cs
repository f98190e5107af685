using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioEdition.Cli.Watching;

/// <summary>Which items of which feeds are done: a file in the watched folder, replaced whole, so that a kill at any moment leaves the old or the new.</summary>
internal sealed class WatchState
{
    public const string FileName = "watch.json";

    private const int Version = 1;

    private static readonly WatchJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    private readonly string _path;
    private readonly SortedDictionary<string, SortedDictionary<string, WatchedItem>> _feeds;

    private WatchState(string path, SortedDictionary<string, SortedDictionary<string, WatchedItem>> feeds) => (_path, _feeds) = (path, feeds);

    /// <summary>Reads the state of a folder; empty where there is none yet.</summary>
    /// <exception cref="UsageException">The file is damaged, or of a later version.</exception>
    public static WatchState Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var feeds = new SortedDictionary<string, SortedDictionary<string, WatchedItem>>(StringComparer.Ordinal);
        if (!File.Exists(path))
        {
            return new WatchState(path, feeds);
        }

        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllText(path), Json.StateFile) ?? throw new JsonException("It is empty.");
            if (read.Version != Version)
            {
                throw new UsageException($"'{path}' was written by another version of audio-edition. Update audio-edition, or delete the file: what was spoken comes from the cache.");
            }

            foreach (var (feed, items) in read.Feeds ?? throw new JsonException("It has no feeds."))
            {
                feeds[feed] = new SortedDictionary<string, WatchedItem>(StringComparer.Ordinal);
                foreach (var (id, item) in items ?? throw new JsonException("A feed has no items."))
                {
                    feeds[feed][id] = IsName(item?.Folder) ? item! : throw new JsonException("The folder of an item is no name.");
                }
            }

            return new WatchState(path, feeds);
        }
        catch (JsonException e)
        {
            throw new UsageException($"'{path}' is damaged: {e.Message} Delete it and run the same command again: the editions keep their folders, and what was spoken comes from the cache.", e);
        }
    }

    public WatchedItem? Find(string feed, string id) => _feeds.GetValueOrDefault(feed)?.GetValueOrDefault(id);

    /// <summary>Keeps an item and writes the file.</summary>
    public void Set(string feed, string id, WatchedItem item)
    {
        if (!_feeds.TryGetValue(feed, out var items))
        {
            _feeds[feed] = items = new SortedDictionary<string, WatchedItem>(StringComparer.Ordinal);
        }

        items[id] = item;
        WholeFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new StateFile(Version, _feeds), Json.StateFile));
    }

    /// <summary>One name below the folder: a state that was tampered with must not lead anywhere else.</summary>
    private static bool IsName(string? folder) => folder is { Length: > 0 and < 200 } && folder[0] != '.' && folder.AsSpan().IndexOfAny('/', '\\', ':') < 0;

    internal sealed record StateFile(int Version, SortedDictionary<string, SortedDictionary<string, WatchedItem>>? Feeds);
}
