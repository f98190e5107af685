namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>A model's ids for a piece of text, with the word behind each.</summary>
/// <param name="Ids">As the model takes them.</param>
/// <param name="Words">For each id the index of its word; −1 for marks, blanks, beginning and end.</param>
/// <param name="SymbolCount">How many of the symbols the model knew: Kokoro's row of the style table.</param>
internal sealed record PhonemeIds(long[] Ids, int[] Words, int SymbolCount)
{
    /// <summary>Most symbols that Kokoro takes at once.</summary>
    public const int KokoroLimit = 510;

    /// <summary>Beginning, then each phoneme's ids, a pad after everything but the end. Phonemes that the voice does not know are left out.</summary>
    /// <remarks>Piper, <c>phoneme_ids.py</c>: <c>^</c>, <c>_</c>, then id and <c>_</c> by turns, <c>$</c>.</remarks>
    public static PhonemeIds ForPiper(IEnumerable<PhonemeSymbol> symbols, PiperConfig config)
    {
        var (ids, words, count) = (new List<long>(), new List<int>(), 0);
        var pad = config.PhonemeIds.GetValueOrDefault("_", [0]);
        Add(config.PhonemeIds.GetValueOrDefault("^", [1]), -1);
        Add(pad, -1);
        foreach (var symbol in symbols)
        {
            // A voice that reads letters may know small ones only.
            if (config.PhonemeIds.TryGetValue(symbol.Value, out var known) || config.PhonemeIds.TryGetValue(symbol.Value.ToLowerInvariant(), out known))
            {
                Add(known, symbol.Word);
                Add(pad, symbol.Word);
                count++;
            }
        }

        Add(config.PhonemeIds.GetValueOrDefault("$", [2]), -1);
        return new PhonemeIds([.. ids], [.. words], count);

        void Add(long[] more, int word)
        {
            ids.AddRange(more);
            words.AddRange(Enumerable.Repeat(word, more.Length));
        }
    }

    /// <summary>An id for each character, a zero before and after. Characters that it does not know are left out.</summary>
    public static PhonemeIds ForKokoro(IEnumerable<PhonemeSymbol> symbols, KokoroVocabulary vocabulary)
    {
        var known = symbols.Where(s => vocabulary.Ids.ContainsKey(s.Value)).ToList();
        return new PhonemeIds([0, .. known.Select(s => vocabulary.Ids[s.Value]), 0], [-1, .. known.Select(s => s.Word), -1], known.Count);
    }
}
