using AudioEdition.Mastering;
using AudioEdition.Scripts;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>A run of units that reads as one: one speaker, one paragraph.</summary>
/// <param name="Speaker">Who is heard.</param>
/// <param name="SpeakerId">The person quoted, or null.</param>
/// <param name="Kind">Kind of its first unit.</param>
/// <param name="StartFrame">First frame.</param>
/// <param name="OpensParagraph">False where it goes on with the paragraph of the passage before.</param>
/// <param name="Cues">Positions in the programme's cues.</param>
/// <param name="Units">Unit indices, one for each of <paramref name="Cues"/>.</param>
internal sealed record Passage(
    string Speaker, string? SpeakerId, UnitKind Kind, long StartFrame, bool OpensParagraph, List<int> Cues, List<int> Units)
{
    public bool IsQuotation => Kind == UnitKind.Quotation;

    /// <summary>The passages of a programme, in order.</summary>
    public static IEnumerable<Passage> Of(SpokenScript script, Programme programme)
    {
        Passage? last = null;
        var chapterStarts = programme.Chapters.Select(c => c.StartFrame).ToArray();
        var chapter = 0;
        for (var i = 0; i < programme.Cues.Count; i++)
        {
            var cue = programme.Cues[i];
            var unit = script.Units[cue.UnitIndex].Cast;
            var opensChapter = false;
            while (chapter < chapterStarts.Length && chapterStarts[chapter] <= cue.StartFrame)
            {
                (chapter, opensChapter) = (chapter + 1, true);
            }

            var speaker = SpeakerNames.Of(script.Cast.Script, unit);
            var opensParagraph = unit.Unit.Boundary is not (BoundaryKind.Clause or BoundaryKind.Sentence);
            if (!opensChapter && !opensParagraph && last is not null
                && last.Kind == unit.Unit.Kind && last.Speaker == speaker && last.SpeakerId == unit.SpeakerId)
            {
                last.Cues.Add(i);
                last.Units.Add(cue.UnitIndex);
                continue;
            }

            if (last is not null)
            {
                yield return last;
            }

            last = new Passage(speaker, unit.SpeakerId, unit.Unit.Kind, cue.StartFrame, opensParagraph || opensChapter, [i], [cue.UnitIndex]);
        }

        if (last is not null)
        {
            yield return last;
        }
    }
}
