using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AudioEdition.Audio;
using AudioEdition.Casting;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Mastering;

/// <summary>Makes the programme out of the utterances: silence trimmed, voices matched, pauses set, loudness and true peak as asked.</summary>
/// <remarks>
/// No more than one utterance a worker is held at a time, and 400 bytes for each second of the programme, of which the finished programme keeps 240 until whoever asked
/// lets go of them (<see cref="Programme.Facts"/>). Utterances are read once to
/// look at them, once more for each round of levelling where their peaks pass the ceiling, and once for every reading of the programme.
/// </remarks>
public static class ProgrammeMaster
{
    private static readonly float[] Silence = new float[8192];

    /// <summary>Masters a programme.</summary>
    /// <param name="script">Who speaks what.</param>
    /// <param name="order">Which units, in which order and chapters.</param>
    /// <param name="utterances">The utterances by unit index; read from several threads at once.</param>
    /// <param name="options">Pauses, level and rate.</param>
    /// <param name="nominalLufs">Levels of voices known beforehand; asked only for voices heard for less than 3 s.</param>
    /// <param name="like">Another programme of the same voices: its gains are used where they give the level, so that both hold the same sound; null for none.</param>
    /// <param name="keep">Where what was found in utterances is kept; null for nowhere.</param>
    /// <param name="progress">0 to 1.</param>
    /// <param name="ct">Stops the call.</param>
    /// <returns>The programme; it reads from the utterances again whenever it is read.</returns>
    /// <exception cref="ArgumentException">The running order names units or chapters that are not there.</exception>
    public static async Task<Programme> MasterAsync(
        CastScript script,
        RunningOrder order,
        IUtteranceSource utterances,
        MasteringOptions? options = null,
        IReadOnlyDictionary<VoiceId, double>? nominalLufs = null,
        Programme? like = null,
        UtteranceCache? keep = null,
        IProgress<double>? progress = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(utterances);
        options ??= new MasteringOptions();
        SampleRate.Check(options.SampleRateHz);
        if (order.FaultFor(script.Units.Count) is { } fault)
        {
            throw new ArgumentException(fault, nameof(order));
        }

        var workers = new WorkerPool(options);
        var facts = new UnitFacts[order.Units.Count];
        await workers.ForEachAsync(
            Enumerable.Range(0, facts.Length),
            async (worker, position, token) =>
            {
                facts[position] = await ExamineAsync(worker, order.Units[position], utterances, options, keep, token).ConfigureAwait(false);
            },
            Share(progress, 0, 0.5, facts.Length),
            ct).ConfigureAwait(false);

        var layout = ProgrammeLayout.Make(script, order, facts, options);
        var levels = new ProgrammeLevels(layout, options.SampleRateHz);
        VoiceGains NewGains() => new(layout, facts, levels, options.Loudness.IntegratedLufs, options.SampleRateHz, nominalLufs, v => script.SettingOf(v).GainDb);
        var gains = NewGains();
        var levelling = new Levelling(layout, facts, levels, gains, options);
        Task RenderAsync(IReadOnlyList<int> units, int round) => workers.ForEachAsync(
            units,
            async (worker, u, token) =>
            {
                var unit = layout.Units[u];
                var utterance = await utterances.ReadAsync(unit.UnitIndex, worker.Room, token).ConfigureAwait(false);
                var samples = worker.Render(utterance.Clip, unit.Extent, gains.Of(unit.Voice)).Span;
                levelling.Measured(u, worker.Energies(samples, options.SampleRateHz), worker.TruePeak(samples));
            },
            Share(progress, 1 - Math.Pow(0.5, round), 1 - Math.Pow(0.5, round + 1), units.Count),
            ct);
        var figures = like?.Levels is { } found ? levelling.TryTake(found) : null;
        if (figures is null)
        {
            gains = NewGains();
            levelling = new Levelling(layout, facts, levels, gains, options);
            figures = await levelling.RunAsync(RenderAsync).ConfigureAwait(false);
        }

        progress?.Report(1);
        return Finished(layout, gains, figures.Value, utterances, workers, options) with { Levels = levelling.Found(), Facts = facts };
    }

    /// <summary>The programme of a layout and its gains. Apart, so that what reads its samples holds on to nothing else.</summary>
    private static Programme Finished(
        ProgrammeLayout layout, VoiceGains gains, LoudnessFigures loudness, IUtteranceSource utterances, WorkerPool workers, MasteringOptions options)
    {
        var runs = new ProgrammeRuns(gains, utterances, options, (units, marginDb, into, token) => RenderRunAsync(units, gains, marginDb, into, utterances, workers, token));
        return new Programme
        {
            Format = new AudioFormat(options.SampleRateHz),
            FrameCount = layout.FrameCount,
            Cues =
            [
                .. layout.Units.Where(u => u.Extent.FrameCount > 0).Select(u => new ProgrammeCue(u.UnitIndex, u.SoundStartFrame, u.SoundEndFrame)
                {
                    ClipStartFrame = u.Extent.Sound.SoundStart,
                    ClipRateHz = u.Extent.ClipRateHz,
                }),
            ],
            Chapters = layout.Chapters,
            Loudness = loudness,
            ReadAsync = token => ReadAsync(layout, gains, utterances, workers, 0, layout.FrameCount, token),
            ReadRangeAsync = (start, end, token) => ReadAsync(layout, gains, utterances, workers, start, end, token),
            Runs = runs.Of(layout),
            GridFrames = options.GridFrames,
            Layout = layout,
        };
    }

