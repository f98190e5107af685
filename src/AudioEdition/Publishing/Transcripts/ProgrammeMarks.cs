using AudioEdition.Mastering;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>Brings the word times that engines tell into the programme.</summary>
public static class ProgrammeMarks
{
    /// <summary>Reads the marks of every unit that is heard.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="utterances">The utterances that it was made of.</param>
    /// <param name="unitCount">Units of the script.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>One list for each unit, in frames of the programme from the first of the unit's cue; empty where the engine tells nothing.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<SpeechMark>>> ReadAsync(
        Programme programme, IUtteranceSource utterances, int unitCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(utterances);
        var marks = new IReadOnlyList<SpeechMark>[unitCount];
        Array.Fill(marks, []);
        foreach (var cue in programme.Cues)
        {
            var told = await utterances.ReadMarksAsync(cue.UnitIndex, cancellationToken).ConfigureAwait(false);
            marks[cue.UnitIndex] = [.. told.Select(m =>
            {
                var start = cue.FrameOf(m.Frame, programme.Format);
                return m with { Frame = start - cue.StartFrame, FrameCount = cue.FrameOf(m.Frame + m.FrameCount, programme.Format) - start };
            })];
        }

        return marks;
    }
}
