using AudioEdition.Articles;

namespace AudioEdition.Speech.Normalization;

/// <summary>Joins a reading of a text with a reading of what came out of it, so that the written text is mapped to the last words.</summary>
internal static class Rereading
{
    /// <summary>The two as one.</summary>
    /// <param name="first">Written text to words.</param>
    /// <param name="second">These words, read as if they were written.</param>
    public static SpokenText Join(SpokenText first, SpokenText second)
    {
        if (string.Equals(first.Spoken, second.Spoken, StringComparison.Ordinal))
        {
            return first;
        }

        var tokens = new List<SpokenToken>(first.Tokens.Count);
        var next = 0;
        foreach (var token in first.Tokens)
        {
            var start = -1;
            var end = 0;
            string? read = null;

            // A token of the second reading belongs to the first one that it touches; what it takes from a later one as well makes one token of both.
            for (; next < second.Tokens.Count && second.Tokens[next].Written.Start < token.Spoken.End; next++)
            {
                start = start < 0 ? second.Tokens[next].Spoken.Start : start;
                end = second.Tokens[next].Spoken.End;
                read ??= second.Tokens[next].SemioticClass;
            }

            if (start < 0 && tokens.Count > 0 && token.Spoken.Length > 0)
            {
                tokens[^1] = tokens[^1] with { Written = new TextSpan(tokens[^1].Written.Start, token.Written.End) };
                continue;
            }

            var at = tokens.Count > 0 ? tokens[^1].Spoken.End : 0;
            tokens.Add(new SpokenToken(token.Written, start < 0 ? new TextSpan(at, at) : new TextSpan(start, end), token.SemioticClass ?? read));
        }

        return new SpokenText(first.Written, second.Spoken, tokens) { Phonemes = second.Phonemes };
    }
}
