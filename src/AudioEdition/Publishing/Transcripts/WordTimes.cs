using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Plans;
using AudioEdition.Speech;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>Lays the written words of a unit over its time.</summary>
/// <remarks>
/// A written word is followed to its spoken words, for "1.2m" takes five times as long as its four characters. Where the engine told word times they are the anchors;
/// between anchors, and without any, time goes by the length of what is spoken, with a share for the pauses that punctuation makes.
/// </remarks>
public static class WordTimes
{
    /// <summary>Times the words of a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="cue">When it is heard.</param>
    /// <param name="marks">Word times in frames of the programme, counted from <paramref name="cue"/>'s first frame; null or empty where there are none.</param>
    /// <returns>Every word of the unit's text, in order; times rise and stay inside the cue.</returns>
    public static IReadOnlyList<TimedWord> Of(SpokenUnit unit, ProgrammeCue cue, IReadOnlyList<SpeechMark>? marks = null)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var text = unit.Cast.Unit.Text;
        var words = WordSpans.Of(text);
        var spoken = unit.Spoken;

        // Spoken words that belong to another writing than the one that is shown cannot be followed back: then characters are all there is.
        var clock = new SpokenClock(spoken.Spoken, cue.EndFrame - cue.StartFrame, marks ?? []);
        var follow = new SpokenPlace(spoken.Written == text ? spoken.Tokens : [], text.Length, spoken.Spoken.Length);
        var timed = new List<TimedWord>(words.Count);
        long last = 0;
        foreach (var word in words)
        {
            var place = follow.Of(word);
            var start = Math.Max(last, clock.FrameAt(place.Start));
            var end = Math.Max(start, clock.FrameAt(place.End));
            timed.Add(new TimedWord(word, cue.StartFrame + start, cue.StartFrame + end, !clock.Knows(place)));
            last = end;
        }

        return timed;
    }

    /// <summary>Written to spoken indices, for words asked in order.</summary>
    private sealed class SpokenPlace(IReadOnlyList<SpokenToken> tokens, int writtenLength, int spokenLength)
    {
        private int _next;

        public TextSpan Of(TextSpan word)
        {
            while (_next < tokens.Count && tokens[_next].Written.End <= word.Start)
            {
                _next++;
            }

            int start = -1, end = -1;
            for (var i = _next; i < tokens.Count && tokens[i].Written.Start < word.End; i++)
            {
                var token = tokens[i];
                if (start < 0)
                {
                    start = Inside(token, Math.Max(word.Start, token.Written.Start));
                }

                end = Inside(token, Math.Min(word.End, token.Written.End));
            }

            return start >= 0 ? new TextSpan(start, Math.Max(start, end))
                : tokens.Count > 0 ? Beside()
                : new TextSpan(Scale(word.Start), Scale(word.End));
        }

        private static int Inside(SpokenToken token, int written) => token.Written.IsEmpty
            ? token.Spoken.End
            : token.Spoken.Start + (int)((long)(written - token.Written.Start) * token.Spoken.Length / token.Written.Length);

        /// <summary>A word that became no spoken one: a moment between its neighbours.</summary>
        private TextSpan Beside()
        {
            var at = _next < tokens.Count ? tokens[_next].Spoken.Start : spokenLength;
            return new TextSpan(at, at);
        }

        private int Scale(int written) => writtenLength == 0 ? 0 : (int)((long)written * spokenLength / writtenLength);
    }

    /// <summary>Spoken indices to frames from the unit's first.</summary>
    private sealed class SpokenClock
    {
        private readonly double[] _weight;
        private readonly List<(int Index, long Frame)> _anchors = [];
        private readonly bool[] _known;

        public SpokenClock(string spoken, long frames, IReadOnlyList<SpeechMark> marks)
        {
            _weight = Weights(spoken);
            _known = new bool[spoken.Length];
            _anchors.Add((0, 0));
            foreach (var mark in marks)
            {
                if (mark.Spoken.Start < _anchors[^1].Index || mark.Spoken.End > spoken.Length || mark.Spoken.IsEmpty)
                {
                    // Marks come from engines; one that goes backwards or beyond the text tells nothing.
                    continue;
                }

                var start = Math.Clamp(mark.Frame, _anchors[^1].Frame, frames);
                _anchors.Add((mark.Spoken.Start, start));
                _anchors.Add((mark.Spoken.End, Math.Clamp(mark.Frame + mark.FrameCount, start, frames)));
                _known.AsSpan(mark.Spoken.Start, mark.Spoken.Length).Fill(true);
            }

            _anchors.Add((spoken.Length, frames));
        }

        public bool Knows(TextSpan place) => !place.IsEmpty && _known.AsSpan(place.Start, place.Length).Contains(true);

        public long FrameAt(int index)
        {
            // The last anchor at or before the index; where several stand on one index (a pause between two words) the first ends, the last begins.
            int low = 0, high = _anchors.Count - 1;
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                (low, high) = _anchors[middle].Index <= index ? (middle, high) : (low, middle - 1);
            }

            if (low == _anchors.Count - 1)
            {
                return _anchors[low].Frame;
            }

            var (from, to) = (_anchors[low], _anchors[low + 1]);
            var whole = _weight[to.Index] - _weight[from.Index];
            var share = whole <= 0 ? 0 : (_weight[index] - _weight[from.Index]) / whole;
            return from.Frame + (long)Math.Round(share * (to.Frame - from.Frame));
        }

        /// <summary>How long the text up to each index takes, in letters.</summary>
        private static double[] Weights(string spoken)
        {
            var end = spoken.Length;
            while (end > 0 && !char.IsLetterOrDigit(spoken[end - 1]))
            {
                end--;
            }

            var sum = new double[spoken.Length + 1];
            for (var i = 0; i < spoken.Length; i++)
            {
                // What stands after the last letter has no pause inside the unit.
                sum[i + 1] = sum[i] + (i < end ? WeightOf(spoken[i]) : 0);
            }

            return sum;
        }

        // Rough shares of speech at a usual rate: some 65 ms a letter, 200 ms at a comma, 350 ms at a full stop.
        private static double WeightOf(char c) => c switch
        {
            '.' or '!' or '?' or '…' => 5,
            ',' or ';' or ':' or '—' or '–' => 3,
            _ when char.IsLetterOrDigit(c) => 1,
            _ => 0.3,
        };
    }
}
