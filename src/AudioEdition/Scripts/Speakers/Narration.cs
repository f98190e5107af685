using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <summary>The reporter's text as tokens and sentences: each quotation is one token in it.</summary>
internal sealed class Narration
{
    private readonly Run<Token> _tokens;
    private readonly int[] _quotationTokens;
    private readonly int[] _blockStarts;

    private Narration(string text, Run<Token> tokens, int[] quotationTokens, int[] blockStarts, int[] sentenceStarts)
    {
        Text = text;
        _tokens = tokens;
        _quotationTokens = quotationTokens;
        _blockStarts = blockStarts;
        SentenceStarts = sentenceStarts;
    }

    public string Text { get; }

    public Run<Token> Tokens => _tokens;

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
        var tokens = new Run<Token>();
        var places = new int[quotations.Count];
        var starts = new int[blocks.Count + 1];
        var tokenizer = new Tokenizer(text, tokens);
        var next = 0;
        for (var b = 0; b < blocks.Count; b++)
        {
            starts[b] = tokens.Length;
            var at = blocks[b].Start;
            for (; next < quotations.Count && quotations[next].MarkedSpan.Start < blocks[b].End; next++)
            {
                var marked = quotations[next].MarkedSpan;
                tokenizer.Read(at, marked.Start, b);
                places[next] = tokens.Length;
                tokens.Add(new Token { Start = marked.Start, End = marked.End, Block = b, Kind = TokenKind.Quotation, Value = next });
                at = marked.End;
            }

            tokenizer.Read(at, blocks[b].End, b);
        }

        starts[blocks.Count] = tokens.Length;
        var sentences = SentenceMarker.Mark(text, tokens, quotations);
        return new Narration(text, tokens, places, starts, sentences);
    }

    /// <summary>Tokens of the inside of the quotations, for the names in them.</summary>
    public static Run<Token> ReadInside(string text, Quotation quotation)
    {
        var tokens = new Run<Token>();
        new Tokenizer(text, tokens).Read(quotation.Span.Start, quotation.Span.End, 0);
        return tokens;
    }
}
