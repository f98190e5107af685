using System.Buffers;
using System.Collections.Frozen;

namespace AudioEdition.Articles.Sifting;

/// <summary>Short blocks made of nothing but the words of one kind of furniture: a row of share buttons, a menu, a line of dates.</summary>
/// <remarks>"Share on X" consists of such words alone; "Share prices slip on Monday" does not.</remarks>
internal sealed class ClosedVocabulary
{
    private static readonly SearchValues<char> ClockDigits = SearchValues.Create("0123456789:/,");

    private readonly CutReason _reason;
    private readonly int _mostWords;
    private readonly FrozenSet<string> _keys;
    private readonly FrozenSet<string> _fillers;

    private ClosedVocabulary(CutReason reason, int mostWords, string keys, string fillers)
    {
        _reason = reason;
        _mostWords = mostWords;
        _keys = keys.Split(' ').ToFrozenSet(StringComparer.Ordinal);
        _fillers = fillers.Split(' ').ToFrozenSet(StringComparer.Ordinal);
    }

    private static readonly ClosedVocabulary[] All =
    [
        new(CutReason.Share, 10,
            "share shares save saved facebook twitter tweet whatsapp linkedin email mail print copy bookmark reddit pinterest telegram flipboard bluesky threads messenger gift pocket sms tumblr mastodon",
            "on via this article story page x link url save it to a friend with friends post text comment comments give more options send and by all like follow pin instagram youtube icon button copied"),
        new(CutReason.Credit, 4,
            "photo photos image images video videos picture pictures gallery photograph graphic slideshow infographic caption",
            "play watch view open the in full screen gallery credit credits file stock image handout composite getty reuters afp ap epa"),
        new(CutReason.Advertisement, 10,
            "advertisement advert advertorial sponsored",
            "ad scroll to continue story article continues below after this skip reading content promoted by with paid partner"),
        new(CutReason.SignUp, 10,
            "email subscribe subscriber register newsletter newsletters signup",
            "address your enter sign up log in me for the our a submit name first last password account now today here or and is required manage free already account my username forgot create postcode join email"),
        new(CutReason.Navigation, 14,
            "menu home navigation search homepage sitemap sections newsletters login logout",
            "skip to main content news sport sports culture weather world business politics opinion tech technology science health travel life lifestyle style arts entertainment video videos podcasts podcast podcasts more close open toggle my account sign in up out subscribe register log uk us local national international international money food music books film tv games puzzles jobs shop about contact help e-paper epaper today live latest breaking site the our site edition region"),
        new(CutReason.Footer, 14,
            "privacy terms copyright sitemap accessibility imprint impressum masthead",
            "of use service and policy conditions contact us about advertise careers jobs help faq cookie cookies settings notice statement do not sell my personal information data rss feeds feedback site map media kit staff press room accessibility statement"),
        new(CutReason.Notice, 10,
            "cookies cookie consent",
            "accept all reject manage preferences settings on this site website we use our policy about more learn only necessary essential allow and choices your privacy continue got it ok"),
        new(CutReason.Timestamp, 24,
            "published updated modified posted ago january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun",
            "on at by last first am pm gmt utc est edt et cst cdt ct pst pdt pt bst cet cest ist aest a an m p minutes minute hours hour days day weeks week min mins hr hrs yesterday today created date time edited local the of issue th st nd rd and"),
    ];

    /// <summary>The kind of furniture whose words the block is made of, or null.</summary>
    public static CutReason? Of(List<Token> tokens)
    {
        foreach (var vocabulary in All)
        {
            if (vocabulary.Holds(tokens))
            {
                return vocabulary._reason;
            }
        }

        return null;
    }

    /// <summary>True for words of a date or a time alone: "3 March 2031, 10:42 GMT".</summary>
    public static bool IsDate(List<Token> tokens) => All[^1].Holds(tokens);

    private bool Holds(List<Token> tokens)
    {
        if (tokens.Count == 0 || tokens.Count > _mostWords)
        {
            return false;
        }

        var keyed = false;
        foreach (var token in tokens)
        {
            var key = _keys.Contains(token.Key);
            keyed |= key || (_reason == CutReason.Timestamp && tokens.Count > 1 && token.Key.Length is 4 or 5 && token.Key.Contains(':', StringComparison.Ordinal));
            if (!key && !_fillers.Contains(token.Key) && !(token.IsNumber && _reason is CutReason.Timestamp or CutReason.Share or CutReason.Footer && IsPlainNumber(token.Key)))
            {
                return false;
            }
        }

        return keyed;
    }

    private static bool IsPlainNumber(string key)
    {
        var digits = key.AsSpan().IndexOfAnyExcept(ClockDigits);
        return digits < 0 || key.AsSpan(digits) is "am" or "pm" or "st" or "nd" or "rd" or "th" or "k";
    }
}
