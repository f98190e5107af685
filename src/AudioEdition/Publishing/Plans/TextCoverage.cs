using System.Globalization;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Scripts;

namespace AudioEdition.Publishing.Plans;

/// <summary>How much of an article's text is either spoken or cut for a reason: the proof that nothing was lost on the way.</summary>
/// <remarks>
/// What counts is every letter, digit and sign that is read as a word (%, &amp;, currencies). Punctuation has no sound of its own, and the marks around a quotation belong to no unit.
/// </remarks>
public sealed record TextCoverage
{
    /// <summary>Letters, digits and signs read as words, outside the cuts, in UTF-16 units.</summary>
    public required int Kept { get; init; }

    /// <summary>Those of them that stand in exactly one unit.</summary>
    public required int Covered { get; init; }

    /// <summary>Runs of the text that are neither spoken nor cut, in order, edged by what counts.</summary>
    public required IReadOnlyList<TextSpan> Gaps { get; init; }

    /// <summary>Runs of the text that are spoken twice, or both spoken and cut; in order.</summary>
    public required IReadOnlyList<TextSpan> Overlaps { get; init; }

    /// <summary>100 where nothing is lost or doubled; for a text without anything to say as well.</summary>
    public double Percent => Kept == 0 ? 100 : 100.0 * Covered / Kept;

    /// <summary>Measures a script.</summary>
    /// <param name="script">The script.</param>
    public static TextCoverage Of(Script script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return Of(script.Article.Text, script.Article.Cuts.Select(c => c.Span), script.Units.Select(u => u.Span).OfType<TextSpan>());
    }

    /// <summary>Measures a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cuts">What is cut of it.</param>
    /// <param name="units">What is spoken of it; in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span lies outside the text.</exception>
    public static TextCoverage Of(string text, IEnumerable<TextSpan> cuts, IEnumerable<TextSpan> units)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(units);

        // How often a character is claimed, and by what; 200 is as good as any number above one.
        var spoken = new byte[text.Length];
        var cut = new bool[text.Length];
        foreach (var span in units)
        {
            CheckInside(span, text);
            for (var i = span.Start; i < span.End; i++)
            {
                spoken[i] = (byte)Math.Min(spoken[i] + 1, 200);
            }
        }

        foreach (var span in cuts)
        {
            CheckInside(span, text);
            cut.AsSpan(span.Start, span.Length).Fill(true);
        }

        int kept = 0, covered = 0;
        var gaps = new RunCollector();
        var overlaps = new RunCollector();
        for (var i = 0; i < text.Length; i++)
        {
            var isGap = spoken[i] == 0 && !cut[i];
            var isOverlap = spoken[i] > 1 || (spoken[i] == 1 && cut[i]);
            if (!IsSayable(text, i))
            {
                gaps.Pass(isGap);
                overlaps.Pass(isOverlap);
                continue;
            }

            gaps.Add(i, isGap);
            overlaps.Add(i, isOverlap);
            if (!cut[i])
            {
                kept++;
                covered += spoken[i] == 1 ? 1 : 0;
            }
        }

        return new TextCoverage { Kept = kept, Covered = covered, Gaps = gaps.Runs, Overlaps = overlaps.Runs };
    }

    /// <summary>True for letters, digits and the signs that are read as words; both halves of a pair of surrogates count, a lone one does not.</summary>
    internal static bool IsSayable(string text, int index)
    {
        var c = text[index];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c) || c is '%' or '&' or '@' or '$';
        }

        var first = char.IsLowSurrogate(c) && index > 0 ? index - 1 : index;
        return Rune.TryGetRuneAt(text, first, out var rune)
            && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
                UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.CurrencySymbol);
    }

    private static void CheckInside(TextSpan span, string text)
    {
        if (span.Start < 0 || span.End > text.Length || span.Start > span.End)
        {
            throw new ArgumentOutOfRangeException(nameof(text), $"The span {span} lies outside the text of {text.Length.ToString(CultureInfo.InvariantCulture)} characters.");
        }
    }

    /// <summary>Joins neighbours to runs; characters that don't count neither begin nor end one.</summary>
    private sealed class RunCollector
    {
        private bool _broken = true;

        public List<TextSpan> Runs { get; } = [];

        public void Add(int index, bool belongs)
        {
            if (!belongs)
            {
                _broken = true;
                return;
            }

            if (_broken)
            {
                Runs.Add(new TextSpan(index, index + 1));
            }
            else
            {
                Runs[^1] = Runs[^1] with { End = index + 1 };
            }

            _broken = false;
        }

        public void Pass(bool belongs) => _broken |= !belongs;
    }
}
