using System.Globalization;

namespace AudioEdition.Articles.Sifting;

/// <summary>A phrase that tells what a block is, written as a row such as <c>4 ^sign up for|to .. newsletter*|inbox</c>.</summary>
/// <remarks>
/// The number is the weight: 4 decides alone, 2 wants support, 1 is a hint, 6 decides against any shield.
/// <c>^</c> sentence start, <c>^^</c> block start, <c>$</c> block end, <c>a|b</c> either, <c>a?</c> may be missing, <c>a*</c> any ending,
/// <c>..</c> up to eight words of the same sentence, <c>#</c> a number, <c>Name</c> a capitalised word, <c>_</c> any word,
/// <c>&lt;=9</c> only in a block of at most nine words.
/// </remarks>
internal sealed class CuePattern
{
    private const int LongestGap = 8;

    private const string NameWord = "Name";

    private readonly Element[] _elements;
    private readonly bool _opensSentence;
    private readonly bool _opensBlock;
    private readonly int _mostWords;

    private CuePattern(CutReason reason, int weight, Element[] elements, bool opensSentence, bool opensBlock, int mostWords, string row)
    {
        Reason = reason;
        Weight = weight;
        _elements = elements;
        _opensSentence = opensSentence;
        _opensBlock = opensBlock;
        _mostWords = mostWords;
        Row = row;
    }

    /// <summary>True where a match can begin only with the block's first word.</summary>
    public bool OpensBlock => _opensBlock;

    public CutReason Reason { get; }

    public int Weight { get; }

    public string Row { get; }

    /// <summary>Words that a match can begin with; empty where it can begin with any.</summary>
    public IReadOnlyList<string> Openings
    {
        get
        {
            var words = new List<string>();
            foreach (var element in _elements)
            {
                if (element.Kind != ElementKind.Word || element.Words.Exists(w => w.EndsWith('*') || w == NameWord))
                {
                    return [];
                }

                words.AddRange(element.Words);
                if (!element.IsOptional)
                {
                    break;
                }
            }

            return words;
        }
    }

    public static CuePattern Parse(CutReason reason, string row)
    {
        var parts = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var weight = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var mostWords = int.MaxValue;
        var elements = new List<Element>();
        bool opensSentence = false, opensBlock = false;
        foreach (var part in parts.AsSpan(1))
        {
            var word = part;
            if (word.StartsWith("<=", StringComparison.Ordinal))
            {
                mostWords = int.Parse(word.AsSpan(2), CultureInfo.InvariantCulture);
                continue;
            }

            if (elements.Count == 0)
            {
                opensBlock = word.StartsWith("^^", StringComparison.Ordinal);
                opensSentence = !opensBlock && word.StartsWith('^');
                word = word.TrimStart('^');
            }

            elements.Add(Element.Parse(word));
        }

        return new CuePattern(reason, weight, [.. elements], opensSentence, opensBlock, mostWords, row);
    }

    /// <summary>The index after the match that begins at <paramref name="start"/>, or -1.</summary>
    public int MatchEnd(List<Token> tokens, int start)
    {
        var token = tokens[start];
        if (tokens.Count > _mostWords || token.IsQuoted || (_opensBlock && start > 0) || (_opensSentence && !token.OpensSentence))
        {
            return -1;
        }

        return Match(tokens, start, 0);
    }

    private int Match(List<Token> tokens, int at, int element)
    {
        if (element == _elements.Length)
        {
            return at;
        }

        var e = _elements[element];
        switch (e.Kind)
        {
            case ElementKind.Gap:
                for (var i = at; i <= tokens.Count && i <= at + LongestGap; i++)
                {
                    var pastSentence = i > at && tokens[i - 1].ClosesSentence && i < tokens.Count;
                    if (pastSentence)
                    {
                        return -1;
                    }

                    if (Match(tokens, i, element + 1) is >= 0 and var end)
                    {
                        return end;
                    }
                }

                return -1;
            case ElementKind.Colon:
                return at > 0 && tokens[at - 1].IsBeforeColon ? Match(tokens, at, element + 1) : -1;
            case ElementKind.BlockEnd:
                return at == tokens.Count ? Match(tokens, at, element + 1) : -1;
            default:
                if (at < tokens.Count && e.Fits(tokens[at]) && Match(tokens, at + 1, element + 1) is >= 0 and var matched)
                {
                    return matched;
                }

                return e.IsOptional ? Match(tokens, at, element + 1) : -1;
        }
    }

    private enum ElementKind
    {
        Word,
        Number,
        Name,
        Any,
        Gap,
        Colon,
        BlockEnd,
    }

    private sealed record Element(ElementKind Kind, List<string> Words, bool IsOptional)
    {
        private readonly int[] _ids = [.. Words.Where(w => w[^1] != '*' && w != NameWord).Select(CueVocabulary.Add)];
        private readonly string[] _prefixes = [.. Words.Where(w => w[^1] == '*').Select(w => w[..^1])];
        private readonly bool _takesNames = Words.Contains(NameWord);

        public static Element Parse(string text)
        {
            var optional = text.Length > 1 && text.EndsWith('?');
            var core = optional ? text[..^1] : text;
            return core switch
            {
                ".." => new Element(ElementKind.Gap, [], optional),
                ":" => new Element(ElementKind.Colon, [], optional),
                "$" => new Element(ElementKind.BlockEnd, [], optional),
                "#" => new Element(ElementKind.Number, [], optional),
                "_" => new Element(ElementKind.Any, [], optional),
                NameWord => new Element(ElementKind.Name, [], optional),
                _ => new Element(ElementKind.Word, [.. core.Split('|')], optional),
            };
        }

        public bool Fits(in Token token) => Kind switch
        {
            ElementKind.Number => token.IsNumber,
            ElementKind.Name => token.IsCapital && !token.IsQuoted,
            ElementKind.Any => true,
            _ => !token.IsQuoted && (FitsWord(token) || (_takesNames && token.IsCapital)),
        };

        private bool FitsWord(in Token token)
        {
            foreach (var id in _ids)
            {
                if (id == token.Id)
                {
                    return true;
                }
            }

            foreach (var prefix in _prefixes)
            {
                if (token.Key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
