namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Turns phones and their words into marks.</summary>
internal static class WordClock
{
    /// <summary>The marks of an utterance.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="pronunciations">How each sounds alone.</param>
    /// <param name="phones">What was spoken.</param>
    /// <param name="sentenceStarts">First frame of each sentence, at <see cref="FliteBase.SampleRateHz"/>; a sentence's sound is some milliseconds shorter than its phones.</param>
    /// <param name="frameCount">Length of all.</param>
    /// <returns>One for each word; none at all where words and phones do not fit, since a guess is no mark.</returns>
    public static IReadOnlyList<SpeechMark> Marks(
        IReadOnlyList<FliteWord> words,
        IReadOnlyList<IReadOnlyList<string>> pronunciations,
        IReadOnlyList<FlitePhone> phones,
        IReadOnlyList<long> sentenceStarts,
        long frameCount)
    {
        if (phones.Count == 0 || phones[^1].Sentence != sentenceStarts.Count - 1 || PhoneAlignment.Align(pronunciations, phones) is not { } spans)
        {
            return [];
        }

        var ends = new long[phones.Count];
        for (var i = 0; i < ends.Length; i++)
        {
            var end = sentenceStarts[phones[i].Sentence] + (long)Math.Round(phones[i].EndSeconds * FliteBase.SampleRateHz);
            ends[i] = Math.Min(end, phones[i].Sentence + 1 < sentenceStarts.Count ? sentenceStarts[phones[i].Sentence + 1] : frameCount);
        }

        var marks = new SpeechMark[words.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            var (first, last) = spans[i];
            var isFirst = first == 0 || phones[first].Sentence != phones[first - 1].Sentence;
            var start = isFirst ? sentenceStarts[phones[first].Sentence] : ends[first - 1];
            marks[i] = new SpeechMark(start, ends[last] - start, words[i].Source);
        }

        return marks.All(m => m.FrameCount > 0) ? marks : [];
    }
}
