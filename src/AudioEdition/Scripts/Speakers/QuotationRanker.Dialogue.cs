namespace AudioEdition.Scripts.Speakers;

/// <content>Paragraphs that hold nothing but speech: when the other of two voices answers.</content>
internal sealed partial class QuotationRanker
{
    private const string DialogueRule = "answer-in-dialogue";
    private const int DialogueReach = 6;

    // The last quotation of whoever answers with this one, or -1: after a question, after an address by name, and on from there in turns.
    private int Answering(int q, int block)
    {
        if (q == 0 || !IsBare(block))
        {
            return -1;
        }

        var previous = q - 1;
        var speaker = _chosen[previous].Entity;
        if (speaker < 0 || _narration.Tokens[_narration.TokenOfQuotation(previous)].Block != block - 1)
        {
            return -1;
        }

        if (!Asks(previous) && !Addresses(q, _people.Entities[speaker]) && !(_chosen[previous].Rule == DialogueRule && IsBare(block - 1)))
        {
            return -1;
        }

        for (var k = previous - 1; k >= 0 && k >= q - DialogueReach && _narration.Tokens[_narration.TokenOfQuotation(k)].Block >= block - DialogueReach; k--)
        {
            if (_chosen[k].Entity >= 0 && _chosen[k].Entity != speaker)
            {
                return k;
            }
        }

        return -1;
    }

    // Nothing of the reporter's in the paragraph.
    private bool IsBare(int block)
    {
        for (var k = _narration.BlockStart(block); k < _narration.BlockStart(block + 1); k++)
        {
            if (_narration.Tokens[k].Kind is not (TokenKind.Quotation or TokenKind.Punctuation))
            {
                return false;
            }
        }

        return true;
    }

    private bool Asks(int q) => _narration.Text[_quotations[q].Span.End - 1] == '?';

    // "That was not the question, Mr. Ruiz.", "Ruiz, sit down.": nobody speaks so to themselves.
    private bool Addresses(int q, Entity entity)
    {
        var span = _quotations[q].Span;
        var said = _narration.Text.AsSpan(span.Start, span.Length);
        foreach (var name in entity.Parts)
        {
            for (var at = said.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0;)
            {
                var end = at + name.Length;
                var closes = end < said.Length && said[end] is '.' or '?' or '!' or ',';
                if (closes && char.IsUpper(said[at]) && (at == 0 ? said[end] == ',' : FollowsComma(said[..at])))
                {
                    return true;
                }

                var next = said[end..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
                at = next < 0 ? -1 : end + next;
            }
        }

        return false;
    }

    // A comma, or a comma and a title.
    private static bool FollowsComma(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        if (before.EndsWith(","))
        {
            return true;
        }

        var word = before[(before.LastIndexOf(' ') + 1)..];
        return word.Length < before.Length && (Lexicon.Of(word.TrimEnd('.')) & (Lex.Title | Lex.Role)) != Lex.None && before[..^word.Length].TrimEnd().EndsWith(",");
    }

    // A whole sentence of the reporter's between two quotations.
    private bool IsApart(int first, int second)
    {
        for (var s = _narration.Tokens[first].Sentence + 1; s < _narration.Tokens[second].Sentence; s++)
        {
            var isNarration = true;
            for (var k = _narration.SentenceStarts[s]; k < _narration.SentenceStarts[s + 1]; k++)
            {
                isNarration &= _narration.Tokens[k].Kind != TokenKind.Quotation;
            }

            if (isNarration)
            {
                return true;
            }
        }

        return false;
    }
}
