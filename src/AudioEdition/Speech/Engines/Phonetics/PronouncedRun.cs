using AudioEdition.Articles;

namespace AudioEdition.Speech.Engines.Phonetics;

/// <summary>A run of spoken text with the sounds that it is to have.</summary>
/// <param name="Spoken">In indices of the request's text.</param>
/// <param name="Phones">Its sounds.</param>
internal readonly record struct PronouncedRun(TextSpan Spoken, IReadOnlyList<EnglishPhone> Phones)
{
    /// <summary>The runs of a request, word by word where its pronunciations have as many words as the text that they stand for.</summary>
    /// <exception cref="SpeechSynthesisException">A run lies outside the text or over another, or its pronunciation cannot be read; the message names both.</exception>
    public static IReadOnlyList<PronouncedRun> Of(string engine, SpeechRequest request)
    {
        var runs = new List<PronouncedRun>();
        var end = 0;
        foreach (var (given, ipa) in request.Phonemes)
        {
            var span = given;
            CheckPlace(engine, request, span, end);
            end = span.End;
            var word = span.In(request.SpokenText);
            if (IpaReader.FindFault(ipa, out var words) is { } fault)
            {
                throw new SpeechSynthesisException(engine, request.VoiceName, $"The pronunciation \"{ipa}\" of \"{word}\" cannot be spoken: {fault}. Correct it in the lexicon.");
            }

            // The ending is part of what is heard as one word, and no engine says it right beside sounds that stand in its own notation.
            if (HasPossessive(request.SpokenText, end))
            {
                end += 2;
                words = [.. words.SkipLast(1), [.. words[^1], .. EndingAfter(words[^1][^1])]];
                span = new TextSpan(span.Start, end);
            }

            var places = Words(request.SpokenText, span);
            if (places.Count == words.Count)
            {
                runs.AddRange(places.Zip(words, (place, phones) => new PronouncedRun(place, phones)));
            }
            else
            {
                runs.Add(new PronouncedRun(span, [.. words.SelectMany(w => w)]));
            }
        }

        return runs;
    }

    /// <summary>Checks that a run follows the one before it inside the text.</summary>
    /// <exception cref="SpeechSynthesisException">It does not.</exception>
    public static void CheckPlace(string engine, SpeechRequest request, TextSpan span, int from)
    {
        if (span.Start < from || span.End <= span.Start || span.End > request.SpokenText.Length)
        {
            throw new SpeechSynthesisException(engine, request.VoiceName, $"A pronunciation stands at {span}, which is outside the text or inside another.");
        }
    }

    private static bool HasPossessive(string text, int at) =>
        at + 1 < text.Length && (text[at] is '\'' or '\u2019') && text[at + 1] == 's' && (at + 2 == text.Length || !char.IsLetter(text[at + 2]));

    private static EnglishPhone[] EndingAfter(EnglishPhone last) => last.Name switch
    {
        "s" or "z" or "sh" or "zh" or "ch" or "jh" => [new EnglishPhone("ax", true, false), new EnglishPhone("z", false, false)],
        "p" or "t" or "k" or "f" or "th" => [new EnglishPhone("s", false, false)],
        _ => [new EnglishPhone("z", false, false)],
    };

    private static List<TextSpan> Words(string text, TextSpan span)
    {
        var words = new List<TextSpan>();
        for (var i = span.Start; i < span.End;)
        {
            var end = text.IndexOf(' ', i, span.End - i);
            end = end < 0 ? span.End : end;
            if (end > i)
            {
                words.Add(new TextSpan(i, end));
            }

            i = end + 1;
        }

        return words;
    }
}
