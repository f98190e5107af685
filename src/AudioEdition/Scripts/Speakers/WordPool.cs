namespace AudioEdition.Scripts.Speakers;

/// <summary>Folds each distinct word of an article once; names come again and again.</summary>
internal sealed class WordPool
{
    private readonly Dictionary<string, string> _folded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public WordPool() => _bySpan = _folded.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Fold(ReadOnlySpan<char> word)
    {
        if (!_bySpan.TryGetValue(word, out var folded))
        {
            folded = Speakers.Fold.Word(word);
            _bySpan[word] = folded;
        }

        return folded;
    }
}
