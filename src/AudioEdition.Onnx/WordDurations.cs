namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Word times from a model's own durations.</summary>
internal static class WordDurations
{
    /// <summary>Durations and sound are the same count of steps; more apart than that, the figures mean something else.</summary>
    private const double Tolerance = 0.02;

    /// <summary>The words of a piece.</summary>
    /// <param name="answer">Sound and durations.</param>
    /// <param name="ids">What was asked.</param>
    /// <param name="words">The words of the whole text.</param>
    /// <param name="hop">Samples in a step.</param>
    /// <param name="startFrame">Where the piece begins.</param>
    /// <returns>In order; empty where the model tells nothing, or nothing that fits its sound.</returns>
    public static IReadOnlyList<SpeechMark> Marks(ModelAnswer answer, PhonemeIds ids, IReadOnlyList<SpokenWord> words, int hop, long startFrame)
    {
        if (answer.Durations is not { } durations || durations.Length != ids.Ids.Length || durations.Any(d => !(d >= 0))
            || Math.Abs((durations.Sum() * hop) - answer.Samples.Length) > Math.Max(hop, answer.Samples.Length * Tolerance))
        {
            return [];
        }

        var marks = new List<SpeechMark>();
        var step = 0.0;
        for (var i = 0; i < durations.Length;)
        {
            var (word, first) = (ids.Words[i], step);
            while (i < durations.Length && ids.Words[i] == word)
            {
                step += durations[i++];
            }

            var start = Math.Min(answer.Samples.Length, (long)Math.Round(first * hop));
            var count = Math.Min(answer.Samples.Length, (long)Math.Round(step * hop)) - start;
            if (word < 0 || count <= 0)
            {
                continue;
            }

            // A word of several parts ("U S") is one word.
            if (marks.Count > 0 && marks[^1].Spoken == words[word].Span)
            {
                marks[^1] = marks[^1] with { FrameCount = startFrame + start + count - marks[^1].Frame };
            }
            else
            {
                marks.Add(new SpeechMark(startFrame + start, count, words[word].Span));
            }
        }

        return marks;
    }
}
