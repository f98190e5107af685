using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <summary>The reporter's text as tokens and sentences: each quotation is one token in it.</summary>
internal sealed class Narration
{
    private readonly Token[] _tokens;
    private readonly int[] _quotationTokens;
    private readonly int[] _blockStarts;

    private Narration(string text, Token[] tokens, int[] quotationTokens, int[] blockStarts, int[] sentenceStarts)
    {
        Text = text;
        _tokens = tokens;
        _quotationTokens = quotationTokens;
        _blockStarts = blockStarts;
        SentenceStarts = sentenceStarts;
    }

    public string Text { get; }

    public Token[] Tokens => _tokens;

    public int Count => _tokens.Length;

    /// <summary>First token of each sentence, and the count of tokens as a sentinel.</summary>
    public int[] SentenceStarts { get; }

    public int BlockCount => _blockStarts.Length - 1;

    public ReadOnlySpan<char> WordAt(int index) => Text.AsSpan(_tokens[index].Start, _tokens[index].End - _tokens[index].Start);

    public int TokenOfQuotation(int quotation) => _quotationTokens[quotation];

    public int BlockStart(int block) => _blockStarts[block];

    public int SentenceStart(int token) => SentenceStarts[_tokens[token].Sentence];

    public int SentenceEnd(int token) => SentenceStarts[_tokens[token].Sentence + 1];

    /// <summary>Reads the blocks.</summary>
    public static Narration Read(string text, IReadOnlyList<TextSpan> blocks, IReadOnlyList<Quotation> quotations)
    {
        var tokens = new List<Token>((text.Length / 5) + 16);
        var places = new int[quotations.Count];
        var starts = new int[blocks.Count + 1];
        var tokenizer = new Tokenizer(text, tokens);
        var next = 0;
        for (var b = 0; b < blocks.Count; b++)
        {
            starts[b] = tokens.Count;
            var at = blocks[b].Start;
            for (; next < quotations.Count && quotations[next].MarkedSpan.Start < blocks[b].End; next++)
            {
                var marked = quotations[next].MarkedSpan;
                tokenizer.Read(at, marked.Start, b);
                places[next] = tokens.Count;
                tokens.Add(new Token { Start = marked.Start, End = marked.End, Block = b, Kind = TokenKind.Quotation, Value = next });
                at = marked.End;
            }

            tokenizer.Read(at, blocks[b].End, b);
        }

        starts[blocks.Count] = tokens.Count;
        var array = tokens.ToArray();
        var sentences = SentenceMarker.Mark(text, array, quotations);
        return new Narration(text, array, places, starts, sentences);
    }

    /// <summary>Tokens of the inside of the quotations, for the names in them.</summary>
    public static Token[] ReadInside(string text, Quotation quotation)
    {
        var tokens = new List<Token>(quotation.Span.Length / 5);
        new Tokenizer(text, tokens).Read(quotation.Span.Start, quotation.Span.End, 0);
        return tokens.ToArray();
    }
}
