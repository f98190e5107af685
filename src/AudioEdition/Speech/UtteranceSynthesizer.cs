using AudioEdition.Casting;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech;

/// <summary>Speaks a script: every unit once, in parallel, and only those that the cache does not hold.</summary>
/// <remarks>
/// Each unit stands in the cache as soon as it is spoken, so that whatever ends a run, the next one goes on from there. The result does not depend on the
/// number of jobs, since an utterance depends on nothing but its request.
/// </remarks>
public sealed partial class UtteranceSynthesizer
{
    private readonly IReadOnlyDictionary<string, ISpeechSynthesizer> _engines;
    private readonly UtteranceCache _cache;
    private readonly UtteranceMaker _maker;
    private readonly TimeProvider _time;

    /// <summary>Makes the note that is kept with each utterance that is spoken anew; null for none.</summary>
    internal Func<Utterance, byte[]>? Annotate
    {
        get => _maker.Annotate;
        init => _maker = new UtteranceMaker(_cache, _time) { Annotate = value };
    }

    /// <summary>Joins engines and cache. Both stay the caller's.</summary>
    /// <param name="engines">By name, as voices name them.</param>
    /// <param name="cache">Where utterances are kept.</param>
    /// <param name="time">Clock of the pauses between tries; null for the system's.</param>
    public UtteranceSynthesizer(IReadOnlyDictionary<string, ISpeechSynthesizer> engines, UtteranceCache cache, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(engines);
        ArgumentNullException.ThrowIfNull(cache);
        _engines = engines;
        _cache = cache;
        _time = time ?? TimeProvider.System;
        _maker = new UtteranceMaker(cache, _time);
    }

    /// <summary>Has the engines that can make what the cache lacks by batch jobs; <see cref="SynthesizeAsync"/> then finds it there and asks for the rest one by one.</summary>
    /// <param name="script">The script.</param>
    /// <param name="folder">Where jobs under way are remembered, so that a call after an interruption goes on with them.</param>
    /// <param name="progress">Told after each job; null for none.</param>
    /// <param name="cancellationToken">Stops the call; the jobs go on at the service.</param>
    /// <returns>How many utterances came that way.</returns>
    /// <exception cref="SpeechSynthesisException">A job is refused, or its results cannot be fetched.</exception>
    /// <exception cref="UtteranceCacheException">The cache cannot be written.</exception>
    public Task<int> FillByBatchAsync(SpokenScript script, string folder, IProgress<SynthesisProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new BatchPass(_cache, folder, _time).FillAsync([.. Order(script).Where(o => IsWanted(o.UnitIndex))], progress, cancellationToken);
    }

    /// <summary>Units that are spoken and counted; null for all. A unit that is left out is made when somebody reads it.</summary>
    public IReadOnlySet<int>? Units { get; init; }

