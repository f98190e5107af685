using System.Collections;
using AudioEdition.Articles;

namespace AudioEdition.Speech.Normalization;

/// <summary>The tokens of a text in a third of the memory that a list takes: a book has half a million of them.</summary>
internal sealed class SpokenTokens : IReadOnlyList<SpokenToken>
{
    private const int Numbers = 4;

    /// <summary>Four numbers a token: start and end in the written text, start and end in the spoken one.</summary>
    private readonly ushort[] _places;

    /// <summary>Classes of the tokens that have one, in order.</summary>
    private readonly (int Index, string Class)[] _classes;

    private SpokenTokens(List<SpokenToken> tokens)
    {
        _places = new ushort[tokens.Count * Numbers];
        _classes = [.. tokens.Index().Where(t => t.Item.SemioticClass is not null).Select(t => (t.Index, t.Item.SemioticClass!))];
        for (var i = 0; i < tokens.Count; i++)
        {
            var (written, spoken, _) = tokens[i];
            _places[i * Numbers] = (ushort)written.Start;
            _places[(i * Numbers) + 1] = (ushort)written.End;
            _places[(i * Numbers) + 2] = (ushort)spoken.Start;
            _places[(i * Numbers) + 3] = (ushort)spoken.End;
        }
    }

    /// <inheritdoc/>
    public int Count => _places.Length / Numbers;

    /// <inheritdoc/>
    public SpokenToken this[int index]
    {
        get
        {
            var place = _places.AsSpan(index * Numbers, Numbers);
            return new SpokenToken(new TextSpan(place[0], place[1]), new TextSpan(place[2], place[3]), ClassOf(index));
        }
    }

    /// <summary>The same text with its tokens packed, where it is short enough, as units are.</summary>
    public static SpokenText Pack(SpokenText text) => text is { Tokens: List<SpokenToken> { Count: > 0 } tokens, Written.Length: <= ushort.MaxValue, Spoken.Length: <= ushort.MaxValue }
        ? text with { Tokens = new SpokenTokens(tokens) }
        : text;

    /// <inheritdoc/>
    public IEnumerator<SpokenToken> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string? ClassOf(int index)
    {
        foreach (var (at, name) in _classes)
        {
            if (at >= index)
            {
                return at == index ? name : null;
            }
        }

        return null;
    }
}
