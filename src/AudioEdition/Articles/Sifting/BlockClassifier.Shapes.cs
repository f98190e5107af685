using System.Buffers;
using System.Collections.Frozen;

namespace AudioEdition.Articles.Sifting;

/// <content>Furniture that is told by its form rather than by a phrase.</content>
internal sealed partial class BlockClassifier
{
    /// <summary>What stands before a colon at the start of a block.</summary>
    private static readonly FrozenDictionary<string, CutReason> Labels = new (CutReason Reason, string[] Labels)[]
    {
        (CutReason.ReadMore, ["read more", "readmore", "continue reading", "full story", "read the full story", "learn more", "find out more", "more info"]),
        (CutReason.Related, [
            "related", "also read", "read also", "see also", "related story", "related stories", "related article", "related articles", "related content", "related coverage", "related news",
            "related link", "related links", "related reading", "related video", "watch", "watch now", "watch live", "watch more", "watch also", "watch below", "watch video", "listen", "listen now", "more",
            "in pictures", "in photos", "photos", "gallery", "photo gallery", "recommended", "recommended reading", "dont miss", "read next", "up next", "read", "read now", "read this",
            "go deeper", "further reading", "more from", "more on this", "more on this story", "you may like", "you might like", "you may also like", "must read", "trending", "popular", "most read",
            "previously", "explore more", "more stories", "more news", "flashback", "previous", "next", "previous post", "next post", "previous article", "next article", "next story", "previous story", "from the archive", "from the archives", "view", "see more", "on our podcast", "podcast"]),
        (CutReason.Credit, [
            "photo", "photos", "image", "images", "picture", "pictures", "photograph", "photographs", "photography", "illustration", "illustrations", "graphic", "credit", "credits", "photo credit", "photo credits",
            "image credit", "image credits", "picture credit", "image source", "photo source", "photo by", "cover image", "cover photo", "lead image", "featured image", "main image", "main photo", "header image", "video credit",
            "photo courtesy", "image courtesy", "screenshot", "artwork", "chart", "infographic", "reporting by", "edited by", "editing by", "writing by", "written by", "translated by", "translation", "reporters", "editors", "editor", "producer"]),
        (CutReason.Caption, ["caption", "pictured", "pictured above", "file photo", "file image", "file", "above", "below", "top photo", "top image"]),
        (CutReason.Tags, ["tags", "tag", "topics", "topic", "filed under", "keywords", "categories", "category", "tagged", "tagged in", "tagged with", "tagged as", "more about", "more on", "labels", "in this story", "related topics", "explore more topics", "posted in", "themes", "subjects"]),
        (CutReason.Share, ["share", "share this", "share this article", "share this story", "share on", "share via", "share article"]),
        (CutReason.SignUp, ["newsletter", "sign up", "subscribe", "follow us", "follow", "follow us on", "connect with us", "stay connected"]),
        (CutReason.Footer, ["our standards", "contact", "contact us", "email", "email us", "tips", "disclaimer", "disclosure", "copyright", "source", "sources", "license", "licence", "phone", "tel", "telephone", "reach us", "press contact", "media contact", "more information", "for more information", "citation"]),
        (CutReason.Slug, ["eds", "slug", "embargo", "embargoed until", "dateline", "keyword", "with photos", "with photo", "with video", "note to editors"]),
        (CutReason.Timestamp, ["published", "updated", "last updated", "posted", "last modified", "first published", "published on", "updated on", "posted on", "publication date", "date", "published at", "updated at"]),
        (CutReason.Navigation, ["listen to this article", "listen to this story", "reading time", "read time", "estimated reading time", "you are here", "section", "in this article", "jump to"]),
        (CutReason.Advertisement, ["advertisement", "advert", "ad", "sponsored", "paid content", "sponsored content"]),
    }.SelectMany(f => f.Labels.Select(l => KeyValuePair.Create(l, f.Reason))).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> MediaWords = FrozenSet.ToFrozenSet(
        ["photo", "photos", "photograph", "image", "images", "picture", "video", "graphic", "chart", "map", "gallery", "illustration", "getty", "ap", "afp", "reuters", "epa", "file", "handout", "courtesy", "credit", "screenshot", "shutterstock", "istock", "unsplash", "pexels", "pixabay", "alamy", "embed", "tweet", "caption"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> RewriteVerbs = FrozenSet.ToFrozenSet(
        ["adds", "recasts", "updates", "refiles", "corrects", "rewrites", "releads", "repeats", "writes", "trims", "inserts", "combines", "changes", "fixes", "deletes", "removes", "clarifies"],
        StringComparer.Ordinal);

    private static readonly SearchValues<char> PlayerSigns = SearchValues.Create("0123456789:/-– ");

    private Verdict? ByShape(int i)
    {
        var b = _blocks[i];
        return ByPasting(i, b) ?? ByVocabulary(i, b) ?? ByLabel(b) ?? ByBrackets(b) ?? ByWireMarks(b) ?? ByCreditAtEnd(b) ?? ByHashtags(b) ?? ByPlayer(b) ?? ByAddress(i, b) ?? ByTrail(i, b);
    }

    private Verdict? ByVocabulary(int i, BlockFeatures b)
    {
        if (ClosedVocabulary.Of(b.Tokens) is not { } reason)
        {
            return null;
        }

        // A bare date can be a heading of the body ("Monday"); at the edges, or with a clock or a year, it is the publisher's.
        if (reason == CutReason.Timestamp && b.Words < 3 && !b.Tokens.Exists(t => t.Key is "published" or "updated" or "posted" or "ago"))
        {
            return null;
        }

        // "March" alone is a word like any other; a section's name before the headline is no part of the article.
        var hasClock = b.Tokens.Exists(t => t.IsNumber && t.Key.Contains(':', StringComparison.Ordinal)) && b.Words >= 4;
        return reason is CutReason.Timestamp && i < _tailStart && i > 4 && !hasClock && !b.Tokens.Exists(t => t.Key is "published" or "updated" or "posted" or "ago" or "modified")
            ? null
            : Verdict.CutAs(reason, $"only words of {Name(reason)}");
    }

    private static Verdict? ByLabel(BlockFeatures b)
    {
        var text = b.Block.Text;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is <= 0 or > 40)
        {
            return null;
        }

        var key = LabelKey(b, colon);
        if (key.Length == 0 || !Labels.TryGetValue(key, out var reason))
        {
            return null;
        }

        var rest = b.Tokens.Count(t => t.Start > colon);
        var evidence = $"label “{text[..(colon + 1)]}”";
        switch (reason)
        {
            case CutReason.Tags or CutReason.Slug or CutReason.Advertisement or CutReason.Navigation:
                return rest <= 40 ? Verdict.CutAs(reason, evidence) : null;
            case CutReason.Credit or CutReason.Caption:
                return b.Attributes && b.QuotedWords > 3 ? null : Verdict.CutAs(reason, evidence);
            case CutReason.Footer:
                // "Sources: two officials …" may open a report; a source line is short and no sentence, or holds an address.
                return (rest <= 12 && !b.EndsSentence) || b.Tokens.Exists(t => t.Key is "mail" or "url") || key.StartsWith("our", StringComparison.Ordinal) ? Verdict.CutAs(reason, evidence) : null;
            case CutReason.Timestamp:
                return rest <= 20 && b.Tokens.Exists(t => t.IsNumber) ? Verdict.CutAs(reason, evidence) : null;
            default:
                // A title follows such a label. A sentence of the article does not look like one, and the headline itself comes first.
                return rest <= 30 && !b.Attributes && (!b.EndsSentence || text[^1] is '?' or '!' || rest == 0 || key != "more") ? Verdict.CutAs(reason, evidence) : null;
        }
    }

    private static string LabelKey(BlockFeatures b, int colon)
    {
        var words = b.Tokens.TakeWhile(t => t.End <= colon).ToList();
        return words.Count is 0 or > 6 || words[^1].End < colon - 1 ? "" : string.Join(' ', words.Select(t => t.Key));
    }

    /// <summary>"[photo]", "(Getty Images)", and a rewrite's note to editors.</summary>
    private static Verdict? ByBrackets(BlockFeatures b)
    {
        var text = b.Block.Text;
        if (text[0] is not ('[' or '(') || text[^1] is not (']' or ')') || text.AsSpan(1, text.Length - 2).IndexOfAny("[]()") >= 0)
        {
            return null;
        }

        if (b.Words <= 8 && b.Tokens.Exists(t => MediaWords.Contains(t.Key)))
        {
            return Verdict.CutAs(CutReason.Credit, "a picture's mark in brackets");
        }

        return RewriteVerbs.Contains(b.Tokens[0].Key) ? Verdict.CutAs(CutReason.Slug, "a note to editors in brackets") : null;
    }

    /// <summary>Slugs of the wires: "BC-EU--Grain Talks", "AM-Prep", "URGENT".</summary>
    private static Verdict? ByWireMarks(BlockFeatures b)
    {
        var text = b.Block.Text;
        if (b.Words <= 12 && !b.EndsSentence && text.Length > 6 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]) && text[2] == '-'
            && (text.Contains("--", StringComparison.Ordinal) || text.StartsWith("BC-", StringComparison.Ordinal)))
        {
            return Verdict.CutAs(CutReason.Slug, "a wire slug");
        }

