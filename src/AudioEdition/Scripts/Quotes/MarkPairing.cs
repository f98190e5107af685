namespace AudioEdition.Scripts.Quotes;

/// <summary>Pairs the marks of one block into outermost runs.</summary>
/// <remarks>Each mark is looked at a bounded number of times: closers are found by one forward walk, and the walk goes on after the run.</remarks>
internal static class MarkPairing
{
    /// <summary>A run between marks: the indices of its marks in the block's list, or -1 where one is missing.</summary>
    internal readonly record struct Run(int Open, int Close, string? Repair);

    private const string Turned = "mark turned the wrong way";

    /// <summary>Finds the close of the mark at <paramref name="open"/>; -1 where there is none.</summary>
    /// <param name="marks">Marks of the block.</param>
    /// <param name="open">Index of the opening mark.</param>
    /// <param name="limit">Index of the mark at which the search was given up: the next opener of the same family, or the count.</param>
    public static int FindClose(List<Mark> marks, int open, out int limit)
    {
        var family = marks[open].Family;
        return family == MarkFamily.Single ? FindSingleClose(marks, open, out limit) : FindDoubleClose(marks, open, family, out limit);
    }

    /// <summary>True where the mark may open an outermost run.</summary>
    public static bool Opens(in Mark mark) => mark.Glyph switch
    {
        '“' or '‘' or '„' or '‚' or '‛' or '‟' => !(mark.CanClose && !mark.CanOpen),
        '”' => mark.CanOpen && !mark.CanClose,
        '’' => false,
        '«' or '‹' => mark.CanOpen || !mark.CanClose,
        '»' or '›' => mark.CanOpen && !mark.CanClose,
        _ => mark.CanOpen,
    };

    /// <summary>The repair that an opener needed, or null.</summary>
    public static string? RepairOfOpening(in Mark mark) => mark.Glyph is '”' ? Turned : mark.Length > (mark.Glyph == '"' ? 2 : 1) ? "mark doubled" : null;

    /// <summary>The repair that a closer needed, or null.</summary>
    public static string? RepairOfClosing(in Mark open, in Mark close) => close.Glyph == '“' && open.Glyph != '„' ? Turned : null;

    private static bool Closes(in Mark mark, in Mark open) => mark.Glyph switch
    {
        '”' => !(mark.CanOpen && !mark.CanClose),
        '“' => open.Glyph == '„' || (mark.CanClose && !mark.CanOpen),
        '„' or '‟' => false,
        '»' => open.Glyph != '»' && (mark.CanClose || !mark.CanOpen),
        '«' => open.Glyph == '»',
        '›' or '‹' => mark.CanClose,
        _ => mark.CanClose,
    };

    private static int FindDoubleClose(List<Mark> marks, int open, MarkFamily family, out int limit)
    {
        var depth = 1;
        var first = marks[open];
        for (var j = open + 1; j < marks.Count; j++)
        {
            var mark = marks[j];
            if (mark.Family != family)
            {
                continue;
            }

            if (Closes(mark, first))
            {
                depth--;
                if (depth == 0)
                {
                    limit = j;
                    return j;
                }
            }
            else if (Opens(mark))
            {
                // An opener inside: nested where two closers follow before the next opener, else the first one was never closed.
                if (depth > 1 || !TwoClosersFollow(marks, j, family, first))
                {
                    limit = j;
                    return -1;
                }

                depth++;
            }
        }

        limit = marks.Count;
        return -1;
    }

    private static bool TwoClosersFollow(List<Mark> marks, int at, MarkFamily family, in Mark first)
    {
        var seen = 0;
        for (var j = at + 1; j < marks.Count && seen < 2; j++)
        {
            if (marks[j].Family == family)
            {
                if (!Closes(marks[j], first))
                {
                    return false;
                }

                seen++;
            }
        }

        return seen == 2;
    }

    private static int FindSingleClose(List<Mark> marks, int open, out int limit)
    {
        var weak = -1;
        var weakS = -1;
        var depth = 1;
        var j = open + 1;
        for (; j < marks.Count; j++)
        {
            var mark = marks[j];
            if (mark.Family != MarkFamily.Single)
            {
                continue;
            }

            if (Opens(mark) && mark.CanOpen && !mark.CanClose)
            {
                if (weak >= 0 || weakS >= 0)
                {
                    break;
                }

                if (++depth > 2)
                {
                    break;
                }
            }
            else if (mark.CanClose && mark.Glyph != '‘')
            {
                if (mark.AfterPunctuation || depth > 1)
                {
                    if (--depth == 0)
                    {
                        limit = j;
                        return j;
                    }
                }
                else if (!mark.AfterS)
                {
                    weak = weak < 0 ? j : weak;
                }
                else
                {
                    weakS = weakS < 0 ? j : weakS;
                }
            }
        }

        limit = j;
        return weak >= 0 ? weak : weakS;
    }
}
