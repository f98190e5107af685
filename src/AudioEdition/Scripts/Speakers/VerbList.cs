namespace AudioEdition.Scripts.Speakers;

/// <summary>Reporting verbs. Regular ones stand as their base form, the others with all forms: base, -s, past, -ing, participle.</summary>
internal static class VerbList
{
    /// <summary>May introduce somebody's words on their own.</summary>
    public const string Speech = """
        add admit advise affirm allege announce answer argue ask assert assure blog boast brag caution chant cheer chide claim clarify comment
        complain concede conclude confess confide confirm contend continue counter crow deadpan declare demand elaborate e-mail email emphasize
        emphasise enthuse exclaim explain fume groan gush holler inform insist instruct interject joke lament maintain mention murmur muse mutter
        note object observe opine order plead pledge post predict proclaim profess promise pronounce protest quip rant reason recall reckon
        recount reflect reiterate remark remember remind repeat reply report respond retort reveal roar scoff scream shout shriek snap sneer stress
        state suggest summarize summarise tease testify text theorize thunder tweet urge utter venture volunteer vow wail warn whisper wonder yell
        bark bellow blare drawl gasp growl howl moan mumble rasp snarl splutter stammer stutter taunt whine whoop croon purr rumble
        apologise apologize
        caution stipulate surmise gripe grumble hiss implore jeer sing echo rejoin grouse assess vent
        """;

    /// <summary>The same, irregular.</summary>
    public const string SpeechIrregular = """
        say says said saying said
        tell tells told telling told
        write writes wrote writing written
        reply replies replied replying replied
        cry cries cried crying cried
        testify testifies testified testifying testified
        clarify clarifies clarified clarifying clarified
        admit admits admitted admitting admitted
        brag brags bragged bragging bragged
        quip quips quipped quipping quipped
        blog blogs blogged blogging blogged
        snap snaps snapped snapping snapped
        swear swears swore swearing sworn
        sum sums summed summing summed
        rebut rebuts rebutted rebutting rebutted
        chat chats chatted chatting chatted
        """;

    /// <summary>Report an attitude or an act of speech.</summary>
    public const string Report = """
        accuse acknowledge address agree appeal applaud attack believe blame blast call challenge characterize characterise cite compare condemn
        consider criticize criticise decline defend deny denounce describe detail detect disagree disclose discuss dismiss doubt dub endorse envision
        estimate issue publish expect explore express fear feature hail hint hope imply indicate joke label lambaste laud link mock notice oppose outline point praise
        propose question quote rail recommend refer refuse reject release renounce ridicule rip share signal slam suspect talk tout thank threaten
        trash trumpet underline underscore view voice want warn welcome worry brand term blame lash deride decry bemoan criticise fault portray
        rebuke scold implore invite lecture greet concur admonish depict deem lobby push reassure vent weigh chime
        """;

    /// <summary>The same, irregular.</summary>
    public const string ReportIrregular = """
        speak speaks spoke speaking spoken
        think thinks thought thinking thought
        feel feels felt feeling felt
        find finds found finding found
        show shows showed showing shown
        know knows knew knowing known
        deny denies denied denying denied
        imply implies implied implying implied
        refer refers referred referring referred
        rip rips ripped ripping ripped
        slam slams slammed slamming slammed
        worry worries worried worrying worried
        lay lays laid laying laid
        """;

    /// <summary>Introduce words only where they touch the marks.</summary>
    public const string Adjacent = """
        laugh smile grin sigh nod shrug start finish close offer interrupt marvel gesture wink beam
        crack chuckle sob weep wince frown grimace smirk giggle toast pray recite intone
        """;

    /// <summary>The same, irregular.</summary>
    public const string AdjacentIrregular = """
        begin begins began beginning begun
        put puts put putting put
        read reads read reading read
        go goes went going gone
        shoot shoots shot shooting shot
        nod nods nodded nodding nodded
        grin grins grinned grinning grinned
        sob sobs sobbed sobbing sobbed
        """;

    /// <summary>Single forms whose other forms are mostly something else ("press", "shot").</summary>
    public const string AdjacentForms = "pressed prodded fired reacted reacts reacting chimed jabbed shot punctuated followed interceded went goes put puts";

    /// <summary>Of all these, the ones whose object is the addressee.</summary>
    public const string Addressing = """
        tell tells told telling ask asks asked asking assure assures assured assuring inform informs informed informing remind reminds reminded
        reminding advise advises advised advising warn warns warned warning urge urges urged urging text texts texted email emails emailed caution
        cautions cautioned instruct instructs instructed order orders ordered implore implored thank thanked answer answered address addressed
        """;

    /// <summary>Frequent other verbs, so that a clause of its own is known for one.</summary>
    public const string Other = """
        won lost made makes make took takes take gave gives give got gets get came comes come went goes left leaves led leads held holds ran runs
        met meets saw sees began begins became becomes kept keeps brought sent sat stood stands fell rose grew drew broke won beat built bought sold
        spent paid set sets cut hit put let used uses worked works lived lives moved moves turned turns looked looks seemed seems appeared appears
        tried tries helped helps started stopped played plays joined joins served serves died dies killed wants needs need raised increased declined
        attended visited received faced faces voted votes ended ends remained remains entered changed followed follows includes included arrived
        launched created ordered hosted launched marked passed signed returned waited walked supports opposed
        """;
}