        if (text.StartsWith("FILE ", StringComparison.Ordinal) && text.Length > 6 && text[5] is '-' or '–' or '—')
        {
            return Verdict.CutAs(CutReason.Caption, "opens with “FILE -”");
        }

        // "^" and "<" fence off heads in wire copy.
        return text[0] == '^' && text[^1] is '<' or '^' ? Verdict.CutAs(CutReason.Slug, "wire marks") : null;
    }

    /// <summary>"(Jonas Pell/Northwire)", "| Jonas Pell/Northwire" or "Photo: Jonas Pell" at the end of a short block.</summary>
    private static Verdict? ByCreditAtEnd(BlockFeatures b)
    {
        var text = b.Block.Text;
        if (b.Words is < 2 or > 60)
        {
            return null;
        }

        var open = text[^1] switch { ')' => text.LastIndexOf('('), ']' => text.LastIndexOf('['), _ => -1 };
        if (open > 0 && IsCredit(b, open, text.Length - 1, loose: true))
        {
            return Verdict.CutAs(CutReason.Caption, $"credit “{text[open..]}” at the end");
        }

        var bar = text.LastIndexOfAny(['|', '©', '/']);
        if (bar > 0 && text[bar] == '/')
        {
            // The names on both sides of the slash, back to the end of the sentence before.
            bar = text.LastIndexOfAny(['.', '|', ',', ':'], bar);
        }

        if (bar > 0 && !b.EndsSentence && !b.Attributes && text.AsSpan(bar).Contains('/') && IsCredit(b, bar, text.Length, loose: false))
        {
            return Verdict.CutAs(CutReason.Caption, $"credit “{text[bar..].TrimStart(' ', '.', '|', ',')}” at the end");
        }

        // "Hilda, 6, with one of her kids. Photograph: Aino Salo"
        var colon = text.LastIndexOf(':');
        if (colon > 0 && !b.EndsSentence && b.Words <= 60)
        {
            var label = b.Tokens.FindLastIndex(t => t.End <= colon);
            if (label >= 0 && b.Tokens[label].End >= colon - 1 && b.Tokens[label].Key is "photo" or "photograph" or "photos" or "photographs" or "picture" or "image" or "credit" or "illustration" or "composite" or "courtesy" or "source" or "graphic"
                && b.Tokens.Count - label <= 8 && (label == 0 || b.Tokens[label].OpensSentence || b.Tokens[label].IsCapital))
            {
                return Verdict.CutAs(CutReason.Caption, $"credit “{text[b.Tokens[label].Start..]}” at the end");
            }
        }

        return null;
    }

    private static bool IsCredit(BlockFeatures b, int from, int to, bool loose)
    {
        var words = b.Tokens.Where(t => t.Start >= from && t.End <= to).ToList();
        if (words.Count is 0 or > 9)
        {
            return false;
        }

        var small = words.Count(t => !t.IsCapital && t.Key is not ("for" or "the" or "of" or "via" or "by" or "and" or "de" or "van" or "von" or "file"));
        var media = words.Exists(t => MediaWords.Contains(t.Key));
        var slash = b.Block.Text.AsSpan(from, to - from).Contains('/') || words.Exists(t => t.Key.Contains('/', StringComparison.Ordinal));
        var afterSentence = from > 1 && b.Block.Text[from - 1] == ' ' && b.Block.Text[from - 2] is '.' or '”' or '"';
        return small == 0 && (slash || (loose && afterSentence && words.Count >= 2) || (loose && media && !b.Attributes && !b.Block.Text.EndsWith("(AP)", StringComparison.Ordinal))) && !words[0].IsNumber
            || (loose && media && small <= 2 && words[0].Key is "photo" or "photos" or "photograph" or "image" or "picture" or "credit" or "file" or "courtesy" or "getty" or "screenshot" or "illustration");
    }

    /// <summary>"Obituaries desk: obits@paper.example": an address with a few words and no sentence, after the article's end.</summary>
    private Verdict? ByAddress(int i, BlockFeatures b) =>
        i >= _tailStart && b.Words <= 12 && !b.EndsSentence && !b.Attributes && b.Tokens.Exists(t => t.Key is "mail" or "url" or "@")
            ? Verdict.CutAs(CutReason.Footer, "an address without a sentence, after the end")
            : null;

    private static Verdict? ByHashtags(BlockFeatures b)
    {
        var words = b.Block.Text.Split(' ');
        return words.All(w => w.Length > 1 && w[0] == '#') && words.Length >= 2 ? Verdict.CutAs(CutReason.Tags, "only hashtags") : null;
    }

    /// <summary>"0:00 / 5:12": where a player stood that could not be copied.</summary>
    private static Verdict? ByPlayer(BlockFeatures b)
    {
        var text = b.Block.Text.AsSpan();
        return text.Length <= 24 && text.Contains('/') && text.IndexOfAnyExcept(PlayerSigns) < 0 && text.Count(':') >= 2 ? Verdict.CutAs(CutReason.Navigation, "the clock of a player") : null;
    }

    /// <summary>"Home | News | Sport", "News › Europe": short pieces with bars or arrows between them, at the article's edges.</summary>
    private Verdict? ByTrail(int i, BlockFeatures b)
    {
        var pieces = b.Block.Text.Split(['|', '›', '»', '>', '·', '•', '→'], StringSplitOptions.TrimEntries);
        if (pieces.Length < 3 || b.EndsSentence || b.Words > 40 || !Array.TrueForAll(pieces, p => p.Length is > 0 and <= 32))
        {
            return null;
        }

        var atEdge = i >= _tailStart || i < 3;
        return atEdge ? Verdict.CutAs(CutReason.Navigation, "short pieces with bars between them") : null;
    }

    private static string Name(CutReason reason) => reason switch
    {
        CutReason.Share => "share buttons",
        CutReason.SignUp => "a sign-up form",
        CutReason.Navigation => "a menu",
        CutReason.Footer => "a page's foot",
        CutReason.Notice => "a cookie notice",
        CutReason.Timestamp => "dates and times",
        CutReason.Advertisement => "an advertisement's mark",
        CutReason.Credit => "a picture's mark",
        _ => "publishing furniture",
    };
}
