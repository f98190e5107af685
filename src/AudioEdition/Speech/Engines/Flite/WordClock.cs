namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Turns phones and their words into marks.</summary>
internal static class WordClock
{
    /// <summary>The marks of an utterance.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="pronunciations">How each sounds alone.</param>
    /// <param name="phones">What was spoken.</param>
    /// <param name="frameCount">Its length in frames of <see cref="FliteBase.SampleRateHz"/>.</param>
    /// <returns>One for each word; none at all where words and phones do not fit, since a guess is no mark.</returns>
    public static IReadOnlyList<SpeechMark> Marks(
        IReadOnlyList<FliteWord> words,
        IReadOnlyList<IReadOnlyList<string>> pronunciations,
        IReadOnlyList<FlitePhone> phones,
        long frameCount)
    {
        if (PhoneAlignment.Align(pronunciations, phones) is not { } spans)
        {
            return [];
        }

        var ends = Ends(phones, frameCount);
        var marks = new SpeechMark[words.Count];
        for (var i = 0; i < marks.Length; i++)
        {
            var (first, last) = spans[i];
            var start = first == 0 ? 0 : ends[first - 1];
            marks[i] = new SpeechMark(start, ends[last] - start, words[i].Source);
        }

        return marks.All(m => m.FrameCount > 0) ? marks : [];
    }

    /// <summary>The phones' ends on the utterance's clock.</summary>
    private static long[] Ends(IReadOnlyList<FlitePhone> phones, long frameCount)
    {
        var sentences = phones[^1].Sentence + 1;
        var lengths = new double[sentences];
        foreach (var phone in phones)
        {
            lengths[phone.Sentence] = phone.EndSeconds;
        }

        // The sound of a sentence is some 3 ms shorter than its phones, so the sentences' starts come from the sound's length.
        var missing = (lengths.Sum() - (frameCount / (double)FliteBase.SampleRateHz)) / sentences;
        var ends = new long[phones.Count];
        var start = 0.0;
        for (var i = 0; i < ends.Length; i++)
        {
            if (i > 0 && phones[i].Sentence != phones[i - 1].Sentence)
            {
                start += lengths[phones[i - 1].Sentence] - missing;
            }

            ends[i] = Math.Min(frameCount, (long)Math.Round((start + phones[i].EndSeconds) * FliteBase.SampleRateHz));
        }

        return ends;
    }
}
