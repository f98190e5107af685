using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Scripts.Speakers;

/// <summary>How a word stands elsewhere in the article, inside sentences.</summary>
internal enum Occurrence : byte
{
    None,
    Lower,
    Capital,
}

/// <summary>Finds runs of capitalised words that are names and cuts titles and roles from their front.</summary>
internal static class NameFinder
{
    /// <summary>Reads the name that starts at token <paramref name="i"/>.</summary>
    /// <returns>The token after the run, or <paramref name="i"/> where no name starts there.</returns>
    public static int Read(string text, Run<Token> tokens, int i, int end, Func<int, Occurrence> occurs, out Mention mention)
    {
        mention = default;
        if (!CanStart(text, tokens, i, occurs))
        {
            return i;
        }

        var last = i;
        var k = i + 1;
        while (k < end)
        {
            if (Continues(text, tokens, i, k, end, out var step))
            {
                k += step;
                last = k - 1;
            }
            else
            {
                break;
            }
        }

        var nameFirst = CutFront(tokens, i, ref last, text);
        mention = new Mention { FirstToken = i, LastToken = last, NameFirst = nameFirst, Kind = MentionKind.Name, Entity = -1 };
        return last + 1;
    }

    private static bool CanStart(string text, Run<Token> tokens, int i, Func<int, Occurrence> occurs)
    {
        ref var token = ref tokens[i];
        if (!token.IsNameLike || token.Is(Lex.Calendar) && !token.Is(Lex.Given))
        {
            return false;
        }

        if (token.Is(Lex.Function | Lex.SubjectPronoun) && !token.Is(Lex.Given) && !token.AllCaps)
        {
            return false;
        }

        if (token.End - token.Start == 1)
        {
            return false;
        }

        if (token.Is(Lex.Nationality) && !token.Is(Lex.Given) && !(i + 1 < tokens.Length && tokens[i + 1].IsNameLike && tokens[i + 1].Sentence == token.Sentence))
        {
            return false;
        }

        var opensSentence = i == 0 || tokens[i].Sentence != tokens[i - 1].Sentence || tokens[i - 1].Kind == TokenKind.Quotation
            || (tokens[i - 1].Kind == TokenKind.Punctuation && tokens[i - 1].Value is ':' or '—' or '(' or '[' or '-' or '.' or '?' or '!');
        if (!opensSentence)
        {
            return !token.Is(Lex.Adverb | Lex.Subordinator) || token.Is(Lex.Given);
        }

        // At the head of a sentence every word has a capital: "Will the bridge hold?"
        if (token.Is(Lex.Function) && occurs(i) != Occurrence.Capital && (i + 1 >= tokens.Length || !tokens[i + 1].IsNameLike || tokens[i + 1].Is(Lex.Function) || tokens[i + 1].Sentence != token.Sentence))
        {
            return false;
        }

        var nextCapital = i + 1 < tokens.Length && tokens[i + 1].IsNameLike && tokens[i + 1].Sentence == token.Sentence && !tokens[i + 1].Is(Lex.Function);
        if (token.Is(Lex.Opener | Lex.Adverb) && !token.Is(Lex.Given))
        {
            return false;
        }

        if (token.Is(Lex.Given | Lex.Title | Lex.Place) || token.AllCaps)
        {
            return true;
        }

        if (nextCapital)
        {
            return !token.Is(Lex.Gerund) && !(token.IsVerb && !token.Is(Lex.Role | Lex.Organisation));
        }

        if (EndsLikeVerb(text, token) && occurs(i) != Occurrence.Capital
            && !(i + 1 < tokens.Length && (tokens[i + 1].Kind == TokenKind.Possessive || (tokens[i + 1].Is(Lex.Speech | Lex.Auxiliary) && !tokens[i + 1].Is(Lex.Gerund)))))
        {
            return false;
        }

        return token.Is(Lex.AnyVerb | Lex.OtherVerb | Lex.Role | Lex.Document | Lex.Collective) ? occurs(i) == Occurrence.Capital : occurs(i) != Occurrence.Lower;
    }

