using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AudioEdition.Audio;
using AudioEdition.Casting;
using AudioEdition.Speech;

namespace AudioEdition.Mastering;

/// <summary>Makes the programme out of the utterances: silence trimmed, voices matched, pauses set, loudness and true peak as asked.</summary>
/// <remarks>
/// No more than one utterance a worker is held at a time, and 200 bytes for each second of the programme. Utterances are read once to
/// look at them, once more for each round of levelling where their peaks pass the ceiling, and once for every reading of the programme.
/// </remarks>
public static class ProgrammeMaster
{
    /// <summary>Where levelling stops: well inside the ±0.3 LU that are promised.</summary>
    private const double CloseEnoughLu = 0.05;
    private const double VoicesCloseEnoughLu = 0.5;
    private const int MostRounds = 8;

    /// <summary>Least part of a raise that is taken to get past the limiter, so that a step never runs away.</summary>
    private const double LeastYield = 0.25;
    private static readonly float[] Silence = new float[8192];

    /// <summary>Masters a programme.</summary>
    /// <param name="script">Who speaks what.</param>
    /// <param name="order">Which units, in which order and chapters.</param>
    /// <param name="utterances">The utterances by unit index; read from several threads at once.</param>
    /// <param name="options">Pauses, level and rate.</param>
    /// <param name="nominalLufs">Levels of voices known beforehand; asked only for voices heard for less than 3 s.</param>
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
                var utterance = await utterances.ReadAsync(order.Units[position], token).ConfigureAwait(false);
                facts[position] = worker.Examine(utterance.Clip);
            },
            Share(progress, 0, 0.5, facts.Length),
            ct).ConfigureAwait(false);

        var layout = ProgrammeLayout.Make(script, order, facts, options);
        var gains = new VoiceGains(layout, options.Loudness.IntegratedLufs, options.SampleRateHz, nominalLufs, v => script.SettingOf(v).GainDb);
        var figures = await LevelAsync(layout, gains, utterances, options, workers, progress, ct).ConfigureAwait(false);
        progress?.Report(1);

        var format = new AudioFormat(options.SampleRateHz);
        return new Programme
        {
            Format = format,
            FrameCount = layout.FrameCount,
            Cues = [.. layout.Units.Where(u => u.Facts.FrameCount > 0).Select(u => new ProgrammeCue(u.UnitIndex, u.SoundStartFrame, u.SoundEndFrame)
            {
                ClipStartFrame = u.Facts.Sound.SoundStart,
                ClipRateHz = u.Facts.ClipRateHz,
            })],
            Chapters = layout.Chapters,
            Loudness = figures,
            ReadAsync = token => ReadAsync(layout, gains, utterances, workers, 0, layout.FrameCount, token),
            ReadRangeAsync = (start, end, token) => ReadAsync(layout, gains, utterances, workers, start, end, token),
        };
    }

    /// <summary>Finds the gains. Units under the ceiling are scaled on paper; only those that the limiter touches are rendered.</summary>
    private static async Task<LoudnessFigures> LevelAsync(
        ProgrammeLayout layout,
        VoiceGains gains,
        IUtteranceSource utterances,
        MasteringOptions options,
        WorkerPool workers,
        IProgress<double>? progress,
        CancellationToken ct)
    {
        var target = options.Loudness.IntegratedLufs;
        var rate = options.SampleRateHz;
        var energies = layout.Units.Select(u => u.Facts.Energies).ToArray();
        var powers = new double[energies.Length];
        var peaks = new float[energies.Length];

        // Nothing is rendered before the programme's level is right but for the limiter's work.
        SetPowers();
        var unlimited = ProgrammeLevels.OfProgramme(layout, energies, powers, rate);
        gains.Raise(double.IsFinite(unlimited) ? target - unlimited : 0);
        double raised = 0;
        var expected = double.NaN;
        double yield = 1;
        for (var round = 1; ; round++)
        {
            SetPowers();
            await RenderLimitedAsync(round).ConfigureAwait(false);
            var lufs = ProgrammeLevels.OfProgramme(layout, energies, powers, rate);
            if (Math.Abs(raised) > 0.01)
            {
                // How much of the last raise got past the limiter: with many peaks it takes more to get there.
                yield = Math.Clamp((lufs - expected) / raised, LeastYield, 1);
            }

            var voices = ProgrammeLevels.OfVoices(layout, energies, powers);
            var close = Math.Abs(target - lufs) <= CloseEnoughLu && gains.Spread(voices) <= VoicesCloseEnoughLu;
            if (close || !double.IsFinite(lufs) || round == MostRounds)
            {
                return new LoudnessFigures(lufs, Decibels.OfAmplitude(peaks.DefaultIfEmpty().Max()));
            }

            var before = layout.Units.Select(u => gains.Of(u.Voice)).ToArray();
            gains.Equalize(voices);
            for (var u = 0; u < powers.Length; u++)
            {
                var change = gains.Of(layout.Units[u].Voice) / before[u];
                powers[u] *= change * change;
            }

            expected = ProgrammeLevels.OfProgramme(layout, energies, powers, rate);
            raised = (target - expected) / yield;
            gains.Raise(raised);
        }

        void SetPowers()
        {
            for (var u = 0; u < powers.Length; u++)
            {
                var gain = gains.Of(layout.Units[u].Voice);
                energies[u] = layout.Units[u].Facts.Energies;
                powers[u] = gain * gain;
                peaks[u] = (float)(layout.Units[u].Facts.TruePeak * gain);
            }
        }

        Task RenderLimitedAsync(int round)
        {
            var ceiling = Decibels.ToGain(CeilingDbtp(options) - 0.1);
            var limited = Enumerable.Range(0, peaks.Length).Where(u => peaks[u] > ceiling).ToArray();
            return workers.ForEachAsync(
                limited,
                async (worker, u, token) =>
                {
                    var unit = layout.Units[u];
                    var utterance = await utterances.ReadAsync(unit.UnitIndex, token).ConfigureAwait(false);
                    var samples = worker.Render(utterance.Clip, unit.Facts, gains.Of(unit.Voice));
                    energies[u] = worker.Energies(samples.Span, rate);
                    powers[u] = 1;
                    peaks[u] = worker.TruePeak(samples.Span);
                },
                Share(progress, 1 - Math.Pow(0.5, round), 1 - Math.Pow(0.5, round + 1), limited.Length),
                ct);
        }
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
            if (unit.EndFrame <= at || unit.Facts.FrameCount == 0)
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

            var utterance = await utterances.ReadAsync(unit.UnitIndex, ct).ConfigureAwait(false);
            var samples = worker.Render(utterance.Clip, unit.Facts, gains.Of(unit.Voice));
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

    private static double CeilingDbtp(MasteringOptions options) => options.Loudness.MaxTruePeakDbtp - options.CodecMarginDb;

    private static Action? Share(IProgress<double>? progress, double from, double to, int count)
    {
        var done = 0;
        return progress is null ? null : () => progress.Report(from + ((to - from) * Interlocked.Increment(ref done) / count));
    }

    /// <summary>Renderers to borrow, and the loop that does so on every core.</summary>
    private sealed class WorkerPool(MasteringOptions options)
    {
        private readonly ConcurrentBag<UnitRenderer> _idle = [];

        public UnitRenderer Take() => _idle.TryTake(out var worker) ? worker : new UnitRenderer(options.SampleRateHz, CeilingDbtp(options));

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
