using System.Collections.Frozen;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Closed word classes and nouns for people, bodies and texts.</summary>
internal static class WordList
{
    public const string Preposition = """
        of in on at to for with by from about after before during against among between into over under through without within since until near behind
        beyond amid despite toward towards outside inside per via upon across along around above below off onto beside besides except concerning
        regarding following alongside throughout versus vs atop aboard amongst
        """;

    public const string Determiner = "the a an this these those another some several many each every both no any either neither most few all such";
    public const string Cardinal = "one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands";
    public const string Conjunction = "and but or nor yet so plus";
    public const string Subordinator = "that which when where while because if although though as whether what how why than unless once whenever wherever whereas";
    public const string Relative = "who whom whose which";
    public const string Be = "is was were are be been being am isn't wasn't weren't aren't";

    public const string Auxiliary = """
        has have had having do does did will would can could may might must should shall didn't doesn't don't won't wouldn't can't couldn't shouldn't hasn't haven't
        hadn't cannot 
        """;

    public const string Adverb = """
        also then later now again once still just only even never always often ever not earlier previously recently simply finally instead meanwhile however
        nevertheless moreover furthermore too soon already perhaps maybe rather quite almost afterward afterwards twice today yesterday tomorrow tonight back out
        famously there here first next thus therefore indeed sometimes long further more much reportedly all
        """;

    public const string Title = "mr mrs ms miss mx messrs dr prof sen sens rep reps gov govs lt col gen sgt capt cpl maj adm rev fr sir dame hon atty supt det cllr pte pvt cmdr insp const";

    public const string TitleFemale = "mrs ms miss dame lady madam madame sister";
    public const string TitleMale = "mr sir lord father brother messrs";

    public const string Role = """
        president vice-president senator representative governor mayor secretary minister premier chancellor ambassador judge justice general admiral colonel captain
        lieutenant sergeant major officer detective sheriff constable inspector superintendent commissioner chief chairman chairwoman chairperson chair director
        manager executive ceo founder cofounder co-founder owner partner spokesman spokeswoman spokesperson adviser advisor aide strategist consultant analyst economist
        professor lecturer teacher student researcher scientist historian author writer novelist poet journalist reporter correspondent editor columnist anchor
        host moderator producer filmmaker actor actress singer musician rapper artist designer photographer comedian coach trainer captain player striker midfielder
        goalkeeper defender quarterback pitcher champion athlete driver farmer nurse doctor surgeon physician psychologist psychiatrist lawyer attorney solicitor barrister
        prosecutor magistrate coroner counsel advocate activist organizer organiser campaigner volunteer protester demonstrator resident neighbour neighbor
        witness victim survivor patient customer shopper voter supporter critic opponent rival candidate nominee contender hopeful front-runner frontrunner incumbent
        lawmaker legislator congressman congresswoman assemblyman assemblywoman councillor councilman councilwoman councilor councilmember delegate deputy mp mep msp
        leader speaker whip treasurer clerk treasurer curator librarian archivist conservator engineer architect builder developer contractor plumber electrician
        businessman businesswoman entrepreneur billionaire millionaire investor banker broker trader broadcaster commentator pundit pollster expert specialist fellow scholar
        official administrator bureaucrat diplomat envoy commander soldier veteran pilot sailor marine trooper guard firefighter paramedic policeman policewoman
        priest pastor bishop archbishop cardinal pope rabbi imam vicar reverend minister monk nun preacher evangelist king queen prince princess duke duchess
        man woman boy girl father mother son daughter brother sister husband wife widow widower uncle aunt cousin nephew niece grandfather grandmother grandson
        granddaughter parent child friend colleague boss employee worker staffer intern assistant operative insider source person someone somebody teenager
        narrator heckler attendee participant caller user mogul magnate tycoon star legend politician statesman republican democrat conservative liberal socialist
        independent libertarian tory labour immigrant refugee migrant tourist passenger suspect defendant plaintiff claimant juror inmate
        goalie keeper batsman wicketkeeper fly-half centre-back full-back winger playmaker pacemaker sprinter hurdler marathoner
        decathlete heptathlete rower canoeist sailor mountaineer wrestler judoka fencer marksman snooker-player promoter agent 
        technician operator gardener baker chef cook waiter waitress bartender barber fisherman shopkeeper landlord tenant winner runner-up co-author co-chair
        statistician biologist chemist physicist astronomer geologist ecologist zoologist botanist epidemiologist virologist climatologist oceanographer neuroscientist
        headteacher headmaster headmistress principal dean provost chancellor rector warden cleric chaplain translator interpreter conductor composer pianist violinist
        ag ceo cfo coo pm gm neurosurgeon businessperson contestant celebrity newcomer colleague newsman anchorman anchorwoman
        carpenter mason roofer welder miner keeper beekeeper shepherd rancher vet veterinarian librarian locksmith sailor dancer choreographer
        sculptor painter potter weaver tailor cobbler jeweller jeweler florist grocer butcher fishmonger publican innkeeper caretaker janitor cleaner postman postwoman
        tutor lifeguard porter courier taxi-driver trucker forester ranger warden keyworker midwife carer caregiver pharmacist dentist optician physiotherapist therapist
        master harbourmaster
        skipper jockey umpire referee swimmer runner cyclist rower golfer boxer gymnast skier striker winger
        bystander onlooker eyewitness passer-by passerby commuter motorist pedestrian postmaster postmistress headteacher lecturer undergraduate postgraduate alumnus
        homeowner householder pensioner retiree grandparent godmother godfather stepmother stepfather fiance fiancee toddler pupil schoolboy schoolgirl classmate housemate
        archaeologist anthropologist historian curator mathematician ecologist immunologist cardiologist paediatrician pediatrician obstetrician gynaecologist radiologist
        herder trawlerman vintner winemaker distiller cheesemaker barista concierge receptionist cashier checkout-worker supervisor 
        forewoman fundraiser archivist blogger vlogger podcaster youtuber influencer streamer coder programmer hacker developer technologist statistician actuary
        auditor accountant bookkeeper economist financier hedge-funder regulator watchdog ombudsman ombudswoman arbitrator mediator negotiator peacekeeper warlord rebel
        insurgent militant hostage captive prisoner convict parolee bailiff stenographer pathologist toxicologist profiler superintendent deputy-sheriff
        statesman stateswoman congressperson alderman alderwoman selectman burgess portreeve provost convener canvasser leafleteer returning-officer psephologist
        arborist gardener horticulturist botanist agronomist beekeeper falconer gamekeeper groundsman greenkeeper lifeboatman coxswain boatswain stevedore lighterman
        demonstrator whistleblower whistle-blower informant fundraiser donor megadonor philanthropist lobbyist bundler surrogate ally biographer
        """;

