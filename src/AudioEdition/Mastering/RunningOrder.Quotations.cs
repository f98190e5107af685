using AudioEdition.Scripts;

namespace AudioEdition.Mastering;

public sealed partial record RunningOrder
{
    private const int LongestTitle = 64;

    /// <summary>The quotations alone, a chapter each, titled by who and on what.</summary>
    /// <param name="script">The script.</param>
    /// <returns>The order; null where the script quotes nobody.</returns>
    /// <remarks>
    /// What a listener hears as one quotation is one chapter: all units of a quotation, a quotation that goes on in the next paragraph
    /// without a closing mark, and one split by its reporting clause inside a sentence ("…," she said, "…").
    /// </remarks>
    public static RunningOrder? QuotationsOnly(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        var units = new List<int>();
        var chapters = new List<Chapter>();
        var sections = script.Chapters.Where(c => c.Section is not null).ToDictionary(c => c.FirstUnit, c => c.Section);
        string? section = null;
        foreach (var unit in script.Units)
        {
            section = sections.GetValueOrDefault(unit.Index) ?? section;
            if (unit.Kind != UnitKind.Quotation)
            {
                continue;
            }

            if (units.Count > 0 && GoesOn(script, script.Units[units[^1]], unit))
            {
                chapters[^1] = chapters[^1] with { UnitCount = chapters[^1].UnitCount + 1 };
            }
            else
            {
                chapters.Add(new Chapter(Title(script, unit), units.Count, 1, section));
                section = null;
            }

            units.Add(unit.Index);
        }

        return units.Count == 0 ? null : new RunningOrder { Units = units, Chapters = chapters };
    }

    /// <summary>What is wrong with the order for a script of so many units, or null.</summary>
    /// <param name="unitCount">Units of the script.</param>
    internal string? FaultFor(int unitCount)
    {
        if (Units.Count == 0)
        {
            return "The running order holds no unit.";
        }

        if (Units.Any(u => u < 0 || u >= unitCount))
        {
            return "The running order names a unit that the script does not have.";
        }

        var next = 0;
        foreach (var chapter in Chapters)
        {
            if (chapter.FirstUnit != next || chapter.UnitCount < 1)
            {
                return $"The chapter \"{chapter.Title}\" does not follow the one before without gap.";
            }

            next += chapter.UnitCount;
        }

        return next == Units.Count ? null : "The chapters do not hold all units of the running order.";
    }

    private static bool GoesOn(Script script, NarrationUnit before, NarrationUnit unit)
    {
        if (before.QuotationIndex == unit.QuotationIndex)
        {
            return true;
        }

        if (script.AttributionOf(before)?.SpeakerId != script.AttributionOf(unit)?.SpeakerId)
        {
            return false;
        }

        if (unit.QuotationIndex is { } index && script.Quotations[index].ContinuesIndex is { } continued && continued == before.QuotationIndex)
        {
            return true;
        }

        for (var i = before.Index + 1; i <= unit.Index; i++)
        {
            if (script.Units[i].Boundary != BoundaryKind.Clause)
            {
                return false;
            }
        }

        return true;
    }

    private static string Title(Script script, NarrationUnit unit)
    {
        var speaker = script.PersonOf(script.AttributionOf(unit)?.SpeakerId)?.Name ?? "Unattributed";
        var words = unit.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var title = $"{speaker}: {words.FirstOrDefault()}";
        foreach (var word in words.Skip(1))
        {
            if (title.Length + 1 + word.Length > LongestTitle)
            {
                return title.TrimEnd(',', ';', ':', '.', '–', '—', '-', '…', ' ') + "…";
            }

            title += $" {word}";
        }

        return title.TrimEnd(',', ';', ':', '.', ' ');
    }
}
