using AudioEdition.Articles;

namespace AudioEdition.Speech.Engines.Web;

/// <summary>Word times from pieces of the sent text whose times a service tells: words, parts of words, or characters.</summary>
/// <remarks>Best effort on the services' side, so all or nothing: pieces that run backwards, lie outside the sound or are not the text's give no word times at all.</remarks>
internal static class TimedText
{
    /// <summary>Times are rounded, and a last sound may be cut: so much they may lie behind the end.</summary>
    private const double ToleranceSeconds = 0.06;

    /// <summary>A piece of the sent text with its time.</summary>
    /// <param name="Start">Index of its first character.</param>
    /// <param name="End">Index after its last.</param>
    /// <param name="From">Seconds.</param>
    /// <param name="To">Seconds.</param>
    public readonly record struct Piece(int Start, int End, double From, double To);

    /// <summary>Finds words in the text, one after the other; between two of them there may be signs but no letter.</summary>
    /// <returns>The pieces; null where the words are not the text's.</returns>
    public static List<Piece>? Find(string text, IEnumerable<(string Word, double From, double To)> words)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var (word, from, to) in words)
        {
            var wanted = Trim(word);
            if (wanted.Length == 0)
            {
                continue;
            }

            while (at < text.Length && !char.IsLetterOrDigit(text[at]) && !char.IsSurrogate(text[at]))
            {
                at++;
            }

            if (at + wanted.Length > text.Length || !text.AsSpan(at, wanted.Length).Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            pieces.Add(new Piece(at, at + wanted.Length, from, to));
            at += wanted.Length;
        }

        return text[at..].Any(char.IsLetterOrDigit) ? null : pieces;
    }

    /// <summary>The marks of the words that the pieces make up.</summary>
    /// <param name="text">The sent text, with its way back.</param>
    /// <param name="pieces">In order.</param>
    /// <param name="rate">Hz.</param>
    /// <param name="frames">Length of the sound.</param>
    public static IReadOnlyList<SpeechMark> Marks(PlainSpeechText text, IReadOnlyList<Piece> pieces, int rate, int frames)
    {
        var end = (frames / (double)rate) + ToleranceSeconds;
        for (var i = 0; i < pieces.Count; i++)
        {
            var (from, to) = (pieces[i].From, pieces[i].To);
            if (!(from >= 0 && to >= from && to <= end) || (i > 0 && from < pieces[i - 1].From))
            {
                return [];
            }
        }

        var marks = new List<SpeechMark>();
        var next = 0;
        foreach (var word in Words(text.Text))
        {
            var (from, to) = (double.MaxValue, -1.0);
            while (next < pieces.Count && pieces[next].Start < word.End)
            {
                if (pieces[next].End > word.Start)
                {
                    (from, to) = (Math.Min(from, pieces[next].From), Math.Max(to, pieces[next].To));
                }

                next++;
            }

            var first = Math.Max(marks.Count > 0 ? marks[^1].Frame + marks[^1].FrameCount : 0, (long)Math.Round(Math.Min(from, end) * rate));
            var last = Math.Min(frames, (long)Math.Round(to * rate));
            if (to >= 0 && last > first)
            {
                marks.Add(new SpeechMark(first, last - first, new TextSpan(text.Sources[word.Start], text.Sources[word.End - 1] + 1)));
            }
        }

        return marks;
    }

    /// <summary>What stands between blanks and dashes, without the punctuation at its ends.</summary>
    private static IEnumerable<TextSpan> Words(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('\u2013' or '\u2014' or '\u2026'))
            {
                end++;
            }

            var (first, last) = (at, end);
            while (first < last && !IsWordPart(text[first]))
            {
                first++;
            }

            while (last > first && !IsWordPart(text[last - 1]))
            {
                last--;
            }

            if (last > first)
            {
                yield return new TextSpan(first, last);
            }

            at = end + 1;
        }
    }

    private static ReadOnlySpan<char> Trim(string word)
    {
        var (first, last) = (0, word.Length);
        while (first < last && !IsWordPart(word[first]))
        {
            first++;
        }

        while (last > first && !IsWordPart(word[last - 1]))
        {
            last--;
        }

        return word.AsSpan(first, last - first);
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
