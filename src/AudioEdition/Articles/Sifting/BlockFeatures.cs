using System.Collections.Frozen;

namespace AudioEdition.Articles.Sifting;

/// <summary>What can be seen of one block by itself: its words, its shape, and the cues it holds.</summary>
internal sealed class BlockFeatures
{
    private static readonly FrozenSet<string> ReportingVerbs = FrozenSet.ToFrozenSet(
        ["said", "told", "says", "added", "argues", "argued", "recalled", "explained", "insisted", "joked", "admitted", "replied", "conceded", "stressed", "claimed", "testified", "tells", "recalls", "explains"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> PastTense = FrozenSet.ToFrozenSet(
        ["was", "were", "had", "did", "came", "went", "took", "made", "fell", "rose", "began", "led", "gave", "found", "got", "saw", "lost", "won", "left", "kept", "brought", "became", "ran", "met", "stood", "sent", "thought", "knew", "felt", "drew", "grew"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> NoNarrative = FrozenSet.ToFrozenSet(
        ["published", "updated", "posted", "reserved", "related", "sponsored", "photographed", "pictured", "edited", "translated", "limited", "united", "based", "dedicated", "advanced", "trusted", "unlimited", "subscribed", "expressed", "registered", "need", "needed", "indeed", "speed", "feed", "hundred", "owned", "funded", "shared", "rewritten", "redistributed"],
        StringComparer.Ordinal);

    public BlockFeatures(SourceBlock block)
    {
        Block = block;
        var table = CueTable.Standard;
        Tokens = Tokenizer.Tokenize(block.Text);
        EndsSentence = EndsWithStop(block.Text);
        Measure();
        Cues = Tokens.Count == 0 ? [] : table.Find(Tokens);
    }

    public SourceBlock Block { get; }

    public List<Token> Tokens { get; }

    public int Words => Tokens.Count;

    public List<CueMatch> Cues { get; }

    /// <summary>Ends with a full stop, question or exclamation mark or ellipsis, perhaps inside closing marks.</summary>
    public bool EndsSentence { get; }

    /// <summary>Says that somebody said something, outside quotation marks.</summary>
    public bool Attributes { get; private set; }

    /// <summary>Words inside quotation marks.</summary>
    public int QuotedWords { get; private set; }

    /// <summary>Verbs of telling what happened.</summary>
    public int PastVerbs { get; private set; }

    public int Capitals { get; private set; }

    /// <summary>Words outside quotation marks by which a writer speaks of itself with others.</summary>
    public int OwnVoice { get; private set; }

    /// <summary>Words outside quotation marks by which a writer speaks to the reader.</summary>
    public int SecondPerson { get; private set; }

    /// <summary>Words outside quotation marks by which one person speaks of itself.</summary>
    public int FirstPerson { get; private set; }

    /// <summary>Short and without a sentence's end: a title, a label, an item.</summary>
    public bool IsTitleLike => Words is > 0 and <= 24 && Block.Text.Length <= 180 && !(EndsSentence && Block.Text[^1] is '.');

    /// <summary>A paragraph as reporters write them.</summary>
    public bool IsProse => EndsSentence && Words >= 9;

    /// <summary>How much speaks against cutting.</summary>
    public int Shield => (Attributes ? 3 : 0)
        + (QuotedWords >= 4 && QuotedWords * 4 >= Words ? 2 : 0)
        + (Words > 80 ? 2 : Words > 45 ? 1 : 0)
        + (PastVerbs >= 5 ? 2 : PastVerbs >= 2 ? 1 : 0);

    private void Measure()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            var token = Tokens[i];
            QuotedWords += token.IsQuoted ? 1 : 0;
            Capitals += token.IsCapital ? 1 : 0;
            if (token.IsQuoted)
            {
                continue;
            }

            OwnVoice += token.Key is "we" or "our" or "us" or "weve" or "ours" ? 1 : 0;
            SecondPerson += token.Key is "you" or "your" or "youre" or "youve" ? 1 : 0;
            FirstPerson += token.Key is "i" or "my" or "me" or "ive" or "im" ? 1 : 0;
            Attributes |= ReportingVerbs.Contains(token.Key) || (token.Key == "according" && i + 1 < Tokens.Count && Tokens[i + 1].Key == "to");
            var regular = token.Key.Length > 4 && token.Key.EndsWith("ed", StringComparison.Ordinal) && !token.IsCapital && !NoNarrative.Contains(token.Key);
            PastVerbs += regular || PastTense.Contains(token.Key) ? 1 : 0;
        }
    }

    public static bool EndsWithStop(string text)
    {
        var end = text.AsSpan().TrimEnd("\"'”’»)] ");
        return end.Length > 0 && end[^1] is '.' or '!' or '?' or '…';
    }
}