    /// <summary>What is in an utterance: as it was kept, else found now.</summary>
    private static async ValueTask<UnitFacts> ExamineAsync(
        UnitRenderer worker, int unitIndex, IUtteranceSource utterances, MasteringOptions options, UtteranceCache? keep, CancellationToken ct)
    {
        if (UtteranceExaminer.Read((await utterances.ReadNoteAsync(unitIndex, ct).ConfigureAwait(false)).Span, options) is { } noted)
        {
            return noted;
        }

        var name = keep is not null && utterances.IdentityOf(unitIndex) is { } identity ? UnitFactsFile.NameOf(identity, options.SampleRateHz) : null;
        if (name is not null && await keep!.ReadDerivedAsync(name, bytes => UnitFactsFile.Read(bytes.Span), ct).ConfigureAwait(false) is { } facts)
        {
            return facts;
        }

        var utterance = await utterances.ReadAsync(unitIndex, worker.Room, ct).ConfigureAwait(false);
        facts = worker.Examine(utterance.Clip);
        if (name is not null)
        {
            await keep!.WriteDerivedAsync(name, UnitFactsFile.Write(facts), ct).ConfigureAwait(false);
        }

        return facts;
    }

    private static async ValueTask RenderRunAsync(
        IReadOnlyList<PlacedUnit> units, VoiceGains gains, double marginDb, Memory<float> into, IUtteranceSource utterances, WorkerPool workers, CancellationToken ct)
    {
        var start = units[0].StartFrame;
        into.Span.Clear();
        var worker = workers.Take();
        foreach (var unit in units)
        {
            var utterance = await utterances.ReadAsync(unit.UnitIndex, worker.Room, ct).ConfigureAwait(false);
            worker.Render(utterance.Clip, unit.Extent, gains.Of(unit.Voice), marginDb).Span.CopyTo(into.Span[(int)(unit.StartFrame - start)..]);
        }

        workers.Return(worker);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> ReadAsync(
        ProgrammeLayout layout,
        VoiceGains gains,
        IUtteranceSource utterances,
        WorkerPool workers,
        long start,
        long end,
        [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, layout.FrameCount);
        var worker = workers.Take();
        var at = start;
        foreach (var unit in layout.Units)
        {
            if (unit.EndFrame <= at || unit.Extent.FrameCount == 0)
            {
                continue;
            }

            if (unit.StartFrame >= end)
            {
                break;
            }

            for (; at < unit.StartFrame; at += Math.Min(Silence.Length, unit.StartFrame - at))
            {
                yield return Silence.AsMemory(0, (int)Math.Min(Silence.Length, unit.StartFrame - at));
            }

            var utterance = await utterances.ReadAsync(unit.UnitIndex, worker.Room, ct).ConfigureAwait(false);
            var samples = worker.Render(utterance.Clip, unit.Extent, gains.Of(unit.Voice));
            var stop = Math.Min(end, unit.EndFrame);
            yield return samples[(int)(at - unit.StartFrame)..(int)(stop - unit.StartFrame)];
            at = stop;
        }

        for (; at < end; at += Math.Min(Silence.Length, end - at))
        {
            yield return Silence.AsMemory(0, (int)Math.Min(Silence.Length, end - at));
        }

        workers.Return(worker);
    }

    private static Action? Share(IProgress<double>? progress, double from, double to, int count)
    {
        var done = 0;
        return progress is null ? null : () => progress.Report(from + ((to - from) * Interlocked.Increment(ref done) / count));
    }

    /// <summary>Renderers to borrow, and the loop that does so on every core.</summary>
    private sealed class WorkerPool(MasteringOptions options)
    {
        private readonly ConcurrentBag<UnitRenderer> _idle = [];

        public UnitRenderer Take() => _idle.TryTake(out var worker) ? worker : new UnitRenderer(options.SampleRateHz, options.CeilingDbtp);

        public void Return(UnitRenderer worker) => _idle.Add(worker);

        public Task ForEachAsync(IEnumerable<int> items, Func<UnitRenderer, int, CancellationToken, Task> work, Action? done, CancellationToken ct) =>
            Parallel.ForEachAsync(
                items,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct },
                async (item, token) =>
                {
                    var worker = Take();
                    await work(worker, item, token).ConfigureAwait(false);
                    Return(worker);
                    done?.Invoke();
                });
    }
}
