using AudioEdition.Newsroom.Stores;

namespace AudioEdition.Newsroom.Worker;

/// <summary>Writes large artifacts until it is killed.</summary>
public static class StoreWriter
{
    public const int Bytes = 8 << 20;

    public static async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var store = new FolderStore(folder);
        var content = new byte[Bytes];
        while (!cancellationToken.IsCancellationRequested)
        {
            using var stream = new MemoryStream(content);
            await store.PutAsync($"written/{Guid.NewGuid():N}", stream, cancellationToken: cancellationToken);
        }
    }
}
