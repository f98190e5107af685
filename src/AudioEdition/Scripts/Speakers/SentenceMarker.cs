using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Finds where the reporter's sentences begin.</summary>
internal static class SentenceMarker
{
    // Nobody writes such a sentence; a text that seems to hold one must not make every verb look back over all of it.
    private const int LongestSentence = 250;

    /// <summary>Writes each token's sentence and returns the first token of each, with a sentinel.</summary>
    public static int[] Mark(string text, Run<Token> tokens, IReadOnlyList<Quotation> quotations)
    {
        var starts = new List<int>((tokens.Length / 20) + 2);
        var sentence = -1;
        var last = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i == 0 || tokens[i].Block != tokens[i - 1].Block || i - last >= LongestSentence || BreaksBefore(text, tokens, i, quotations))
            {
                last = i;
                starts.Add(i);
                sentence++;
            }

            tokens[i].Sentence = sentence;
        }

        starts.Add(tokens.Length);
        return starts.ToArray();
    }

    private static bool BreaksBefore(string text, Run<Token> tokens, int i, IReadOnlyList<Quotation> quotations)
    {
        ref var token = ref tokens[i];
        ref var before = ref tokens[i - 1];
        if (token.Kind == TokenKind.Punctuation && token.Value is not ('(' or '[' or '—' or '•' or '*'))
        {
            return false;
        }

        var opens = token.Kind is TokenKind.Quotation or TokenKind.Number || token.Capital || token.Kind == TokenKind.Punctuation;
        switch (before.Kind)
        {
            case TokenKind.Punctuation:
                return before.Value switch
                {
                    '.' or '!' or '?' => opens || IsLineOfItsOwn(text, before.End),
                    ')' or ']' => i >= 2 && tokens[i - 2].Kind == TokenKind.Punctuation && tokens[i - 2].Value is '.' or '!' or '?' && opens,
                    '…' => opens && token.Kind != TokenKind.Quotation,
                    _ => false,
                };
            case TokenKind.Quotation:
                var last = LastCharacter(text, quotations[before.Value]);
                return last switch
                {
                    '.' => opens && token.Kind != TokenKind.Punctuation && !IsBareAttribution(tokens, i),
                    '?' or '!' or '…' => opens && token.Kind != TokenKind.Punctuation && !ReportsNext(tokens, i),
                    _ => token.Kind == TokenKind.Quotation,
                };
            case TokenKind.Word when before.Is(Lex.Abbreviation) && text[before.End - 1] == '.':
                return token.Kind == TokenKind.Word && token.Capital && !before.Is(Lex.Title) && before.End - before.Start > 2
                    && token.Is(Lex.Function | Lex.Opener) && !token.Is(Lex.Given);
            default:
                return false;
        }
    }

    private static bool IsLineOfItsOwn(string text, int end) => end < text.Length && text[end] is '\n' or '\r';

    private static char LastCharacter(string text, Quotation quotation)
    {
        for (var i = quotation.Span.End - 1; i >= quotation.Span.Start; i--)
        {
            if (!char.IsWhiteSpace(text[i]) && !QuoteMarks.IsMark(text[i]))
            {
                return text[i];
            }
        }

        return ' ';
    }

    // “Why?” Ana Ruiz asked: what follows the mark is the reporting clause, not a new sentence.
    private static bool ReportsNext(Run<Token> tokens, int i)
    {
        for (var k = i; k < tokens.Length && k < i + 9 && tokens[k].Block == tokens[i].Block; k++)
        {
            if (tokens[k].Kind == TokenKind.Punctuation && tokens[k].Value is not (',' or '-'))
            {
                return false;
            }

            if (tokens[k].Kind == TokenKind.Quotation || (tokens[k].Kind == TokenKind.Word && tokens[k].Is(Lex.Auxiliary)))
            {
                return false;
            }

            if (tokens[k].Kind == TokenKind.Word && tokens[k].Is(Lex.Speech | Lex.Adjacent) && !tokens[k].Is(Lex.Gerund | Lex.Organisation | Lex.Document))
            {
                return k + 1 >= tokens.Length || !tokens[k + 1].Is(Lex.Subordinator);
            }
        }

        return false;
    }

    // “It is over.” Ruiz said. With a full stop inside, only the barest clause still belongs to it.
    private static bool IsBareAttribution(Run<Token> tokens, int i)
    {
        var k = i;
        while (k < tokens.Length && k < i + 4 && tokens[k].Kind == TokenKind.Word && tokens[k].Capital && !tokens[k].IsVerb)
        {
            k++;
        }

        return k > i && k + 1 < tokens.Length && tokens[k].Is(Lex.Speech) && tokens[k].Block == tokens[i].Block && tokens[k + 1].IsPunctuation('.');
    }
}
