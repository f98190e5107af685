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
        foreach (var (span, ipa) in request.Phonemes)
        {
            CheckPlace(engine, request, span, end);
            end = span.End;
            var word = span.In(request.SpokenText);
            if (IpaReader.FindFault(ipa, out var words) is { } fault)
            {
                throw new SpeechSynthesisException(engine, request.VoiceName, $"The pronunciation \"{ipa}\" of \"{word}\" cannot be spoken: {fault}. Correct it in the lexicon.");
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
