namespace AudioEdition.Speech.Normalization.Vocabulary;

/// <summary>Which runs of capitals are said as words, which by letters, which half and half.</summary>
internal static class Acronyms
{
    private static readonly WordSet Words = new(
        """
        NATO UNESCO UNICEF NASA OPEC AIDS FIFA UEFA ASEAN NAFTA COVID SARS MERS RADAR LASER SWAT FEMA DEFRA OFCOM OFSTED OFGEM COBRA SAGE HAMAS ISIS
        INTERPOL EUROPOL FRONTEX IKEA LEGO NIMBY BAFTA TED SIM SOHO TASS ANSA CERN COP DARPA DACA MAGA NOAA OSHA POTUS SCOTUS FLOTUS UNIFIL UNRWA
        MONUSCO ECOWAS MERCOSUR BRICS BRIC PEGIDA GAZPROM NASDAQ UKIP EFTA OLAF GATT CITES FARC SIPRI AWACS SCUBA CAPTCHA NIST ICANN WADA
        ACAS CAFCASS UCAS NICE STEM SPAC SPACS REIT HIIT BAME LIDAR SONAR TASER VAR FOMO YOLO LOL DAX CAC FTSE NIKKEI SENSEX COMEX
        IDEX AUKUS QUAD SADC COMESA IGAD ANZAC ANZUS APEC AFTA CARICOM UNAIDS UNHABITAT UNEP UNCTAD OXFAM CAFOD MENSA RAAC SEND CAMHS SATS ZANU
        PISA ERASMUS HORIZON ESPRIT ITER LIGO HIPAA ERISA NORAD GITMO MENA EMEA RAM ROM PIN LAN WAN GIF JPEG WIFI BASE LEED RICO AMBER SNAP MAD
        MOMA LACMA ICE  COVAX GAVI AIPAC ACORN EMILY PAC PACS DREAM CHIPS TARP FANNIE TIFF BASIC COBOL FORTRAN OLED NAND SIDS COBRA SPAD BREXIT
        STOP START STAY SPEAK FREE TRUE TRUMP CLICK CLOSE CRASH BREAKING GREAT GREEN BLACK WHITE BLUE BROWN PLEASE PLAY STRONG STRIKE STATE STATES STORM SNOW SHOW SHOCK SHUT SCHOOL SPORT TRAIN TRADE TRUTH
        THREE THANK THANKS THINK THEIR THERE THESE THEY THEN THEM WHAT WHEN WHERE WHICH WHILE FRENCH FROM PRICE PRIDE PRESS PROUD CRIME CROWN CLASS CLEAR CHILD CHANGE CHECK DRUG DRUGS DRIVE FLOOD FRIDAY
        GRAND GROUP GROWTH SPAIN SWISS SWEDEN SCOTLAND BRITAIN BRITISH STILL STREET STRAIGHT WORLD FIRST WITH WITHOUT HELP LOST FACTS FACT TEXT MUST JUST LAST BEST WEST EAST NORTH SOUTH WANT WORK
        WIN YES BIG BAD BOY GOD LAW TAX FUN HOT KEY LIE LOW MOM DAD MEN OFF OIL RUN SAD SAY SEX SIN USE WAY WHY YET DOG JOB BUY DIE EAT END FAR FEW FLY GET GOT GUN GUY LET LOT RAN RAW SHE TOO TRY WET WON ZIP
        NOT THE AND FOR ALL YOU ARE WAS BUT OUT NOW WAR MAN RED OLD TOP END MAX PRO NEW HOW CAN DID SEE HIS HER HAS HAD ANY OWN TWO ONE TEN SIX NO SO ON OF
        TO BY AT MY WE HE DO GO OR AS IF HOME THIS THAT
        PEPFAR HUD NIMBYS MASH COSATU FRELIMO RENAMO SWAPO UNITA KFOR ISAF SFOR SHAPE START SALT TRIPS   SWIFT TARGET
        """, ignoreCase: false);

