using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Encoders;

/// <summary>Writes a WAVE file in one go.</summary>
internal sealed class WavSink : ISampleSink
{
    private readonly AtomicFile _file;
    private readonly WavLayout _layout;
    private readonly FileStream _stream;

    /// <summary>Opens the file and writes its header.</summary>
    public WavSink(Programme programme, EditionTags tags, string path)
    {
        _layout = WavLayout.TryCreate(programme, tags) ?? throw new EncoderException(
            path, $"“{path}” would pass 4 GB, the most that a WAV file holds: choose flac, m4b, mp3 or opus for a programme this long.");
        _file = new AtomicFile(path);
        _stream = new FileStream(_file.TemporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        _stream.Write(_layout.Header);
    }

    /// <inheritdoc/>
    public bool TakesInt16 => true;

    /// <inheritdoc/>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException e)
        {
            throw new EncoderException(_file.Target, $"“{_file.Target}” cannot be written: {e.Message} Free the disk or choose another folder.", e);
        }
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(_layout.Trailer, cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Commit(bool toDisk)
    {
        _stream.Dispose();
        _file.Commit(toDisk);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _file.Dispose();
    }
}
