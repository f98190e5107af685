namespace AudioEdition.Speech;

/// <summary>The counts and failures of one run, told by many threads.</summary>
/// <param name="unitCount">Units of the script.</param>
/// <param name="total">Those that are to be spoken.</param>
/// <param name="progress">Told after each; null for nobody.</param>
internal sealed class SynthesisRun(int unitCount, int total, IProgress<SynthesisProgress>? progress) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeSpan[] _durations = new TimeSpan[unitCount];
    private readonly SortedDictionary<int, SpeechSynthesisException> _failures = [];
    private int _done;
    private int _synthesized;
    private int _cacheHits;
    private long _characters;
    private volatile bool _hasFailed;

    public bool HasFailed => _hasFailed;

    /// <summary>Falls when no other try of any unit can help.</summary>
    public CancellationToken Stopped => _stop.Token;

    public void Dispose() => _stop.Dispose();

    public void Add(UtteranceOrder[] group, TimeSpan duration, bool isNew)
    {
        lock (_gate)
        {
            _synthesized += isNew ? 1 : 0;
            _cacheHits += isNew ? group.Length - 1 : group.Length;
            _characters += isNew ? group[0].Request.SpokenText.Length : 0;
            Finish(group, duration);
        }
    }

    public void AddWordless(UtteranceOrder[] group, TimeSpan duration)
    {
        lock (_gate)
        {
            Finish(group, duration);
        }
    }

    public void AddFailure(int unitIndex, SpeechSynthesisException failure)
    {
        lock (_gate)
        {
            _failures[unitIndex] = failure;
            _hasFailed = true;
        }

        if (failure.StopsRun)
        {
            _stop.Cancel();
        }
    }

    /// <summary>One that every unit shares, as a refused key; else the one that comes first in the script, so that a run fails the same way at any number of jobs where it can.</summary>
    public void ThrowFirstFailure()
    {
        if (_failures.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failures.Values.FirstOrDefault(f => f.StopsRun) ?? _failures.First().Value);
        }
    }

    public SynthesisResult Result(IUtteranceSource utterances) => new(utterances, _synthesized, _cacheHits, _characters, _durations);

    private void Finish(UtteranceOrder[] group, TimeSpan duration)
    {
        foreach (var order in group)
        {
            _durations[order.UnitIndex] = duration;
        }

        _done += group.Length;

        // Told under the lock, so that nobody sees the count go back.
        progress?.Report(new SynthesisProgress(_done, total, _synthesized, _cacheHits));
    }
}
