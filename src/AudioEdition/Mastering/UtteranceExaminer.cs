using System.Collections.Concurrent;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Mastering;

/// <summary>Finds out what mastering has to know of an utterance, and keeps it beside the utterance: whoever masters it next finds it there.</summary>
/// <param name="options">Rate of the programme.</param>
/// <param name="keep">Where it is kept.</param>
internal sealed class UtteranceExaminer(MasteringOptions options, UtteranceCache keep)
{
    private readonly ConcurrentBag<UnitRenderer> _idle = [];

    /// <summary>Looks at an utterance that is at hand.</summary>
    /// <param name="identity">Its name.</param>
    /// <param name="utterance">Its sound.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="UtteranceCacheException">It cannot be kept.</exception>
    public async ValueTask LookAsync(string identity, Utterance utterance, CancellationToken cancellationToken)
    {
        var worker = _idle.TryTake(out var idle) ? idle : new UnitRenderer(options.SampleRateHz, options.CeilingDbtp);
        var facts = worker.Examine(utterance.Clip);
        _idle.Add(worker);
        await keep.WriteDerivedAsync(UnitFactsFile.NameOf(identity, options.SampleRateHz), UnitFactsFile.Write(facts), cancellationToken).ConfigureAwait(false);
    }
}
