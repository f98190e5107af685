using AudioEdition.Audio;

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

    /// <summary>Reads one into memory that the caller uses again; another's samples may then stand where its own did.</summary>
    /// <param name="unitIndex">Index of the unit, from 0.</param>
    /// <param name="room">The memory; a source may do without.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    internal ValueTask<Utterance> ReadAsync(int unitIndex, SampleRoom room, CancellationToken cancellationToken) => ReadAsync(unitIndex, cancellationToken);

    /// <summary>Reads the word times of one, which may cost less than its sound.</summary>
    /// <param name="unitIndex">Index of the unit, from 0.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    async ValueTask<IReadOnlyList<SpeechMark>> ReadMarksAsync(int unitIndex, CancellationToken cancellationToken = default) =>
        (await ReadAsync(unitIndex, cancellationToken).ConfigureAwait(false)).Marks;

    /// <summary>Reads what mastering noted of one when it was made; empty where there is no note.</summary>
    /// <param name="unitIndex">Index of the unit, from 0.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    ValueTask<ReadOnlyMemory<byte>> ReadNoteAsync(int unitIndex, CancellationToken cancellationToken = default) => default;

    /// <summary>The name of one by all that decides how it sounds, so that what is derived from it can be kept; null where it has none.</summary>
    /// <param name="unitIndex">Index of the unit, from 0.</param>
    string? IdentityOf(int unitIndex) => null;
}
