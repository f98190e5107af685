using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech;

/// <summary>Has batch jobs make what a cache lacks. What they do not give is left to be asked for one by one.</summary>
/// <param name="cache">Where results go.</param>
/// <param name="folder">Where jobs are remembered.</param>
/// <param name="time">Clock of the pauses between questions.</param>
internal sealed class BatchPass(UtteranceCache cache, string folder, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly SpeechRetry _retry = new(time);

    /// <summary>Fills the cache.</summary>
    /// <param name="orders">What an edition needs.</param>
    /// <param name="progress">Told after every job.</param>
    /// <param name="cancellationToken">Stops the call; the jobs go on, and the next call goes on with them.</param>
    /// <returns>How many utterances came by job.</returns>
    /// <exception cref="SpeechSynthesisException">A job cannot be ordered or its results not be fetched.</exception>
    public async Task<int> FillAsync(IReadOnlyList<UtteranceOrder> orders, IProgress<SynthesisProgress>? progress, CancellationToken cancellationToken)
    {
        var filled = 0;
        var missing = await FindMissingAsync(orders, cancellationToken).ConfigureAwait(false);
        var total = missing.Values.Sum(m => m.Count);
        foreach (var (engine, wanted) in missing)
        {
            var jobs = await FindJobsAsync(engine, wanted, cancellationToken).ConfigureAwait(false);
            var under = jobs.SelectMany(j => j.Keys).ToHashSet(StringComparer.Ordinal);
            foreach (var part in Parts(engine, [.. wanted.Values.Where(o => !under.Contains(o.Key.Hex))]))
            {
                jobs.Add(await SubmitAsync(engine, part, cancellationToken).ConfigureAwait(false));
            }

            for (var pause = FirstPause; jobs.Count > 0; pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause)
            {
                foreach (var job in jobs.ToArray())
                {
                    var state = await StateAsync(engine, job.Id, cancellationToken).ConfigureAwait(false);
                    if (state == BatchState.Succeeded)
                    {
                        filled += await FetchAsync(engine, job, wanted, cancellationToken).ConfigureAwait(false);
                        progress?.Report(new SynthesisProgress(filled, total, filled, 0));
                    }

                    if (state != BatchState.Running)
                    {
                        jobs.Remove(job);
                        job.Delete(folder);
                    }
                }

                if (jobs.Count > 0)
                {
                    await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return filled;
    }

    private async Task<Dictionary<IBatchSynthesizer, Dictionary<string, UtteranceOrder>>> FindMissingAsync(IReadOnlyList<UtteranceOrder> orders, CancellationToken cancellationToken)
    {
        var missing = new Dictionary<IBatchSynthesizer, Dictionary<string, UtteranceOrder>>();
        foreach (var order in orders)
        {
            if (order.Synthesizer is IBatchSynthesizer engine
                && (!missing.TryGetValue(engine, out var known) || !known.ContainsKey(order.Key.Hex))
                && await cache.ReadAsync(order.Key, cancellationToken).ConfigureAwait(false) is null
                && await engine.CanBatchAsync(order.Request, cancellationToken).ConfigureAwait(false))
            {
                missing.TryAdd(engine, new Dictionary<string, UtteranceOrder>(StringComparer.Ordinal));
                missing[engine].Add(order.Key.Hex, order);
            }
        }

        return missing;
    }

    /// <summary>Jobs of an earlier run that still help; those that the service does not know are forgotten.</summary>
    private async Task<List<BatchJobFile>> FindJobsAsync(IBatchSynthesizer engine, Dictionary<string, UtteranceOrder> wanted, CancellationToken cancellationToken)
    {
        var jobs = new List<BatchJobFile>();
        foreach (var job in BatchJobFile.ReadAll(folder).Where(j => j.Engine == engine.Engine && j.Keys.Any(wanted.ContainsKey)))
        {
            if (await StateAsync(engine, job.Id, cancellationToken).ConfigureAwait(false) is BatchState.Running or BatchState.Succeeded)
            {
                jobs.Add(job);
            }
            else
            {
                job.Delete(folder);
            }
        }

        return jobs;
    }

    private static IEnumerable<List<UtteranceOrder>> Parts(IBatchSynthesizer engine, IReadOnlyList<UtteranceOrder> orders)
    {
        var part = new List<UtteranceOrder>();
        var characters = 0;
        foreach (var order in orders)
        {
            if (part.Count > 0 && (part.Count == engine.MaxBatchRequests || characters + order.Request.SpokenText.Length > engine.MaxBatchCharacters))
            {
                yield return part;
                (part, characters) = ([], 0);
            }

            part.Add(order);
            characters += order.Request.SpokenText.Length;
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private async Task<BatchJobFile> SubmitAsync(IBatchSynthesizer engine, List<UtteranceOrder> orders, CancellationToken cancellationToken)
    {
        // Remembered first: an order whose answer is lost may have come all the same, and is paid for.
        var job = new BatchJobFile($"audioedition-{Guid.NewGuid():N}", engine.Engine, [.. orders.Select(o => o.Key.Hex)]);
        job.Write(folder);
        var isSecond = false;
        await _retry.RunAsync(
            engine,
            async () =>
            {
                if (!isSecond || await engine.GetBatchStateAsync(job.Id, cancellationToken).ConfigureAwait(false) == BatchState.Unknown)
                {
                    isSecond = true;
                    await engine.SubmitBatchAsync(job.Id, [.. orders.Select(o => o.Request)], cancellationToken).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return job;
    }

    private Task<BatchState> StateAsync(IBatchSynthesizer engine, string id, CancellationToken cancellationToken) =>
        _retry.RunAsync(engine, () => engine.GetBatchStateAsync(id, cancellationToken), cancellationToken);

    private async Task<int> FetchAsync(IBatchSynthesizer engine, BatchJobFile job, Dictionary<string, UtteranceOrder> wanted, CancellationToken cancellationToken)
    {
        var orders = job.Keys.Select(wanted.GetValueOrDefault).ToList();
        var utterances = await _retry.RunAsync(engine, () => engine.FetchBatchAsync(job.Id, [.. orders.Select(o => o?.Request)], cancellationToken), cancellationToken).ConfigureAwait(false);
        var kept = 0;
        foreach (var (order, utterance) in orders.Zip(utterances))
        {
            if (order is not null && utterance is not null && UtterancePlausibility.FindFault(utterance, order.Request) is null)
            {
                await cache.WriteAsync(order.Key, utterance, cancellationToken).ConfigureAwait(false);
                kept++;
            }
        }

        try
        {
            await engine.DeleteBatchAsync(job.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (SpeechSynthesisException)
        {
            // The service forgets it by itself, later.
        }

        return kept;
    }
}
