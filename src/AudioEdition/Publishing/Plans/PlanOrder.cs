using System.Globalization;
using AudioEdition.Articles;
using AudioEdition.Scripts;

namespace AudioEdition.Publishing.Plans;

/// <summary>What is heard in which order after an editor's changes.</summary>
internal static class PlanOrder
{
    /// <summary>The units that are heard, in order, and the chapters over them.</summary>
    public static (IReadOnlyList<PlanUnit> Units, IReadOnlyList<Chapter> Chapters) Of(PlanNode list, List<PlanUnit> units, PlanNode unitsNode)
    {
        var byIndex = units.ToDictionary(u => u.Unit.Index);
        var position = units.Select((u, i) => (u.Unit.Index, i)).ToDictionary(p => p.Index, p => p.i);
        var listed = new HashSet<int>();
        var chapters = new List<(string Title, string? Section, List<PlanUnit> Units)>();
        string? section = null;
        foreach (var node in list.Items())
        {
            var members = new List<PlanUnit>();
            foreach (var item in node["units"].Items())
            {
                var index = item.Integer(0, int.MaxValue);
                if (!listed.Add(index))
                {
                    throw item.Fault(string.Create(CultureInfo.InvariantCulture, $"unit {index} is in a chapter already"));
                }

                // A unit that stands in no list any more was taken out; its chapter need not be told.
                if (byIndex.TryGetValue(index, out var unit))
                {
                    members.Add(unit);
                }
            }

            // A section whose first chapter is gone begins with the next.
            var title = node["title"].Words();
            section = node.Find("section")?.Words() ?? section;
            if (members.Count > 0)
            {
                chapters.Add((title, section, members));
                section = null;
            }
        }

        if (chapters.Count == 0)
        {
            throw list.Fault("no chapter has a unit left: there is nothing to read");
        }

        if (!Rises(units.Select(u => u.Unit.Index)))
        {
            FollowTheList(chapters, position, unitsNode);
        }

        var first = 0;
        var result = new List<Chapter>(chapters.Count);
        foreach (var (title, opened, members) in chapters)
        {
            result.Add(new Chapter(title, first, members.Count, opened));
            first += members.Count;
        }

        return ([.. chapters.SelectMany(c => c.Units)], result);
    }

    /// <summary>The pause before a unit, after a look at what was moved or taken out before it.</summary>
    public static BoundaryKind Boundary(Article article, IReadOnlyList<PlanUnit> order, int at, bool opensChapter)
    {
        var unit = order[at].Unit;
        if (at == 0)
        {
            return BoundaryKind.Start;
        }

        var before = order[at - 1].Unit;
        if (before.Index + 1 == unit.Index)
        {
            return unit.Boundary;
        }

        // Where units between the two are gone, or these two never were neighbours, the pause of the file no longer fits.
        var least = opensChapter ? BoundaryKind.Chapter
            : before.Index < unit.Index && SameBlock(article, before.Span, unit.Span) ? BoundaryKind.Sentence
            : BoundaryKind.Paragraph;
        return unit.Boundary == BoundaryKind.Heading || unit.Boundary > least ? unit.Boundary : least;
    }

    private static bool SameBlock(Article article, TextSpan? a, TextSpan? b) =>
        a is { } first && b is { } second && article.Blocks.Any(block => block.Span.Contains(first) && block.Span.Contains(second));

    private static void FollowTheList(List<(string Title, string? Section, List<PlanUnit> Units)> chapters, Dictionary<int, int> position, PlanNode unitsNode)
    {
        if (Rises(chapters.SelectMany(c => c.Units).Select(u => u.Unit.Index)))
        {
            foreach (var (_, _, members) in chapters)
            {
                members.Sort((a, b) => position[a.Unit.Index].CompareTo(position[b.Unit.Index]));
            }
        }

        var last = -1;
        foreach (var unit in chapters.SelectMany(c => c.Units))
        {
            var at = position[unit.Unit.Index];
            if (at < last)
            {
                throw unit.Node.Fault(string.Create(
                    CultureInfo.InvariantCulture,
                    $"unit {unit.Unit.Index} was moved here, but the chapters name another order; move it in their lists, and leave {unitsNode.Path} as it was"));
            }

            last = at;
        }
    }

    private static bool Rises(IEnumerable<int> numbers)
    {
        var last = -1;
        foreach (var number in numbers)
        {
            if (number < last)
            {
                return false;
            }

            last = number;
        }

        return true;
    }
}
