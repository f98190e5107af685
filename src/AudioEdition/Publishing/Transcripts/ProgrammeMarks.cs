using AudioEdition.Mastering;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>What the utterances tell of the programme they are heard in.</summary>
/// <param name="Words">For each unit of the script the word times that its engine told, in frames of the programme from the first of the unit's cue; empty where the engine tells nothing.</param>
/// <param name="Levels">For each unit its loudness over time, see <see cref="UnitLevels"/>; empty for one that is not heard.</param>
public sealed record ProgrammeMarks(IReadOnlyList<IReadOnlyList<SpeechMark>> Words, IReadOnlyList<ReadOnlyMemory<byte>> Levels)
{
    /// <summary>Reads every unit that is heard.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="utterances">The utterances that it was made of.</param>
    /// <param name="unitCount">Units of the script.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<ProgrammeMarks> ReadAsync(
        Programme programme, IUtteranceSource utterances, int unitCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(utterances);
        var words = new IReadOnlyList<SpeechMark>[unitCount];
        var levels = new ReadOnlyMemory<byte>[unitCount];
        Array.Fill(words, []);
        UnitFacts[] found = [.. programme.Facts?.Where(f => f.Extent.FrameCount > 0) ?? []];
        var at = 0;
        foreach (var cue in programme.Cues)
        {
            // What mastering found in a unit is at hand; its sound would have to be read.
            levels[cue.UnitIndex] = found.Length > 0
                ? UnitLevels.Of(found[at++])
                : UnitLevels.Of((await utterances.ReadAsync(cue.UnitIndex, cancellationToken).ConfigureAwait(false)).Clip, cue, programme.Format);
            var told = await utterances.ReadMarksAsync(cue.UnitIndex, cancellationToken).ConfigureAwait(false);
            words[cue.UnitIndex] = PackedMarks.Pack([.. told.Select(m =>
            {
                var start = cue.FrameOf(m.Frame, programme.Format);
                return m with { Frame = start - cue.StartFrame, FrameCount = cue.FrameOf(m.Frame + m.FrameCount, programme.Format) - start };
            })]);
        }

        return new ProgrammeMarks(words, levels);
    }
}