    public const string Generic = """
        man woman boy girl person resident witness aide official spokesman spokeswoman spokesperson adviser advisor source insider narrator heckler caller user someone
        somebody protester demonstrator volunteer voter supporter critic expert analyst strategist employee worker staffer student child friend colleague
        neighbour neighbor mother father husband wife son daughter brother sister parent teenager attendee participant officer soldier employee shopper
        """;

    public const string Utterance = """
        word words reply response answer message verdict advice conclusion reaction plea warning question comment comments explanation argument view theory assessment
        point request rule motto creed demand pitch tip prediction promise prayer joke retort rejoinder summary excuse complaint confession boast greeting lesson
        """;

    public const string RolePlural = """
        people men women boys girls officials officers aides advisers advisors strategists critics supporters opponents experts analysts economists scientists researchers
        students teachers parents residents neighbours neighbors voters protesters protestors demonstrators activists lawmakers legislators senators republicans democrats
        conservatives liberals prosecutors lawyers attorneys judges witnesses victims friends colleagues workers employees soldiers veterans doctors nurses
        reporters journalists editors authors leaders ministers governors delegates donors insiders sources operatives staffers spokesmen candidates rivals allies
        investigators detectives organisers organizers campaigners pollsters observers others historians scholars fans players members audience
        """;

    public const string Female = """
        woman girl mother daughter sister wife widow aunt niece grandmother granddaughter actress congresswoman councilwoman assemblywoman spokeswoman chairwoman
        businesswoman policewoman queen princess duchess nun waitress headmistress heroine mom mum lady saleswoman noblewoman ballerina stepmother girlfriend goddaughter
        """;

    public const string Male = """
        man boy father son brother husband widower uncle nephew grandfather grandson congressman councilman assemblyman spokesman businessman policeman
        king prince duke monk headmaster hero dad fisherman statesman stepfather boyfriend gentleman salesman
        """;

