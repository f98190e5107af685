using System.Globalization;
using System.Text;

namespace AudioEdition.Publishing.Cover;

/// <summary>Puts the parts of a line that run from right to left, and those inside them that do not, in the order in which they are seen.</summary>
/// <remarks>
/// The rules of the Unicode Bidirectional Algorithm (UAX #9) that a headline needs: strong characters, numbers with their separators and signs, neutrals between them, reordering. Marks that
/// set a direction by hand are no part of a line here: they are taken out before.
/// </remarks>
internal static class WritingDirection
{
    private enum Direction
    {
        Neutral,
        Left,
        Right,
        Number,
    }

    /// <summary>True where most letters run from right to left: a headline in English that begins with a word in Arabic is one in English.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsRightToLeft(string text)
    {
        var letters = text.EnumerateRunes().Select(DirectionOf).ToArray();
        return letters.Count(d => d == Direction.Right) > letters.Count(d => d == Direction.Left);
    }

    /// <summary>Parts a line into runs of one direction.</summary>
    /// <param name="text">One line, in the order in which it is read.</param>
    /// <param name="isRightToLeft">The direction of the text that it is a line of.</param>
    /// <returns>From left to right as they are seen; each run's own text stays in the order in which it is read.</returns>
    public static IReadOnlyList<(string Text, bool IsRightToLeft)> Runs(string text, bool isRightToLeft)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        var directions = starts.Select(s => Rune.TryGetRuneAt(text, s, out var rune) ? DirectionOf(rune) : Direction.Neutral).ToArray();
        if (!isRightToLeft && !directions.Contains(Direction.Right))
        {
            return [(text, false)];
        }

        JoinNumbers(text, starts, directions);
        var levels = Levels(directions, isRightToLeft ? 1 : 0);
        var runs = new List<(string Text, int Level)>();
        for (int from = 0, to; from < starts.Length; from = to)
        {
            for (to = from + 1; to < starts.Length && levels[to] == levels[from]; to++)
            {
                // On to the next change.
            }

            runs.Add((text[starts[from]..(to < starts.Length ? starts[to] : text.Length)], levels[from]));
        }

        return [.. Reordered(runs).Select(r => (r.Text, r.Level % 2 == 1))];
    }

    /// <summary>Separators inside a number and signs at it are read with it (rules W4 and W5).</summary>
    private static void JoinNumbers(string text, int[] starts, Direction[] directions)
    {
        for (var i = 0; i < starts.Length; i++)
        {
            var before = i > 0 && directions[i - 1] == Direction.Number;
            var after = i + 1 < starts.Length && directions[i + 1] == Direction.Number;
            if (directions[i] == Direction.Neutral
                && ((before && after && text[starts[i]] is '.' or ',' or ':' or '/') || ((before || after) && text[starts[i]] is '%' or '°' or '€' or '$' or '£' or '¥' or '+' or '-' or '−')))
            {
                directions[i] = Direction.Number;
            }
        }
    }

    private static int[] Levels(Direction[] directions, int line)
    {
        var left = line == 0 ? 0 : 2;
        var levels = new int[directions.Length];
        var strong = line == 1 ? Direction.Right : Direction.Left;
        for (var i = 0; i < directions.Length; i++)
        {
            strong = directions[i] is Direction.Left or Direction.Right ? directions[i] : strong;
            directions[i] = directions[i] == Direction.Number && strong == Direction.Left ? Direction.Left : directions[i];
            levels[i] = directions[i] switch
            {
                Direction.Left => left,
                Direction.Right => 1,
                Direction.Number => 2,
                _ => -1,
            };
        }

        // A number after words from the left is one of them (rule W7). Neutrals go with their neighbours where these agree, else with the line (rules N1 and N2). A number among words from the right counts as one of them.
        for (int from = 0, to; from < levels.Length; from = to)
        {
            for (to = from + 1; levels[from] < 0 && to < levels.Length && levels[to] < 0; to++)
            {
                // On to the end of the neutrals.
            }

            if (levels[from] < 0)
            {
                var (before, after) = (from > 0 ? Side(from - 1) : line, to < levels.Length ? Side(to) : line);
                Array.Fill(levels, before != after ? line : before == 1 ? 1 : left, from, to - from);
            }
        }

        return levels;

        int Side(int i) => directions[i] == Direction.Left ? 0 : 1;
    }

    /// <summary>From the highest level down, each stretch of that level or more is turned round (rule L2).</summary>
    private static List<(string Text, int Level)> Reordered(List<(string Text, int Level)> runs)
    {
        for (var level = 2; level >= 1; level--)
        {
            for (int from = 0, to; from < runs.Count; from = to)
            {
                for (to = from + 1; runs[from].Level >= level && to < runs.Count && runs[to].Level >= level; to++)
                {
                    // On to the end of the stretch.
                }

                runs.Reverse(from, to - from);
            }
        }

        return runs;
    }

    private static Direction DirectionOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => Direction.Number,
        _ when rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => Direction.Right,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.LetterNumber or UnicodeCategory.SpacingCombiningMark => Direction.Left,
        _ => Direction.Neutral,
    };
}
