using AudioEdition.Newsroom.Queue;
using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Newsroom.Rendering;

/// <summary>Sees that a worker encodes as it did when it started. An article's key does not know the encoder, so all workers must have the same; one that is exchanged under a running worker would go unnoticed.</summary>
internal sealed class EncoderGuard
{
    private readonly TaskCompletionSource<string> _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _ffmpeg;
    private Stamp _stamp;

    private EncoderGuard(string ffmpeg, string version, Stamp stamp) => (_ffmpeg, Version, _stamp) = (ffmpeg, version, stamp);

    /// <summary>The encoders when the worker started.</summary>
    public string Version { get; }

    /// <summary>Ends when the encoders were seen to change, and tells how: from then on the worker would fail all articles that it takes.</summary>
    public Task<string> Changed => _changed.Task;

    /// <summary>Notes the encoders as they are.</summary>
    public static async Task<EncoderGuard> TakeAsync(string ffmpeg = "ffmpeg", CancellationToken cancellationToken = default)
    {
        var stamp = Stamp.Now(ffmpeg);
        return new EncoderGuard(ffmpeg, await EncoderVersion.ReadAsync(ffmpeg, cancellationToken).ConfigureAwait(false), stamp);
    }

    /// <summary>Asks again, but only where the file of ffmpeg is another one: otherwise it costs next to nothing.</summary>
    /// <exception cref="ArticleFailedException">The encoders changed. Another worker may make the article.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var stamp = Stamp.Now(_ffmpeg);
        if (stamp == _stamp)
        {
            return;
        }

        if (await EncoderVersion.ReadAsync(_ffmpeg, cancellationToken).ConfigureAwait(false) is var version && version != Version)
        {
            var change = $"The worker on {Environment.MachineName} started with {Version}, now there is {version}. Start it again.";
            _changed.TrySetResult(change);
            throw new ArticleFailedException(change, canHeal: true);
        }

        _stamp = stamp;
    }

    private sealed record Stamp(string? Path, DateTime Written, long Bytes)
    {
        public static Stamp Now(string program)
        {
            var file = System.IO.Path.IsPathRooted(program) ? new FileInfo(program) : FfmpegLocator.Find(program) is { } path ? new FileInfo(path) : null;
            return file is { Exists: true } ? new Stamp(file.FullName, file.LastWriteTimeUtc, file.Length) : new Stamp(null, default, 0);
        }
    }
}
