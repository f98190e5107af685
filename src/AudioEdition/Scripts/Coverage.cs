using System.Globalization;
using System.Text;
using AudioEdition.Articles;

namespace AudioEdition.Scripts;

/// <summary>Proves that everything of an article that is kept is read, and once.</summary>
/// <remarks>
/// The rule, in full in <c>docs/coverage.md</c>: every character of a kept block that is not white space is in exactly one unit. Characters that are not heard
/// (marks, punctuation, ornaments) may be in none where they are the delimiters of a quotation unit, which is the run of such characters directly at its edge, or
/// where their whole block has nothing that is heard.
/// </remarks>
public static class Coverage
{
    /// <summary>Checks units against an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="units">Its units, in any order; those without a span are passed over.</param>
    /// <returns>What is covered, what is missing and what is read twice.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A unit's span does not lie inside the article's text.</exception>
    public static CoverageReport Check(Article article, IReadOnlyList<NarrationUnit> units)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(units);
        var text = article.Text;
        var count = new Count(text);
        foreach (var unit in units)
        {
            if (unit.Span is not { } span)
            {
                continue;
            }

            if (span.Start < 0 || span.End > text.Length || span.IsEmpty)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(units),
                    string.Create(CultureInfo.InvariantCulture, $"Unit {unit.Index} has the span {span}, which does not lie inside the article's text."));
            }

            count.Add(span, unit.QuotationIndex is not null);
        }

        return count.Of(article.Blocks);
    }

    /// <summary>How many units each character is in, as steps up and down, so that units in any order and overlap cost the same.</summary>
    private sealed class Count(string text)
    {
        private readonly int[] _steps = new int[text.Length + 1];
        private readonly HashSet<int> _quotationStarts = [];
        private readonly HashSet<int> _quotationEnds = [];
        private readonly List<TextSpan> _missing = [];
        private readonly List<TextSpan> _doubled = [];
        private long _kept;
        private long _covered;
        private long _delimiters;

        public void Add(TextSpan span, bool isQuotation)
        {
            _steps[span.Start]++;
            _steps[span.End]--;
            if (isQuotation)
            {
                _quotationStarts.Add(span.Start);
                _quotationEnds.Add(span.End);
            }
        }

        public CoverageReport Of(IReadOnlyList<ArticleBlock> blocks)
        {
            var at = 0;
            var depth = 0;
            foreach (var block in blocks)
            {
                for (; at <= block.Span.Start; at++)
                {
                    depth += _steps[at];
                }

                CountBlock(block.Span, ref at, ref depth);
            }

            return new CoverageReport
            {
                KeptCharacters = _kept,
                CoveredCharacters = _covered,
                DelimiterCharacters = _delimiters,
                Missing = _missing,
                Doubled = _doubled,
            };
        }

        /// <summary>Goes through the runs of equal depth; <paramref name="depth"/> is that of the character before <paramref name="at"/>.</summary>
        private void CountBlock(TextSpan block, ref int at, ref int depth)
        {
            var hasSound = TextSpans.IsVoiced(text, block);
            for (var start = block.Start; start < block.End;)
            {
                while (at < block.End && _steps[at] == 0)
                {
                    at++;
                }

                var run = new TextSpan(start, at);
                if (depth == 0)
                {
                    CountGap(run, hasSound);
                }
                else
                {
                    _covered += CountInk(run);
                    if (depth > 1)
                    {
                        AddInk(_doubled, run);
                    }
                }

                _kept += CountInk(run);
                start = at;
                if (at < block.End)
                {
                    depth += _steps[at++];
                }
            }
        }

        /// <summary>Characters in no unit: delimiters at either end of the gap, the rest missing.</summary>
        private void CountGap(TextSpan gap, bool blockHasSound)
        {
            var first = !blockHasSound || _quotationEnds.Contains(gap.Start) ? SilentFromStart(gap) : gap.Start;
            var last = _quotationStarts.Contains(gap.End) ? SilentFromEnd(gap with { Start = first }) : gap.End;
            _delimiters += CountInk(gap with { End = first }) + CountInk(gap with { Start = last });
            AddInk(_missing, new TextSpan(first, last));
        }

        private int SilentFromStart(TextSpan gap)
        {
            var index = gap.Start;
            foreach (var rune in TextSpans.Slice(text, gap).EnumerateRunes())
            {
                if (Voicing.IsVoiced(rune))
                {
                    break;
                }

                index += rune.Utf16SequenceLength;
            }

            return Math.Min(index, gap.End);
        }

        private int SilentFromEnd(TextSpan gap)
        {
            var index = gap.End;
            while (index > gap.Start)
            {
                Rune.DecodeLastFromUtf16(text.AsSpan(gap.Start, index - gap.Start), out var rune, out var length);
                if (Voicing.IsVoiced(rune))
                {
                    break;
                }

                index -= length;
            }

            return index;
        }

        private long CountInk(TextSpan span)
        {
            var count = 0L;
            foreach (var c in TextSpans.Slice(text, span))
            {
                count += char.IsWhiteSpace(c) ? 0 : 1;
            }

            return count;
        }

        private void AddInk(List<TextSpan> spans, TextSpan span)
        {
            var trimmed = TextSpans.Trim(text, span);
            if (!trimmed.IsEmpty)
            {
                spans.Add(trimmed);
            }
        }
    }
}
