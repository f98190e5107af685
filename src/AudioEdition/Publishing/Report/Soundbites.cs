using AudioEdition.Mastering;
using AudioEdition.Publishing.Plans;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Report;

/// <summary>Chooses the quotations that an app plays to make somebody listen to the rest.</summary>
/// <remarks>
/// Podcast namespace, <c>soundbite</c>: 15 to 120 s are recommended, a title of at most 128 characters. A quotation is mostly shorter, so a bite begins with one and
/// goes on with what follows it until it is long enough.
/// </remarks>
internal static class Soundbites
{
    private const int Most = 3;
    private const double Shortest = 15;
    private const double Longest = 120;

    /// <summary>Quotations shorter than this say too little.</summary>
    private const double ShortestQuotation = 3;

    public static List<ReportSoundbite> Of(SpokenScript plan, Programme programme)
    {
        var found = new List<(double Spoken, ReportSoundbite Bite)>();
        for (var i = 0; i < programme.Cues.Count; i++)
        {
            if (SpeakerAt(plan, programme.Cues[i]) is { } speaker && (i == 0 || QuotationAt(plan, programme.Cues[i - 1]) != QuotationAt(plan, programme.Cues[i])))
            {
                found.Add(BiteFrom(plan, programme, i, speaker));
            }
        }

        var chosen = new List<ReportSoundbite>();
        foreach (var (_, bite) in found.Where(f => f.Spoken >= ShortestQuotation).OrderByDescending(f => f.Spoken).ThenBy(f => f.Bite.Start))
        {
            if (chosen.Count < Most && chosen.TrueForAll(c => bite.Start >= c.Start + c.Seconds || c.Start >= bite.Start + bite.Seconds))
            {
                chosen.Add(bite);
            }
        }

        return chosen;
    }

    private static (double Spoken, ReportSoundbite Bite) BiteFrom(SpokenScript plan, Programme programme, int first, string speaker)
    {
        var start = programme.Cues[first].StartFrame;
        var quotation = QuotationAt(plan, programme.Cues[first]);
        var (spokenEnd, end) = (start, start);
        for (var i = first; i < programme.Cues.Count; i++)
        {
            var isQuoted = QuotationAt(plan, programme.Cues[i]) == quotation;
            var length = Seconds(programme.Cues[i].EndFrame);
            if (length > Longest || (!isQuoted && (Seconds(end) >= Shortest || EndsBite(plan, programme.Cues[i]))))
            {
                break;
            }

            end = programme.Cues[i].EndFrame;
            spokenEnd = isQuoted ? end : spokenEnd;
        }

        var words = WordSpans.OneLine(plan.Units[programme.Cues[first].UnitIndex].Cast.Unit.Text);
        var bite = new ReportSoundbite(
            programme.Format.TimeOf(start).TotalSeconds, Seconds(end), PublishedText.Shorten($"{speaker}: {words}", 128));
        return (Seconds(spokenEnd), bite);

        double Seconds(long frame) => programme.Format.TimeOf(frame - start).TotalSeconds;
    }

    /// <summary>Another article, or words that are none's.</summary>
    private static bool EndsBite(SpokenScript plan, ProgrammeCue cue) =>
        plan.Units[cue.UnitIndex].Cast.Unit.Kind is UnitKind.Headline or UnitKind.Intro or UnitKind.Disclosure or UnitKind.Outro;

    private static int? QuotationAt(SpokenScript plan, ProgrammeCue cue) => plan.Units[cue.UnitIndex].Cast.Unit.QuotationIndex;

    /// <summary>Who says a direct quotation; null for everything else and everybody without a name.</summary>
    private static string? SpeakerAt(SpokenScript plan, ProgrammeCue cue)
    {
        var script = plan.Cast.Script;
        var unit = plan.Units[cue.UnitIndex].Cast;
        return unit.Unit.Kind == UnitKind.Quotation
            && unit.Unit.QuotationIndex is { } quotation && script.Quotations[quotation].Kind == QuotationKind.Direct
            && script.PersonOf(unit.SpeakerId) is { Named: true } person ? person.Name : null;
    }
}
