using System.Text;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Turns clauses into phonemes, each with its word.</summary>
internal sealed class Pronouncer(EspeakPhonemizer phonemizer)
{
    /// <summary>Pronounces clauses for a voice.</summary>
    /// <param name="voice">The voice.</param>
    /// <param name="clauses">The text.</param>
    /// <param name="given">Pronunciations that go before the phonemizer's.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>For each clause its phonemes with blanks between words, without the mark at its end.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<PhonemeSymbol>>> PronounceAsync(
        LocalVoice voice, IReadOnlyList<SpokenClause> clauses, IReadOnlyList<SpokenPhonemes> given, CancellationToken cancellationToken)
    {
        var words = clauses.SelectMany(c => c.Words).ToList();
        var sounds = voice.PhonemizerVoice is { } language
            ? await WordsAsync(language, clauses, given.Count > 0, cancellationToken).ConfigureAwait(false)
            : [.. words.Select(w => w.Text)];
        Replace(sounds, words, given, voice);

        var lines = new List<IReadOnlyList<PhonemeSymbol>>(clauses.Count);
        foreach (var clause in clauses)
        {
            var line = new List<PhonemeSymbol>();
            for (var i = 0; i < clause.Words.Count; i++)
            {
                var word = clause.FirstWord + i;
                if (sounds[word].Length == 0)
                {
                    continue;
                }

                if (line.Count > 0)
                {
                    line.Add(new PhonemeSymbol(" ", -1));
                }

                line.AddRange(Symbols(sounds[word], voice).Select(s => new PhonemeSymbol(s, s == " " ? -1 : word)));
            }

            lines.Add(line);
        }

        return lines;
    }

    private static IEnumerable<string> Symbols(string sound, LocalVoice voice)
    {
        var text = voice.Vocabulary is not null
            ? KokoroPhonemes.FromIpa(sound.Normalize(NormalizationForm.FormC), voice.PhonemizerVoice!)
            : sound.Normalize(NormalizationForm.FormD);
        return text.EnumerateRunes().Select(r => r.ToString());
    }

    /// <summary>A run takes the place of its first word's sound; further words of the run are said with it. What the voice has no phoneme for stays as it was.</summary>
    private static void Replace(string[] sounds, List<SpokenWord> words, IReadOnlyList<SpokenPhonemes> given, LocalVoice voice)
    {
        foreach (var run in given)
        {
            var first = words.FindIndex(w => w.Span.Start < run.Spoken.End && w.Span.End > run.Spoken.Start);
            if (first < 0 || !Symbols(run.Ipa, voice).Any(s => IsKnown(voice, s)))
            {
                continue;
            }

            sounds[first] = run.Ipa;
            for (var next = first + 1; next < words.Count && words[next].Span.Start < run.Spoken.End; next++)
            {
                sounds[next] = "";
            }
        }
    }

    private static bool IsKnown(LocalVoice voice, string symbol) =>
        voice.Vocabulary?.Ids.ContainsKey(symbol) ?? voice.Piper!.PhonemeIds.ContainsKey(symbol);

    /// <summary>How each word sounds among its neighbours.</summary>
    private async Task<string[]> WordsAsync(string language, IReadOnlyList<SpokenClause> clauses, bool exactly, CancellationToken cancellationToken)
    {
        var lines = await phonemizer.PronounceAsync(language, [.. clauses.Select(c => c.Line)], cancellationToken).ConfigureAwait(false);
        var sounds = new string[clauses.Sum(c => c.Words.Count)];
        var open = new List<(SpokenClause Clause, string Line)>();
        for (var i = 0; i < clauses.Count; i++)
        {
            var groups = lines[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!exactly && groups.Length == clauses[i].Words.Count)
            {
                groups.CopyTo(sounds, clauses[i].FirstWord);
            }
            else
            {
                open.Add((clauses[i], lines[i]));
            }
        }

        if (open.Count > 0)
        {
            await AlignAsync(language, open, sounds, cancellationToken).ConfigureAwait(false);
        }

        return sounds;
    }

    private async Task AlignAsync(string language, List<(SpokenClause Clause, string Line)> open, string[] sounds, CancellationToken cancellationToken)
    {
        var texts = open.SelectMany(o => o.Clause.Words).Select(w => w.Text).Distinct(StringComparer.Ordinal).ToList();
        var alone = await phonemizer.PronounceAsync(language, texts, cancellationToken).ConfigureAwait(false);
        var soundOf = texts.Zip(alone).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        foreach (var (clause, line) in open)
        {
            var own = clause.Words.Select(w => soundOf[w.Text]).ToList();
            if (PhonemeAlignment.Align(line, own) is not { } places)
            {
                // Too long to be laid side by side: each word as it sounds alone.
                own.CopyTo(sounds, clause.FirstWord);
                continue;
            }

            var parts = clause.Words.Select(_ => new StringBuilder()).ToArray();
            for (var i = 0; i < line.Length; i++)
            {
                if (places[i] >= 0)
                {
                    parts[places[i]].Append(line[i]);
                }
                else if (i > 0 && i + 1 < line.Length && places[i - 1] >= 0 && places[i - 1] == places[i + 1])
                {
                    parts[places[i - 1]].Append(' ');
                }
            }

            for (var i = 0; i < parts.Length; i++)
            {
                sounds[clause.FirstWord + i] = parts[i].ToString();
            }
        }
    }
}
