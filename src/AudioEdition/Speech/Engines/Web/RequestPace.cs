namespace AudioEdition.Speech.Engines.Web;

/// <summary>Holds requests back so that a service that counts them in a window never counts too many.</summary>
/// <param name="count">Most starts in a window.</param>
/// <param name="window">Its length. Two per cent are added, since the service's clock and the way there are not ours.</param>
/// <param name="time">Clock.</param>
/// <remarks>An exact log of the last starts: a limiter that slides over segments lets twice the number through around a boundary.</remarks>
internal sealed class RequestPace(int count, TimeSpan window, TimeProvider time)
{
    private const double Slack = 1.02;

    private readonly Queue<long> _starts = new();
    private readonly Lock _gate = new();

    /// <summary>Waits for a turn and takes it.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (Take() is { } wait)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private TimeSpan? Take()
    {
        lock (_gate)
        {
            if (_starts.Count == count)
            {
                var wait = (window * Slack) - time.GetElapsedTime(_starts.Peek());
                if (wait > TimeSpan.Zero)
                {
                    // Timers count whole milliseconds.
                    return TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
                }

                _starts.Dequeue();
            }

            _starts.Enqueue(time.GetTimestamp());
            return null;
        }
    }
}
