using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Splits text into words, numbers, genitive endings and punctuation, in one pass and without copies.</summary>
internal sealed class Tokenizer(string text, Run<Token> tokens)
{
    /// <summary>Appends the tokens of a range of the text.</summary>
    public void Read(int start, int end, int block)
    {
        var i = start;
        while (i < end)
        {
            var c = text[i];
            if (Letters.IsSpace(c))
            {
                i++;
            }
            else if (IsWordPart(c))
            {
                i = ReadWord(i, end, block);
            }
            else
            {
                tokens.Add(new Token { Start = i, End = i + 1, Block = block, Kind = TokenKind.Punctuation, Value = c });
                i++;
            }
        }
    }

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    private static bool IsWordPart(char c) =>
        (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 || (c > 127 && (char.IsLetterOrDigit(c) || IsCombining(c))) || c is '@' or '#' or '$' or '£' or '€';

    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036F' || char.IsSurrogate(c);

    private int ReadWord(int start, int end, int block)
    {
        var i = start;
        var letters = 0;
        var capitals = 0;
        var innerPeriod = false;
        var possessive = -1;
        while (i < end)
        {
            var c = text[i];
            if ((uint)((c | 0x20) - 'a') < 26)
            {
                letters++;
                capitals += 1 - ((c >> 5) & 1);
                i++;
            }
            else if (IsWordPart(c))
            {
                if (char.IsLetter(c))
                {
                    letters++;
                    capitals += char.IsUpper(c) ? 1 : 0;
                }

                i++;
            }
            else if (i + 1 < end && IsWordPart(text[i + 1]) && JoinsWord(c, i, start))
            {
                if (IsApostrophe(c) && text[i + 1] is 's' or 'S' && (i + 2 >= end || !IsWordPart(text[i + 2])))
                {
                    possessive = i;
                    i += 2;
                    break;
                }

                innerPeriod |= c == '.';
                i++;
            }
            else
            {
                break;
            }
        }

        var wordEnd = possessive >= 0 ? possessive : i;
        var lex = letters > 0 ? Lexicon.Of(text.AsSpan(start, wordEnd - start)) : Lex.None;
        if (possessive < 0 && i < end && text[i] == '.' && TakesPeriod(start, i, end, lex, letters, innerPeriod, capitals))
        {
            i++;
            wordEnd = i;
            lex = wordEnd - start == 2 ? Lex.Abbreviation : lex | Lex.Abbreviation;
        }

        if ((lex & Lex.Role) != Lex.None && text[start] is 'm' or 'g' or 'p' or 'f' && text.AsSpan(start, wordEnd - start) is "major" or "general" or "principal" or "fellow" or "master")
        {
            // Offices with a capital, adjectives without one.
            lex &= ~Lex.Role;
        }

        var capital = letters > 0 && char.IsUpper(text[start]) || (letters > 0 && char.IsLower(text[start]) && capitals > 0 && text[start] is not '@' and not '#');
        tokens.Add(new Token
        {
            Start = start,
            End = wordEnd,
            Block = block,
            Kind = letters > 0 ? TokenKind.Word : TokenKind.Number,
            Capital = capital,
            AllCaps = capitals > 1 && capitals == letters,
            Lex = lex,
        });
        if (possessive >= 0)
        {
            tokens.Add(new Token { Start = possessive, End = i, Block = block, Kind = TokenKind.Possessive });
        }
        else if (i < end && IsApostrophe(text[i]) && text[i - 1] is 's' or 'S' && i + 1 < end && text[i + 1] == ' ')
        {
            // "the voters’ choice": a mark that closed a quotation would not be here, it is part of the quotation's token.
            tokens.Add(new Token { Start = i, End = i + 1, Block = block, Kind = TokenKind.Possessive });
            i++;
        }

        return i;
    }

    private bool JoinsWord(char c, int i, int start) =>
        IsApostrophe(c) || c is '-' or '‑' || (c == '&' && char.IsLetter(text[i + 1]))
        || (c == '.' && (char.IsLetter(text[i - 1]) ? i - start == 1 || text[i - 2] is '.' or '-' || char.IsLower(text[i + 1]) : char.IsDigit(text[i + 1])))
        || (c == ',' && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
        || (c == ':' && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]));

    // A period belongs to the word where the word is an abbreviation, an initial or has periods inside ("U.S.").
    private bool TakesPeriod(int start, int i, int end, Lex lex, int letters, bool innerPeriod, int capitals)
    {
        if (innerPeriod && letters >= 2 && i - start <= 8)
        {
            return true;
        }

        if (i - start == 1 && capitals == 1)
        {
            return text[start] != 'I' || (i + 2 < end && char.IsUpper(text[i + 2]) && start > 0 && text[start - 1] == ' ');
        }

        // "R-Pa.", "D-Calif."
        if (i - start is > 3 and < 9 && text[start + 1] == '-' && char.IsUpper(text[start]) && (Lexicon.Of(text.AsSpan(start + 2, i - start - 2)) & Lex.Abbreviation) != Lex.None)
        {
            return true;
        }

        if ((lex & (Lex.Abbreviation | Lex.Title)) == Lex.None)
        {
            return false;
        }

        // "No." and "Sun." are abbreviations only before a digit or a capital; "no." ends a sentence.
        return char.IsUpper(text[start]) || text[start] is 'v' or 'a' or 'j' || (i + 2 < end && char.IsDigit(text[i + 2]));
    }
}