    /// <summary>Speaks every unit of a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="jobs">Units at once; at least 1. An engine gets no more than it can take.</param>
    /// <param name="progress">Told after each unit; null for none.</param>
    /// <param name="cancellationToken">Stops the call; what was finished stays in the cache.</param>
    /// <exception cref="SpeechSynthesisException">
    /// A unit could not be spoken, after three tries (five with a service) where another could help. It names the first such unit; units under way at that moment are finished and kept,
    /// but not tried again where the failure is every unit's, as a refused key is.
    /// </exception>
    /// <exception cref="UtteranceCacheException">The cache cannot be written.</exception>
    public async Task<SynthesisResult> SynthesizeAsync(
        SpokenScript script,
        int jobs,
        IProgress<SynthesisProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        var orders = Order(script);
        var wanted = Units is null ? orders : [.. orders.Where(o => IsWanted(o.UnitIndex))];
        using var run = new SynthesisRun(orders.Length, wanted.Length, progress);
        using var speaking = new SemaphoreSlim(jobs);
        var places = orders.Where(o => o.Synthesizer is not null).Select(o => o.Synthesizer!).Distinct()
            .ToDictionary(s => s, s => new SemaphoreSlim(Math.Max(1, s.Capabilities.MaxParallel)));
        try
        {
            // Units that say the same in the same voice are one piece of work, at the place of the first.
            var work = wanted.GroupBy(o => o.Key).Select(g => g.ToArray()).OrderBy(g => g[0].UnitIndex);
            // More than speak: so no engine waits while what it said is looked at and kept.
            var options = new ParallelOptions { MaxDegreeOfParallelism = 2 * jobs, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(work, options, async (group, _) => await SpeakAsync(group, run, speaking, places, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            foreach (var place in places.Values)
            {
                place.Dispose();
            }
        }

        run.ThrowFirstFailure();
        return run.Result(new CachedUtterances(orders, _cache, _maker));
    }

    private async ValueTask SpeakAsync(
        UtteranceOrder[] group,
        SynthesisRun run,
        SemaphoreSlim speaking,
        Dictionary<ISpeechSynthesizer, SemaphoreSlim> places,
        CancellationToken cancellationToken)
    {
        if (run.HasFailed)
        {
            return;
        }

        if (group[0].Synthesizer is not { } synthesizer)
        {
            run.AddWordless(group, CachedUtterances.Wordless.Clip.Duration);
            return;
        }

        if (await _cache.ReadHeadAsync(group[0].Key, cancellationToken).ConfigureAwait(false) is { } cached)
        {
            run.Add(group, cached.Duration, isNew: false);
            return;
        }

        if (await SpeakAsync(group[0], run, speaking, places[synthesizer], cancellationToken).ConfigureAwait(false) is { } made)
        {
            // Whatever stops the rest: it is spoken, and may be paid for.
            await _maker.KeepAsync(group[0], made, CancellationToken.None).ConfigureAwait(false);
            run.Add(group, made.Clip.Duration, isNew: true);
        }
    }

    /// <summary>Has it spoken when there is a place; null where it could not be, which the run is told, or where another could not be.</summary>
    private async ValueTask<Utterance?> SpeakAsync(UtteranceOrder order, SynthesisRun run, SemaphoreSlim speaking, SemaphoreSlim place, CancellationToken cancellationToken)
    {
        await speaking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await place.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return run.HasFailed ? null : await _maker.SpeakAsync(order, cancellationToken, run.Stopped).ConfigureAwait(false);
            }
            finally
            {
                place.Release();
            }
        }
        catch (SpeechSynthesisException e)
        {
            // Kept and not thrown: throwing would take the units under way along, which may have cost money.
            run.AddFailure(order.UnitIndex, e);
            return null;
        }
        finally
        {
            speaking.Release();
        }
    }

    private bool IsWanted(int unitIndex) => Units is null || Units.Contains(unitIndex);

    private UtteranceOrder[] Order(SpokenScript script)
    {
        var versions = new Dictionary<VoiceId, string>();
        var orders = new UtteranceOrder[script.Units.Count];
        for (var i = 0; i < orders.Length; i++)
        {
            if (!HasWords(script.Units[i]))
            {
                orders[i] = new UtteranceOrder(script, i, null, default);
                continue;
            }

            var synthesizer = SynthesizerOf(script, i);
            orders[i] = new UtteranceOrder(script, i, synthesizer, KeyOf(synthesizer, UtteranceOrder.RequestOf(script, i, synthesizer), versions));
        }

        return orders;
    }

    private static bool HasWords(SpokenUnit unit) => unit.Spoken.Spoken.Any(char.IsLetterOrDigit);

    private ISpeechSynthesizer SynthesizerOf(SpokenScript script, int unitIndex)
    {
        var voice = script.Units[unitIndex].Cast.Voice;
        if (_engines.TryGetValue(voice.Engine, out var synthesizer))
        {
            return synthesizer;
        }

        var known = string.Join(", ", _engines.Keys.Order(StringComparer.Ordinal));
        throw new SpeechSynthesisException(voice.Engine, voice.Name, $"The voice {voice} asks for the engine \"{voice.Engine}\", which is not there. Engines: {known}.") { UnitIndex = unitIndex };
    }

    private static UtteranceKey KeyOf(ISpeechSynthesizer synthesizer, SpeechRequest request, Dictionary<VoiceId, string> versions)
    {
        var voice = new VoiceId(synthesizer.Engine, request.VoiceName);
        if (!versions.TryGetValue(voice, out var version))
        {
            versions[voice] = version = synthesizer.VersionOf(request.VoiceName);
        }

        return UtteranceKey.Of(synthesizer.Engine, version, request);
    }
}
