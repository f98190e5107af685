using System.Diagnostics.Metrics;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.Queue;

namespace AudioEdition.Newsroom.Telemetry;

/// <summary>Length and age of the queue as gauges.</summary>
/// <param name="queue">The queue.</param>
internal sealed class QueueGauges(IArticleQueue queue)
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(15);

    /// <summary>Looks at the queue now and then until it is asked to end.</summary>
    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        QueueStatus? status = null;
        NewsroomMeter.Watch(() => Ages(status), () => Lengths(status));
        using var timer = new PeriodicTimer(WatchInterval);
        try
        {
            do
            {
                try
                {
                    status = await queue.StatusAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (DatabaseException)
                {
                    // No figures are better than those of before.
                    status = null;
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    private static IEnumerable<Measurement<double>> Ages(QueueStatus? status) =>
        (status?.Lanes ?? []).Select(l => new Measurement<double>(l.Age?.TotalSeconds ?? 0, Tag("lane", Name(l.Lane))));

    private static IEnumerable<Measurement<long>> Lengths(QueueStatus? status)
    {
        if (status is null)
        {
            return [];
        }

        return
        [
            .. status.Lanes.SelectMany(l => new[]
            {
                new Measurement<long>(l.Waiting, Tag("lane", Name(l.Lane)), Tag("state", "waiting")),
                new Measurement<long>(l.Running, Tag("lane", Name(l.Lane)), Tag("state", "running")),
            }),
            new Measurement<long>(status.Retrying, Tag("state", "retrying")),
            new Measurement<long>(status.Parked, Tag("state", "parked")),
            new Measurement<long>(status.Stray, Tag("state", "stray")),
        ];
    }

    private static string Name(Lane lane) => lane.ToString().ToLowerInvariant();

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
