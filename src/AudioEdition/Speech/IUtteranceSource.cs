namespace AudioEdition.Speech;

/// <summary>The utterances of a script, one at a time and as often as wanted, so that nobody holds a whole edition.</summary>
public interface IUtteranceSource
{
    /// <summary>How many there are: one for each unit of the script.</summary>
    int Count { get; }

    /// <summary>Reads one.</summary>
    /// <param name="unitIndex">Index of the unit, from 0.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    ValueTask<Utterance> ReadAsync(int unitIndex, CancellationToken cancellationToken = default);
}
