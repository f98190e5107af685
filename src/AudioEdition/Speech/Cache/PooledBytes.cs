using System.Buffers;

namespace AudioEdition.Speech.Cache;

/// <summary>Bytes that are borrowed and given back. Those of an utterance stand among the large objects, for a few of which the collector goes through the whole heap.</summary>
/// <param name="length">How many.</param>
internal sealed class PooledBytes(int length) : IDisposable
{
    /// <summary>Some for each core; the pool that everybody shares would keep some for each thread.</summary>
    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(1 << 20, 2 * Environment.ProcessorCount);

    private byte[]? _array = Pool.Rent(length);

    /// <summary>The bytes; at first with anything in them. Nobody's once they are given back.</summary>
    public Memory<byte> Memory => _array.AsMemory(0, length);

    /// <summary>The same.</summary>
    public Span<byte> Span => _array.AsSpan(0, length);

    /// <summary>A copy of some bytes.</summary>
    public static PooledBytes Of(ReadOnlySpan<byte> bytes)
    {
        var copy = new PooledBytes(bytes.Length);
        bytes.CopyTo(copy.Span);
        return copy;
    }

    /// <summary>The beginning of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">How many bytes of it at most.</param>
    /// <param name="fileLength">Its whole length.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static PooledBytes ReadFile(string path, int most, out long fileLength)
    {
        using var file = File.OpenHandle(path);
        fileLength = RandomAccess.GetLength(file);
        var bytes = new PooledBytes((int)Math.Min(fileLength, most));
        for (int at = 0, read; at < bytes.Span.Length; at += read)
        {
            read = RandomAccess.Read(file, bytes.Span[at..], at);
            if (read == 0)
            {
                // Shorter than a moment ago: what is missing fails every checksum.
                bytes.Span[at..].Clear();
                break;
            }
        }

        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Given back twice, it would be lent to two.
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            Pool.Return(array);
        }
    }
}
