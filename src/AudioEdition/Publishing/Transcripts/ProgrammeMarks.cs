using AudioEdition.Mastering;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>What the utterances tell of the programme they are heard in.</summary>
public static class ProgrammeMarks
{
    /// <summary>Reads the word times that the engines told.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="utterances">The utterances that it was made of.</param>
    /// <param name="unitCount">Units of the script.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>A list for each unit of the script, in frames of the programme from the first of the unit's cue; empty where the engine tells nothing, or nothing is heard.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<SpeechMark>>> ReadWordsAsync(
        Programme programme, IUtteranceSource utterances, int unitCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(utterances);
        var words = new IReadOnlyList<SpeechMark>[unitCount];
        Array.Fill(words, []);
        foreach (var cue in programme.Cues)
        {
            var told = await utterances.ReadMarksAsync(cue.UnitIndex, cancellationToken).ConfigureAwait(false);
            words[cue.UnitIndex] = PackedMarks.Pack([.. told.Select(m =>
            {
                var start = cue.FrameOf(m.Frame, programme.Format);
                return m with { Frame = start - cue.StartFrame, FrameCount = cue.FrameOf(m.Frame + m.FrameCount, programme.Format) - start };
            })]);
        }

        return words;
    }

    /// <summary>Finds how loud the units are over time, see <see cref="UnitLevels"/>.</summary>
    /// <param name="programme">The programme; what mastering found in it (<see cref="Programme.Facts"/>) is used where it is still at hand, since else the sound has to be read.</param>
    /// <param name="utterances">The utterances that it was made of.</param>
    /// <param name="unitCount">Units of the script.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Levels for each unit of the script; empty for one that is not heard.</returns>
    public static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLevelsAsync(
        Programme programme, IUtteranceSource utterances, int unitCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(utterances);
        var levels = new ReadOnlyMemory<byte>[unitCount];
        UnitFacts[] found = [.. programme.Facts?.Where(f => f.Extent.FrameCount > 0) ?? []];
        var at = 0;
        foreach (var cue in programme.Cues)
        {
            levels[cue.UnitIndex] = found.Length > 0
                ? UnitLevels.Of(found[at++])
                : UnitLevels.Of((await utterances.ReadAsync(cue.UnitIndex, cancellationToken).ConfigureAwait(false)).Clip, cue, programme.Format);
        }

        return levels;
    }
}
