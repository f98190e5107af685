using AudioEdition.Audio;
using AudioEdition.Casting;
using AudioEdition.Scripts;

namespace AudioEdition.Mastering;

/// <summary>Where everything stands in a programme, in frames.</summary>
/// <param name="Units">In order, one for each position of the running order; silent ones have no length.</param>
/// <param name="Chapters">In order, the first at frame 0, without gap.</param>
/// <param name="FrameCount">Length of the programme.</param>
internal sealed record ProgrammeLayout(IReadOnlyList<PlacedUnit> Units, IReadOnlyList<ChapterMark> Chapters, long FrameCount)
{
    /// <summary>Steps of the grid that a silence must have for a unit after it to be moved onto the grid.</summary>
    public const int SilentSteps = 6;

    /// <summary>Sets units one after the other.</summary>
    public static ProgrammeLayout Make(CastScript script, RunningOrder order, IReadOnlyList<UnitFacts> facts, MasteringOptions options)
    {
        var format = new AudioFormat(options.SampleRateHz);
        var units = new PlacedUnit[order.Units.Count];
        var chapterStarts = order.Chapters.Select(c => c.FirstUnit).ToHashSet();
        long soundEnd = 0;
        long keptEnd = 0;
        for (var position = 0; position < units.Length; position++)
        {
            var unit = facts[position].Extent;
            var lead = unit.LeadFrames(format.SampleRateHz);

            // Pauses are from sound to sound. The kept edges lie inside the pause and are never laid over each other.
            var gap = format.FrameOf(PauseBefore(script, order, position, chapterStarts.Contains(position), options));
            var soundStart = Math.Max(soundEnd + gap, keptEnd + lead);
            if (unit.FrameCount == 0)
            {
                soundStart = soundEnd;
            }

            var startsRun = unit.FrameCount > 0 && options.GridFrames > 1 && soundStart - lead - keptEnd >= SilentSteps * options.GridFrames;
            if (startsRun)
            {
                soundStart = ((soundStart - lead + (options.GridFrames / 2)) / options.GridFrames * options.GridFrames) + lead;
            }

            var index = order.Units[position];
            soundEnd = soundStart + unit.SoundFrames(format.SampleRateHz);
            units[position] = new PlacedUnit(index, script.Units[index].Voice, unit, soundStart - lead, soundStart, soundEnd) { StartsRun = startsRun };
            keptEnd = Math.Max(keptEnd, units[position].EndFrame);
        }

        var length = Math.Max(keptEnd, soundEnd + format.FrameOf(options.Tail));
        return new ProgrammeLayout(units, ChapterMarks(order, units, length), length);
    }

    private static TimeSpan PauseBefore(CastScript script, RunningOrder order, int position, bool startsChapter, MasteringOptions options)
    {
        if (position == 0)
        {
            return options.LeadIn;
        }

        var before = order.Units[position - 1];
        var here = order.Units[position];
        return options.Pauses.Before(
            Boundary(script.Script, before, here, startsChapter),
            script.Units[before].Voice != script.Units[here].Voice);
    }

    /// <summary>
    /// What stands between two units that follow each other in the programme: the script's own boundary where they do so in the
    /// script; a chapter's where the order jumps into another chapter or back; else the greatest of those left out, at most a paragraph's.
    /// </summary>
    private static BoundaryKind Boundary(Script script, int before, int here, bool startsChapter)
    {
        if (here == before + 1)
        {
            var own = script.Units[here].Boundary;
            return own == BoundaryKind.Start ? BoundaryKind.Chapter : own;
        }

        if (startsChapter || here <= before)
        {
            return BoundaryKind.Chapter;
        }

        var greatest = BoundaryKind.Clause;
        for (var i = before + 1; i <= here; i++)
        {
            greatest = (BoundaryKind)Math.Max((int)greatest, (int)script.Units[i].Boundary);
        }

        return (BoundaryKind)Math.Min((int)greatest, (int)BoundaryKind.Paragraph);
    }

    private static ChapterMark[] ChapterMarks(RunningOrder order, PlacedUnit[] units, long length)
    {
        // A chapter begins where its first unit fades in, at most 15 ms before the sound: a jump there cuts nothing off.
        var starts = order.Chapters.Select((c, i) => i == 0 ? 0 : units[c.FirstUnit].StartFrame).ToArray();
        return [.. order.Chapters.Select((c, i) => new ChapterMark(c.Title, starts[i], i + 1 < starts.Length ? starts[i + 1] : length, c.Section))];
    }
}