    private static readonly WordSet Letters = new(
        """
        US UK EU UN UAE USA USSR UCLA UNHCR ITV IRA IAEA IOC IDF IOM IPO ISO IAAF IATA ABBA_ AOC ADHD AI API APA ABC AP AFP ANC AFL AFC EPA ECB ECHR EEA
        ESA ETA EPL ER EV OECD OSCE OAS OAU OBR OAP ONS OPCW UCI UFO UFC UAW UPS URL USB UAP AIG AMA ACLU AU ATM CEO CFO COO CIO CIA
        DOJ FDIC NAACP NCAA NAB NEC NIH RAF RAC RAAF SEC SAS TUI TUC VAT YPG ADA OK IT IQ ID ISP ITN IVF UVA UV OED AGM ATP AOL IBM IBF IMF
        ECU EIA EIB ESMA ESM EFL AAA AA AB AC AD AM PM BA MA IG IP IE   UEA UEL IDP IED ICU ICC ICJ  ILO INS USMCA
        AARP NYSE NYPD LAPD LAX DIY DUI NUJ NUM RMT PIP POW PTA SUV TUV UDA USMNT USWNT ABV FIA  ICBM  AIB
        """, ignoreCase: false);

    /// <summary>Said neither as one word nor by letters alone.</summary>
    public static readonly WordTable<string> Mixed = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["NCAA"] = "N C double A",
        ["NAACP"] = "N double A C P",
        ["JPEG"] = "jay-peg",
        ["JPEGs"] = "jay-pegs",
        ["FTSE"] = "footsie",
        ["CDROM"] = "C D rom",
        ["PhD"] = "P H D",
        ["PhDs"] = "P H D's",
        ["MSc"] = "M S C",
        ["BSc"] = "B S C",
        ["GmbH"] = "G M B H",
        ["DoJ"] = "D O J",
        ["DoD"] = "D O D",
        ["MoD"] = "M O D",
        ["MoU"] = "M O U",
        ["QCs"] = "Q C's",
        ["mRNA"] = "M R N A",
        ["eBay"] = "ebay",
        ["iOS"] = "I O S",
        ["macOS"] = "mac O S",
        ["iPadOS"] = "iPad O S",
        ["tv"] = "T V",
        ["tvs"] = "T V's",
        ["BTec"] = "B tech",
        ["BTEC"] = "B tech",
        ["YoY"] = "year on year",
        ["QoQ"] = "quarter on quarter",
        ["PwC"] = "P W C",
        ["AfD"] = "A F D",
        ["UNHCR"] = "U N H C R",
        ["CSpan"] = "C span",
        ["WWI"] = "World War One",
        ["WWII"] = "World War Two",
        ["WW1"] = "World War One",
        ["WW2"] = "World War Two",
        ["DVLA"] = "D V L A",
        ["USAID"] = "U S aid",
    });

    /// <summary>True where a run of capitals is said as a word.</summary>
    /// <param name="capitals">Capitals only, two at the least.</param>
    public static bool IsWord(ReadOnlySpan<char> capitals) =>
        Words.Contains(capitals) || (!Letters.Contains(capitals) && capitals.Length >= 4 && IsPronounceable(capitals));

    /// <summary>True for initialisms that stand in the table, which are spelled even in a shouted headline.</summary>
    public static bool IsKnownInitialism(ReadOnlySpan<char> capitals) => capitals.Length > 2 && Letters.Contains(capitals);

    /// <summary>
    /// English syllables put at most two consonants before and after a vowel; four letters and more of that form are as a rule a word
    /// or a name in capitals ("OSLO", "FIFA"), others a row of letters ("HSBC", "UNHCR").
    /// </summary>
    private static bool IsPronounceable(ReadOnlySpan<char> capitals)
    {
        int consonants = 0, vowels = 0, groups = 0;
        for (var i = 0; i < capitals.Length; i++)
        {
            if (IsVowel(capitals[i], i))
            {
                groups += vowels == 0 ? 1 : 0;
                vowels++;
                consonants = 0;
            }
            else
            {
                consonants++;
                vowels = 0;
            }

            // "AAPL" opens with a vowel twice and closes as no English word does.
            if ((i == 1 && vowels == 2 && capitals[0] == capitals[1]) || (i == capitals.Length - 1 && consonants > 1 && capitals[i] is 'L' or 'R' && capitals[i - 1] is not ('L' or 'R'))
                || vowels > 2 || consonants > (i == consonants - 1 ? 1 : 3) + (capitals.Length > 5 ? 1 : 0))
            {
                return false;
            }
        }

        return groups > 0 && consonants < 3 && (capitals.Length > 4 || groups > 1 || IsVowel(capitals[1], 1) || IsVowel(capitals[2], 2));
    }

    private static bool IsVowel(char c, int index) => c is 'A' or 'E' or 'I' or 'O' or 'U' || (c == 'Y' && index > 0) || c > '\u007F';
}
