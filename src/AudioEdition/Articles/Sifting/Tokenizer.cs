using System.Buffers;

namespace AudioEdition.Articles.Sifting;

/// <summary>Cuts a block into <see cref="Token"/>s, one pass over its characters.</summary>
internal static class Tokenizer
{
    private static readonly SearchValues<char> PlainLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(text.Length / 6);
        var quoteEnd = -1;
        var opens = true;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (i >= quoteEnd && QuoteClose(text, i) is > 0 and var close)
            {
                quoteEnd = close;
            }

            if (c is '©' or '@' || char.IsLetterOrDigit(c))
            {
                var end = WordEnd(text, i);
                var flags = (i < quoteEnd ? TokenFlags.Quoted : TokenFlags.None)
                    | (opens ? TokenFlags.OpensSentence : TokenFlags.None)
                    | (char.IsUpper(c) ? TokenFlags.Capital : TokenFlags.None)
                    | (char.IsDigit(c) ? TokenFlags.Number : TokenFlags.None)
                    | (end < text.Length && text[end] == ':' ? TokenFlags.BeforeColon : TokenFlags.None)
                    | (ClosesSentence(text, end) ? TokenFlags.ClosesSentence : TokenFlags.None);
                var (id, key) = Key(text.AsSpan(i, end - i));
                tokens.Add(new Token(key, id, i, end, flags));
                opens = (flags & TokenFlags.ClosesSentence) != TokenFlags.None;
                i = end;
            }
            else
            {
                opens |= c is '|' or '•' or '·' or ':' or ';' or '—' or '–' or '(' or '[' or '»' or '›' or '→';
                i++;
            }
        }

        return tokens;
    }

    private static int WordEnd(string text, int start)
    {
        var i = start + 1;
        if (text[start] == '©')
        {
            return i;
        }

        while (i < text.Length)
        {
            var c = text[i];
            var inner = c is '\'' or '’' or '-' or '.' or '@' or '_' or '/' or ':' or '&' or ',';
            if (char.IsLetterOrDigit(c) || c == '_')
            {
                i++;
            }
            else if (inner && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) && JoinsWord(text, start, i))
            {
                i++;
            }
            else if (c == '/' && text.AsSpan(start, i - start).EndsWith(":", StringComparison.Ordinal))
            {
                i++;
            }
            else if (c is ':' && i + 2 < text.Length && text[i + 1] == '/' && text[i + 2] == '/')
            {
                i += 3;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    /// <summary>Apostrophes and hyphens always join; a slash or colon only inside an address, a full stop also in "U.S.", a comma only in numbers.</summary>
    private static bool JoinsWord(string text, int start, int i) => text[i] switch
    {
        '\'' or '’' or '-' or '_' or '@' or '.' or '&' => true,
        ',' or ':' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]),
        _ => text.AsSpan(start, i - start) is var word && (word.Contains("://", StringComparison.Ordinal)
            || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || (word.IndexOf('.') > 0 && char.IsLetter(text[i - 1]) && char.IsLower(text[i - 1]))),
    };

    private static bool ClosesSentence(string text, int end)
    {
        var i = end;
        while (i < text.Length && text[i] is '"' or '”' or '’' or '\'' or ')' or ']' or '»')
        {
            i++;
        }

        if (i >= text.Length || text[i] is not ('.' or '!' or '?' or '…'))
        {
            return i >= text.Length;
        }

        while (i < text.Length && !char.IsLetterOrDigit(text[i]) && text[i] != '@')
        {
            i++;
        }

        return i >= text.Length || !char.IsLower(text[i]);
    }

    private static (int Id, string Key) Key(ReadOnlySpan<char> word)
    {
        if (word.IndexOfAnyExcept(PlainLetters) < 0)
        {
            return PlainKey(word);
        }

        if (word[0] == '@')
        {
            return CueVocabulary.Find("@");
        }

        if (word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return CueVocabulary.Find("url");
        }

        var at = word.IndexOf('@');
        if (at > 0)
        {
            return CueVocabulary.Find(word[at..].Contains('.') ? "mail" : "@");
        }

        var dot = word.LastIndexOf('.');
        if (dot > 1 && word.Length - dot is > 2 and < 10 && !char.IsDigit(word[dot - 1]) && word[dot - 1] != '.' && char.IsLower(word[dot + 1]) && word.IndexOf('.') > 1)
        {
            return CueVocabulary.Find("url");
        }

        Span<char> key = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (c is not ('\'' or '’' or '-' or '.' or '&'))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
        }

        return CueVocabulary.Find(key[..length]);
    }

    private static (int Id, string Key) PlainKey(ReadOnlySpan<char> word)
    {
        Span<char> key = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        word.ToLowerInvariant(key);
        return CueVocabulary.Find(key);
    }

    /// <summary>Where the quotation that opens at <paramref name="i"/> ends; the block's end where it stays open; 0 where none opens.</summary>
    private static int QuoteClose(string text, int i)
    {
        var opensWord = i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]));
        switch (text[i])
        {
            case '“' or '„':
                return End(text.AsSpan(i + 1).IndexOfAny('”', '“'), i, text.Length);
            case '«':
                return End(text.AsSpan(i + 1).IndexOf('»'), i, text.Length);
            case '"' when opensWord:
                return End(text.AsSpan(i + 1).IndexOf('"'), i, text.Length);
            case '‘' or '\'' when opensWord:
                return SingleClose(text, i);
            default:
                return 0;
        }

        static int End(int offset, int start, int length) => offset < 0 ? length : start + 2 + offset;
    }

    /// <summary>A single mark is also the apostrophe, so it opens a quotation only where another one closes it after a word.</summary>
    private static int SingleClose(string text, int open)
    {
        var end = Math.Min(text.Length, open + 600);
        for (var i = open + 2; i < end; i++)
        {
            if (text[i] is '’' or '\'' && !char.IsWhiteSpace(text[i - 1]) && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
            {
                return i + 1;
            }
        }

        return 0;
    }
}