    public const string Organisation = """
        inc corp co ltd llc plc university college institute institution committee commission council association society foundation party department ministry agency bureau
        bank company group union court congress parliament church school hospital center centre league club team times post journal news magazine network
        radio television tv press gazette tribune herald guardian post-dispatch chronicle courier observer telegraph mail mirror sun globe star monitor review weekly daily
        administration authority board office federation coalition alliance campaign pac trust fund service services systems technologies industries holdings partners
        associates airlines motors energy pharmaceuticals laboratories labs museum gallery library orchestra theatre theater academy bureau force army navy guard senate house
        project initiative movement organization organisation corporation conference assembly
        day county city state street avenue road island islands river lake mountain valley park tower towers hall square building airport station beach hills heights
        bridge hotel stadium gop nation nations war act bill cup award awards prize festival series edition games world national international
        chamber convention states united kingdom republic islander parade debate caucus primary election report treaty accord deal plan agreement
        north south east west new plaza mall institute province district coast bay forest canyon desert ocean sea
        """;

    public const string Document = """
        report statement ad advertisement advert letter email e-mail message website site poll survey study article editorial document memo post tweet sign banner text headline
        transcript complaint lawsuit ruling order filing affidavit indictment petition caption note card poster placard book newspaper magazine op-ed press-release release
        paper journal commercial spot narrator pamphlet leaflet flyer notice plaque inscription motto slogan shirt t-shirt sticker law bill constitution amendment act
        resolution platform agreement treaty guideline guidelines policy rules speech press
        """;

    public const string Collective = """
        police family campaign government administration committee council company group union team court party agency department ministry board organisation
        organization association firm bank university hospital school crowd panel jury majority opposition kremlin pentagon army coalition
        """;

    public const string Calendar = """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
        jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun christmas easter thanksgiving
        """;

    public const string Nationality = """
        american british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian danish swedish norwegian finnish polish
        czech slovak hungarian romanian bulgarian greek turkish russian ukrainian israeli palestinian iranian iraqi syrian egyptian saudi indian pakistani chinese japanese
        korean vietnamese thai indonesian australian canadian mexican brazilian argentine chilean cuban colombian venezuelan african european asian arab jewish muslim
        christian catholic protestant republican democratic democrat conservative liberal labour tory libertarian independent socialist communist former
        """;

    public const string Place = """
        alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine
        maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont
        wisconsin wyoming washington america britain england scotland wales ireland france germany italy spain portugal russia ukraine china japan india iran iraq israel
        syria egypt turkey europe africa asia australia canada mexico brazil cuba poland sweden norway denmark finland greece london paris berlin moscow kyiv
        ala ariz ark calif colo conn del fla ga ill ind kan ky mass mich minn mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
        carolina dakota jersey hampshire zealand rico orleans francisco diego bernardino brussels geneva rome madrid beijing tokyo jerusalem york angeles chicago boston philadelphia
        """;

    public const string Abbreviation = """
        mr mrs ms dr prof sen sens rep reps gov govs lt col gen sgt capt cpl maj adm rev fr hon atty supt det jr sr st inc corp co ltd vs etc no jan feb mar apr aug sept sep oct nov dec
        ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo messrs cllr mt ft ave blvd rd
        dept univ assn bros approx dist min max est cmdr insp hon pte pvt const
        """;

    public const string Particle = "de von van der den bin al el la du di da del dos das ibn le ten ter abu della ben af zu";
    public const string Suffix = "jr sr ii iii iv phd md esq";
    public const string Portfolio = "state defense defence commerce education energy labor labour health transportation agriculture treasury interior homeland security veterans affairs housing war staff";

    public const string Opener = """
        speaking asked according however meanwhile yes no well please thanks thank look listen okay ok hello hi oh ah nobody everybody everyone nothing something
        anything everything others critics supporters officials asked pressed questioned given based despite unlike like still yet instead perhaps maybe
        citing noting adding calling referring responding appearing watching asking born raised once twice today yesterday tomorrow tonight earlier later last
        next first second third finally eventually recently previously currently now then here there also again even only just never always often sometimes
        let make take give get go come see read watch follow click share photo image video update updated editor’s fast half part much more less few little
        good great bad big new old young early late early other another every each such same several dear sorry sure so too very quite rather almost
        additionally accordingly similarly likewise consequently overall sir madam god heaven lord jesus internet web twitter facebook dozens hundreds thousands aides
        police prosecutors lawmakers republicans democrats voters
        """;

    /// <summary>Reads "key=value,value" pairs.</summary>
    public static FrozenDictionary<string, string[]> Pairs(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1].Split(',', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
