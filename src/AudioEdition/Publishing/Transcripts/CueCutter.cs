using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Plans;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>Cuts units into cues of at most two lines.</summary>
/// <param name="maxLine">Longest line in UTF-16 units.</param>
/// <param name="nameAtChange">True to begin a cue with "Name: " where the speaker changes, for formats without a place for names.</param>
internal sealed class CueCutter(int maxLine, bool nameAtChange = false)
{
    /// <summary>The cues of a programme, in order.</summary>
    public IEnumerable<TranscriptCue> Cut(SpokenScript script, Programme programme, IReadOnlyList<IReadOnlyList<SpeechMark>>? marks)
    {
        string? lastSpeaker = null;
        long lastStart = 0;
        foreach (var cue in programme.Cues)
        {
            var unit = script.Units[cue.UnitIndex];
            var speaker = SpeakerNames.Of(script.Cast.Script, unit.Cast);
            var pieces = Pieces(unit.Cast.Unit.Text, WordTimes.Of(unit, cue, marks?[cue.UnitIndex]));
            if (nameAtChange && speaker != lastSpeaker && pieces.Count > 0)
            {
                pieces.InsertRange(0, Named(speaker + ":", pieces[0].Start));
            }

            lastSpeaker = speaker;
            foreach (var part in Cues(programme.Format, cue, speaker, pieces, lastStart))
            {
                lastStart = part.StartMs;
                yield return part;
            }
        }
    }

    private readonly record struct Piece(string Text, long Start, long End, bool Estimated);

    private IEnumerable<Piece> Named(string name, long frame)
    {
        foreach (var word in WordSpans.Of(name))
        {
            foreach (var (text, _) in Chop(word.In(name)))
            {
                yield return new Piece(text, frame, frame, false);
            }
        }
    }

    /// <summary>The words; one longer than a line is chopped.</summary>
    private List<Piece> Pieces(string text, IReadOnlyList<TimedWord> words)
    {
        var pieces = new List<Piece>(words.Count);
        foreach (var word in words)
        {
            var whole = word.Written.In(text);
            foreach (var (part, at) in Chop(whole))
            {
                var frames = word.EndFrame - word.StartFrame;
                pieces.Add(new Piece(
                    part,
                    word.StartFrame + frames * at / whole.Length,
                    word.StartFrame + frames * (at + part.Length) / whole.Length,
                    word.Estimated || part.Length < whole.Length));
            }
        }

        return pieces;
    }

    private IEnumerable<(string Text, int At)> Chop(string word)
    {
        var at = 0;
        while (word.Length - at > maxLine)
        {
            var length = char.IsHighSurrogate(word[at + maxLine - 1]) ? maxLine - 1 : maxLine;
            yield return (word.Substring(at, length), at);
            at += length;
        }

        yield return (at == 0 ? word : word[at..], at);
    }

    /// <summary>The cues of a unit; none begins before the last one of the unit before.</summary>
    private IEnumerable<TranscriptCue> Cues(AudioFormat format, ProgrammeCue unit, string speaker, List<Piece> pieces, long lastStart)
    {
        for (var from = 0; from < pieces.Count;)
        {
            var to = End(pieces, from);
            var startsUnit = from == 0;
            var endsUnit = to == pieces.Count;
            var start = Milliseconds(format, startsUnit ? unit.StartFrame : pieces[from].Start);
            var end = Milliseconds(format, endsUnit ? unit.EndFrame : pieces[to].Start);
            lastStart = Math.Max(start, lastStart);
            yield return new TranscriptCue(
                unit.UnitIndex,
                speaker,
                lastStart,
                Math.Max(end, lastStart + 1),
                Lines(pieces, from, to),
                (!startsUnit && pieces[from].Estimated) || (!endsUnit && pieces[to].Estimated));
            from = to;
        }
    }

    private static long Milliseconds(AudioFormat format, long frame) => (long)Math.Round(format.TimeOf(frame).TotalMilliseconds);

    /// <summary>Where the cue that begins at <paramref name="from"/> ends: at the end of a sentence, else of a clause, else where the lines are full.</summary>
    private int End(List<Piece> pieces, int from)
    {
        var full = Full(pieces, from);
        if (full == pieces.Count)
        {
            return full;
        }

        int best = full, bestScore = 0;
        var length = 0;
        for (var i = from; i < full; i++)
        {
            length += pieces[i].Text.Length + 1;

            // A cue of a word or two flashes by: breaks before a third of the room don't count.
            var score = length * 3 < maxLine * 2 ? 0 : Score(pieces[i].Text);
            if (score > 0 && score >= bestScore)
            {
                (best, bestScore) = (i + 1, score);
            }
        }

        // Without a good place: don't leave one or two words alone for the next cue.
        return bestScore == 0 && pieces.Count - full <= 2 && full - from > 4 ? from + (pieces.Count - from + 1) / 2 : best;
    }

    private static int Score(string word)
    {
        var end = word.Length;
        while (end > 0 && word[end - 1] is '"' or '\'' or '”' or '’' or ')' or ']' or '»')
        {
            end--;
        }

        return end == 0 ? 0 : word[end - 1] switch
        {
            '.' or '!' or '?' or '…' => 2,
            ',' or ';' or ':' or '—' or '–' => 1,
            _ => 0,
        };
    }

    /// <summary>The first piece that no longer fits into two lines.</summary>
    private int Full(List<Piece> pieces, int from)
    {
        var line = 0;
        var used = 0;
        for (var i = from; i < pieces.Count; i++)
        {
            var next = used == 0 ? pieces[i].Text.Length : used + 1 + pieces[i].Text.Length;
            if (next <= maxLine)
            {
                used = next;
                continue;
            }

            if (++line == 2)
            {
                return i;
            }

            used = pieces[i].Text.Length;
        }

        return pieces.Count;
    }

    private string[] Lines(List<Piece> pieces, int from, int to)
    {
        var words = pieces.GetRange(from, to - from).Select(p => p.Text).ToArray();
        var whole = string.Join(' ', words);
        if (whole.Length <= maxLine)
        {
            return [whole];
        }

        // The most even of the breaks that keep both lines short enough; there is one, for the cue was filled line by line.
        int cut = -1, best = int.MaxValue, at = -1;
        for (var i = 0; i < words.Length - 1; i++)
        {
            at += words[i].Length + 1;
            int first = at, second = whole.Length - at - 1;
            if (first <= maxLine && second <= maxLine && Math.Abs(first - second) < best)
            {
                (cut, best) = (at, Math.Abs(first - second));
            }
        }

        return [whole[..cut], whole[(cut + 1)..]];
    }
}
