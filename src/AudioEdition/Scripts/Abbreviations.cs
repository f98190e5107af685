namespace AudioEdition.Scripts;

/// <summary>English abbreviations by what a full stop after them means.</summary>
internal static class Abbreviations
{
    /// <summary>Stand before a name, so that a sentence never ends with them.</summary>
    public static readonly WordSet BeforeName = WordSet.Exact("""
        Mr Mrs Ms Mx Messrs Mme Mlle Dr Prof Gov Sen Sens Rep Reps Gen Col Maj Capt Cpt Lt Sgt Cpl Pvt Cmdr Adm Brig Rev Fr Hon Pres Supt Det
        Insp Amb Atty Sec Secy Treas Msgr Mgr Asst Mt Ft Pte Cllr Ald Comdr Ens Spc Lieut Gens Govs Drs Profs Revs Bp Abp Sra Srta
        """);

    /// <summary>Followed by the rest of the sentence in any case.</summary>
    public static readonly WordSet NeverLast = WordSet.AnyCase("e.g i.e cf viz vs eg ie incl esp");

    /// <summary>Part of what follows where that is a number, and ordinary words otherwise.</summary>
    public static readonly WordSet BeforeNumber = WordSet.AnyCase("""
        No Nos Art Fig Figs p pp vol vols ch chap sec sect para approx est ca c circa Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec ext tel op
        """);

    /// <summary>End a sentence only where the next word begins one: "Acme Inc. said", "Acme Inc. The firm".</summary>
    public static readonly WordSet EndsName = WordSet.Exact("""
        Inc Co Cos Corp Ltd Bros Jr Sr Esq Ave Blvd Rd St Dept Assn Univ Natl Intl Govt Inst Mfg Pty Plc Sun Mon Tue Tues Wed Thu Thur Thurs Fri Sat Ph Sci Hwy Pkwy
        """);

    /// <summary>What stands after "5 p.m." inside its sentence.</summary>
    public static readonly WordSet AfterTime = WordSet.Exact("""
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December
        Mon Tue Tues Wed Thu Thurs Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec
        GMT UTC BST CET CEST EST EDT CST CDT MST MDT PST PDT ET CT MT PT IST Eastern Central Mountain Pacific Greenwich
        """);

    /// <summary>
    /// Words that begin a sentence far oftener than they follow an abbreviation. A verb or noun that a name may be is left out:
    /// a missed end only makes a longer unit, a wrong one breaks the melody in the middle of a name.
    /// </summary>
    public static readonly WordSet SentenceStarters = WordSet.Exact("""
        The A An It Its He She They We You I This That These Those There His Her Their Our My Your But And Or Nor So Yet In On At As If For From By With To Of
        After Before During Since Until When While Where Although Though Because However Meanwhile Moreover Instead Despite Under Over Between Among Against
        About According Also Then Now Here Both Each Every Some Many Most Few Several All Another Other Others One Two Three No Not Nobody Nothing None Who What Why How
        Which Whether Once Only Even Still Just Later Earlier Last Next Today Yesterday Tomorrow Officials Police Authorities Critics Experts Supporters Opponents
        It’s It's He’s He's She’s She's They’re They're We’re We're I’m I'm That’s That's There’s There's Neither Either Nearly Almost Perhaps Indeed
        """);

    /// <summary>Verbs that follow a name after a quotation that ends with "?" or "!".</summary>
    public static readonly WordSet ReportingVerbs = WordSet.Exact("""
        said says asked asks told tells added adds replied replies answered shouted cried exclaimed wondered wrote tweeted posted yelled screamed recalled joked quipped
        continued explained demanded responded insisted declared announced remarked whispered called chanted argued urged warned pleaded concluded noted went
        """);
}
