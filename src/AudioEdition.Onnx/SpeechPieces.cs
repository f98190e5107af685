namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Cuts pronounced clauses into what a model is handed at once.</summary>
/// <remarks>Piper is trained on single sentences, so each goes alone; Kokoro sounds better with more and takes 510 symbols, so sentences go together while they fit.</remarks>
internal static class SpeechPieces
{
    /// <summary>A sentence that long is no sentence: a model would need gigabytes for it.</summary>
    private const int PiperLimit = 2_000;

    /// <summary>Cuts.</summary>
    /// <param name="clauses">The text.</param>
    /// <param name="lines">Its phonemes, clause by clause.</param>
    /// <param name="isKokoro">For which model.</param>
    public static IReadOnlyList<IReadOnlyList<PhonemeSymbol>> Cut(IReadOnlyList<SpokenClause> clauses, IReadOnlyList<IReadOnlyList<PhonemeSymbol>> lines, bool isKokoro)
    {
        var limit = isKokoro ? PhonemeIds.KokoroLimit : PiperLimit;
        var pieces = new List<IReadOnlyList<PhonemeSymbol>>();
        var open = new List<PhonemeSymbol>();
        foreach (var sentence in Sentences(clauses, lines, limit))
        {
            if (open.Count > 0 && (!isKokoro || open.Count + 1 + sentence.Count > limit))
            {
                pieces.Add(open);
                open = [];
            }

            if (open.Count > 0)
            {
                open.Add(new PhonemeSymbol(" ", -1));
            }

            open.AddRange(sentence);
        }

        if (open.Count > 0)
        {
            pieces.Add(open);
        }

        return pieces;
    }

    /// <summary>Sentences, or parts of those that are over the limit: cut after a clause, else after a word, else anywhere.</summary>
    private static IEnumerable<List<PhonemeSymbol>> Sentences(IReadOnlyList<SpokenClause> clauses, IReadOnlyList<IReadOnlyList<PhonemeSymbol>> lines, int limit)
    {
        var open = new List<PhonemeSymbol>();
        for (var i = 0; i < clauses.Count; i++)
        {
            foreach (var part in Parts(lines[i], limit - 2))
            {
                if (open.Count > 0 && open.Count + part.Count + 2 > limit)
                {
                    yield return open;
                    open = [];
                }

                if (open.Count > 0)
                {
                    open.Add(new PhonemeSymbol(" ", -1));
                }

                open.AddRange(part);
            }

            if (open.Count > 0)
            {
                open.Add(new PhonemeSymbol(clauses[i].Mark.ToString(), -1));
            }

            if (clauses[i].EndsSentence && open.Count > 0)
            {
                yield return open;
                open = [];
            }
        }

        if (open.Count > 0)
        {
            yield return open;
        }
    }

    private static IEnumerable<IReadOnlyList<PhonemeSymbol>> Parts(IReadOnlyList<PhonemeSymbol> line, int limit)
    {
        for (var start = 0; start < line.Count;)
        {
            var end = Math.Min(line.Count, start + limit);
            if (end < line.Count)
            {
                var blank = end;
                while (blank > start && line[blank].Value != " ")
                {
                    blank--;
                }

                end = blank > start ? blank : end;
            }

            yield return [.. line.Skip(start).Take(end - start)];
            start = end < line.Count && line[end].Value == " " ? end + 1 : end;
        }
    }
}
