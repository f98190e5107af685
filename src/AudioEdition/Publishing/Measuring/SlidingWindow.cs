namespace AudioEdition.Publishing.Measuring;

/// <summary>Reads stretches of one length out of a stream, one after the other, and holds no more of it than the one at hand.</summary>
/// <param name="blocks">The stream, mono.</param>
/// <param name="length">Frames of a stretch.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class SlidingWindow(IAsyncEnumerable<ReadOnlyMemory<float>> blocks, int length, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ReadOnlyMemory<float>> _blocks = blocks.GetAsyncEnumerator(cancellationToken);
    private readonly float[] _window = new float[length];
    private ReadOnlyMemory<float> _block;
    private long _blockStart;
    private long _start = long.MinValue / 2;
    private bool _hasEnded;

    /// <summary>Reads a stretch.</summary>
    /// <param name="start">Its first frame, not before that of the call before; what lies outside of the stream is silent.</param>
    /// <returns>Good until the next call.</returns>
    public async ValueTask<ReadOnlyMemory<float>> ReadAsync(long start)
    {
        var kept = (int)Math.Clamp(_start + length - start, 0, length);
        _window.AsSpan(length - kept).CopyTo(_window);
        _window.AsSpan(kept).Clear();
        _start = start;
        for (var at = start + kept; at < start + length;)
        {
            at = Math.Max(at, _blockStart);
            var (from, to) = (Math.Min(at - _blockStart, _block.Length), Math.Min(start + length - _blockStart, _block.Length));
            if (to > from)
            {
                _block.Span[(int)from..(int)to].CopyTo(_window.AsSpan((int)(at - start)));
                at = _blockStart + to;
            }

            if (at < start + length && !await NextAsync().ConfigureAwait(false))
            {
                break;
            }
        }

        return _window;
    }

    /// <summary>Reads on to the end: whoever hands the blocks through wants to hear all of them.</summary>
    public async Task DrainAsync()
    {
        while (await NextAsync().ConfigureAwait(false))
        {
            // Nothing of it is kept.
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _blocks.DisposeAsync();

    private async ValueTask<bool> NextAsync()
    {
        if (_hasEnded)
        {
            return false;
        }

        _blockStart += _block.Length;
        _block = default;
        _hasEnded = !await _blocks.MoveNextAsync().ConfigureAwait(false);
        _block = _hasEnded ? default : _blocks.Current;
        return !_hasEnded;
    }
}