    // "Walking to the door, ...": an opening participle, not a name.
    private static bool EndsLikeVerb(string text, in Token token)
    {
        var word = text.AsSpan(token.Start, token.End - token.Start);
        return word.Length > 5 && (word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ly", StringComparison.Ordinal));
    }

    private static bool Continues(string text, Run<Token> tokens, int first, int k, int end, out int step)
    {
        step = 0;
        ref var token = ref tokens[k];
        if (token.Sentence != tokens[first].Sentence && !tokens[k - 1].Is(Lex.Title))
        {
            return false;
        }

        if (token.Kind == TokenKind.Word)
        {
            if (token.Capital)
            {
                if (token.Is(Lex.Function | Lex.Calendar | Lex.Adverb | Lex.Opener) && !token.Is(Lex.Given | Lex.Particle | Lex.Nationality | Lex.Place | Lex.Role | Lex.Collective) && !token.AllCaps)
                {
                    return false;
                }

                step = 1;
                return true;
            }

            if (token.Is(Lex.Particle) && k + 1 < end && IsCapitalWord(tokens, k + 1) && !tokens[k + 1].Is(Lex.Function))
            {
                step = 2;
                return true;
            }

            if (token.Is(Lex.Particle) && k + 2 < end && tokens[k + 1].Is(Lex.Particle | Lex.Determiner) && IsCapitalWord(tokens, k + 2))
            {
                step = 3;
                return true;
            }

            // "Department of Justice", "Secretary of State": the words before "of" ask for it.
            if (text.AsSpan(token.Start, token.End - token.Start) is "of" or "for" or "and" && tokens[k - 1].Is(Lex.Organisation | Lex.Role) && tokens[k - 1].Capital)
            {
                if (k + 1 < end && IsCapitalWord(tokens, k + 1) && (text[token.Start] != 'a' || tokens[k - 1].Is(Lex.Organisation)) && (text[token.Start] != 'f' || tokens[k - 1].Is(Lex.Organisation)))
                {
                    step = 2;
                    return text[token.Start] != 'a' || !tokens[k + 1].Is(Lex.Given | Lex.Title | Lex.Role);
                }

                if (k + 2 < end && text[token.Start] == 'o' && tokens[k + 1].Is(Lex.Determiner) && IsCapitalWord(tokens, k + 2))
                {
                    step = 3;
                    return true;
                }
            }

            return false;
        }

        // Joseph “Joe” Miller: a nickname inside the name.
        if (token.Kind == TokenKind.Quotation && token.End - token.Start < 40 && Letters.Count(text, token.Start, token.End) < 20 && k + 1 < end && IsCapitalWord(tokens, k + 1) && tokens[k - 1].Capital)
        {
            step = 2;
            return true;
        }

        // "Miller, Jr." and "Miller Jr."
        if (token.IsPunctuation(',') && k + 1 < end && tokens[k + 1].Kind == TokenKind.Word && tokens[k + 1].Capital && tokens[k + 1].Is(Lex.Suffix))
        {
            step = 2;
            return true;
        }

        return false;
    }

    private static bool IsCapitalWord(Run<Token> tokens, int k) => tokens[k].Kind == TokenKind.Word && tokens[k].Capital;

    // Everything up to the last title or role is description: "Defence Secretary Ana Ruiz".
    private static int CutFront(Run<Token> tokens, int first, ref int last, string text)
    {
        var name = first;
        for (var k = first; k < last; k++)
        {
            ref var token = ref tokens[k];
            if (token.Kind != TokenKind.Word)
            {
                continue;
            }

            if (token.Is(Lex.Title) && (text[token.End - 1] == '.' || token.Is(Lex.Male | Lex.Female) || tokens[k + 1].Capital))
            {
                name = k + 1;
            }
            else if (token.Is(Lex.Role) && !tokens[k + 1].Is(Lex.Organisation) && tokens[k + 1].Capital && !(token.Is(Lex.Given) && k == first)
                && (!token.Is(Lex.Nationality) || tokens[k + 1].Is(Lex.Given)))
            {
                name = k + 1;
            }
            else if (token.Is(Lex.Role) && k + 2 < last && tokens[k + 1].Is(Lex.Preposition))
            {
                // "Secretary of State Ana Ruiz", "Secretary of the Treasury Ana Ruiz"
                var field = tokens[k + 2].Is(Lex.Determiner) ? k + 3 : k + 2;
                if (field < last && tokens[field].Is(Lex.Portfolio | Lex.Place | Lex.Organisation))
                {
                    while (field + 1 < last && tokens[field + 1].Is(Lex.Portfolio | Lex.Organisation))
                    {
                        field++;
                    }

                    name = field + 1;
                    k = field;
                }
            }
        }

        // "Party Chief of Staff Ana Ruiz": what stands before a given name is no part of the name.
        for (var k = name + 1; k < last; k++)
        {
            if (tokens[k].Is(Lex.Given) && !tokens[k].Is(Lex.Place) && tokens[k].Kind == TokenKind.Word)
            {
                var before = tokens[k - 1];
                if (!tokens[name].Is(Lex.Given) && before.Kind == TokenKind.Word && before.End - before.Start > 2 && !tokens[last].Is(Lex.Organisation)
                    && (before.Is(Lex.Role | Lex.Organisation | Lex.Place | Lex.Nationality | Lex.Portfolio | Lex.Document) || before.AllCaps || tokens[name].Is(Lex.Nationality)))
                {
                    name = k;
                }

                break;
            }
        }

        while (name < last && text.AsSpan(tokens[name].Start, tokens[name].End - tokens[name].Start) is "Former" or "Ex-" or "Then" && tokens[name + 1].Kind == TokenKind.Word)
        {
            name++;
        }

        // "Republican Ana Ruiz", "British Columbia" keeps its first word where nothing speaks for a person.
        while (name < last && tokens[name].Is(Lex.Nationality) && tokens[name + 1].Is(Lex.Given))
        {
            name++;
        }

        // "Iowa Republican Ana Ruiz"
        while (name + 1 < last && tokens[name].Is(Lex.Place) && !tokens[name].Is(Lex.Given) && tokens[name + 1].Is(Lex.Given | Lex.Nationality))
        {
            name++;
            while (name < last && tokens[name].Is(Lex.Nationality))
            {
                name++;
            }
        }

        return name;
    }
}
