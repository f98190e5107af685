using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Scripts;
using AudioEdition.Speech;

namespace AudioEdition;

/// <summary>What the programmes of an edition hold.</summary>
/// <param name="Whole">The programme; null where only the quotations are wanted.</param>
/// <param name="Quotations">The quotations alone; null where there is none.</param>
internal sealed record RunningOrders(RunningOrder? Whole, RunningOrder? Quotations)
{
    /// <exception cref="NothingToNarrateException">There is nothing to say, or no quotation where only quotations are wanted.</exception>
    public static RunningOrders Of(SpokenScript plan, bool quotationsOnly)
    {
        var script = plan.Cast.Script;
        var whole = Audible(RunningOrder.Whole(script), plan)
            ?? throw new NothingToNarrateException(script.Article.Source, $"'{script.Article.Source}' holds no words that can be spoken.");
        var quotations = RunningOrder.QuotationsOnly(script) is { } order ? Audible(order, plan) : null;
        if (quotationsOnly && quotations is null)
        {
            throw new NothingToNarrateException(script.Article.Source, $"'{script.Article.Source}' holds no direct quotation; make the whole edition with: build");
        }

        return new RunningOrders(quotationsOnly ? null : whole, quotations);
    }

    /// <summary>Leaves out units that say nothing (a line of symbols), and chapters of such units alone.</summary>
    private static RunningOrder? Audible(RunningOrder order, SpokenScript plan)
    {
        var units = new List<int>();
        var chapters = new List<Chapter>();
        string? section = null;
        foreach (var chapter in order.Chapters)
        {
            section = chapter.Section ?? section;
            var first = units.Count;
            units.AddRange(order.Units.Skip(chapter.FirstUnit).Take(chapter.UnitCount).Where(u => plan.Units[u].Spoken.Spoken.Any(char.IsLetterOrDigit)));
            if (units.Count > first)
            {
                chapters.Add(chapter with { FirstUnit = first, UnitCount = units.Count - first, Section = section });
                section = null;
            }
        }

        return units.Count == 0 ? null : order with { Units = units, Chapters = chapters };
    }
}
