using System.Collections.Frozen;

namespace AudioEdition.Articles.Html;

/// <summary>Reads the names that web developers give to elements, word by word.</summary>
internal sealed class NameReader
{
    private static readonly FrozenDictionary<string, CutReason> Furniture = Table(
        (CutReason.Comments, "comment comments disqus commenting respond replies fyre livefyre coral"),
        (CutReason.Related, "related relateds recirc recirculation recommended recommendation recommendations recommend outbrain taboola zergnet revcontent trending popular mostread mostpopular mostviewed morefrom moreon readnext upnext teaser teasers crosslink crosslinks latestnews moretop suggested similar seealso alsoread yarpp jprelatedposts relatedposts relatedlinks relatedarticles relatedcontent relatedstories richlink inlinelinks nextarticle prevnext postnav pagination pager bxslider playlist"),
        (CutReason.Share, "share sharing sharebar sharebuttons sharetools social socials sociallinks addthis addtoany sharedaddy sharethis followus"),
        (CutReason.SignUp, "newsletter newsletters signup subscribe subscription subscriptions optin mailchimp emailsignup login registration"),
        (CutReason.Appeal, "donate donation contributions membership paywall regwall meteredwall piano"),
        (CutReason.Advertisement, "ad ads adunit adslot adbox advert adverts advertisement advertisements advertising adcontainer adwrapper dfp sponsor sponsored sponsorship promo promos promobox promoted promotion affiliate commerce gpt adsense admarker"),
        (CutReason.Caption, "caption captions figcaption imagecaption wpcaption gallery slideshow carousel mediainfo photocaption imgcaption cutline videocaption lightbox slider"),
        (CutReason.Credit, "credit credits copyright attribution photocredit imagecredit"),
        (CutReason.Byline, "byline bylines authorname articleauthor contributors"),
        (CutReason.AuthorBio, "bio authorbio authorbox aboutauthor authorinfo authorcard authordescription"),
        (CutReason.Timestamp, "timestamp dateline published publishdate pubdate postdate entrydate datetime posted lastupdated readtime readingtime timeago blocktime liveblogtime"),
        (CutReason.Tags, "tags taglist tagcloud topics topiclist keywords categories catlinks posttags articletags tagged"),
        (CutReason.Navigation, "nav navbar navigation menu menus breadcrumb breadcrumbs submenu subnav topnav toc tableofcontents jumplinks skiplink pagenav tabs toolbar masthead search searchform kicker eyebrow sectionlabel"),
        (CutReason.Footer, "footer foot colophon disclaimer legal siteinfo sitefooter"),
        (CutReason.Notice, "cookie cookies consent gdpr modal popup overlay lightboxes alert banner tooltip popover hovercard rollover dropdown dialog survey feedback poll quiz hidden sronly screenreader visuallyhidden noscript printonly accessibility audionly"),
        (CutReason.Navigation, "sidebar rail rightrail leftrail widget widgets meta postmeta entrymeta articlemeta metadata sticky"),
        (CutReason.Correction, "correction corrections"));

    private static readonly FrozenSet<string> Body = "articlebody articlecontent storybody storycontent entrycontent postcontent postbody bodycopy articletext storytext contentbody articlebodycontent postarticle maincontent articlemain"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Standfirst = "standfirst dek deck subtitle subheadline subhead subheading sub summary excerpt strapline stand tagline lead intro description teaser synopsis"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SureStandfirst = "standfirst dek deck subtitle subheadline strapline".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, NameSense> _seen = new(StringComparer.Ordinal);

    /// <summary>What the names of one element say.</summary>
    public NameSense Read(string names)
    {
        if (names.Length == 0)
        {
            return NameSense.None;
        }

        if (!_seen.TryGetValue(names, out var sense))
        {
            _seen[names] = sense = Judge(names);
        }

        return sense;
    }

    private static NameSense Judge(string names)
    {
        CutReason? cut = null;
        var word = "";
        bool body = false, standfirst = false, sure = false;
        foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Words(name);
            for (var i = 0; i < words.Count; i++)
            {
                var pair = i + 1 < words.Count ? words[i] + words[i + 1] : "";
                body |= Body.Contains(words[i]) || Body.Contains(pair);
                standfirst |= Standfirst.Contains(words[i]);
                sure |= SureStandfirst.Contains(words[i]);
                if (cut is null && (Furniture.TryGetValue(words[i], out var reason) || (pair.Length > 0 && Furniture.TryGetValue(pair, out reason))) && !IsQualified(words))
                {
                    cut = reason;
                    word = name;
                }
            }
        }

        return cut is null && !body && !standfirst ? NameSense.None : new NameSense(cut, body, standfirst, sure, word);
    }

    /// <summary>"has-sidebar", "no-ads", "with-gallery": the name of a state, not of the thing.</summary>
    private static bool IsQualified(List<string> words) => words.Exists(w => w is "has" or "no" or "with" or "without" or "is" or "not" or "show" or "enabled" or "free" or "js" or "layout");

    /// <summary>"ArticleBody__dek-2" to article, body, dek.</summary>
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var cut = i == name.Length || !char.IsLetter(name[i]) || (char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (!cut)
            {
                continue;
            }

            if (i > start && char.IsLetter(name[start]))
            {
                words.Add(name[start..i].ToLowerInvariant());
            }

            start = i < name.Length && char.IsLetter(name[i]) ? i : i + 1;
        }

        return words;
    }

    private static FrozenDictionary<string, CutReason> Table(params (CutReason Reason, string Words)[] rows)
    {
        var table = new Dictionary<string, CutReason>(StringComparer.Ordinal);
        foreach (var (reason, words) in rows)
        {
            foreach (var word in words.Split(' '))
            {
                table.TryAdd(word, reason);
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
