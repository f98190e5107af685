namespace AudioEdition.Scripts.Speakers;

/// <summary>What the word list knows of a word; a word may be several things.</summary>
[Flags]
internal enum Lex : ulong
{
    None = 0,

    /// <summary>Verb of speech that may introduce words on its own ("said").</summary>
    Speech = 1UL << 0,

    /// <summary>Verb that reports an attitude or act of speech ("dismissed"); names a source, seldom introduces whole sentences.</summary>
    Report = 1UL << 1,

    /// <summary>Verb that counts only where it touches a quotation ("laughed").</summary>
    Adjacent = 1UL << 2,

    /// <summary>The -ing form of one of the three above.</summary>
    Gerund = 1UL << 3,

    /// <summary>Takes the addressee as object ("told her").</summary>
    Addressing = 1UL << 4,

    /// <summary>Uninflected form ("say").</summary>
    Base = 1UL << 5,

    He = 1UL << 6,
    She = 1UL << 7,
    They = 1UL << 8,
    FirstPerson = 1UL << 9,
    OtherPronoun = 1UL << 10,
    ObjectPronoun = 1UL << 11,
    PossessivePronoun = 1UL << 12,
    Determiner = 1UL << 13,
    Preposition = 1UL << 14,
    Conjunction = 1UL << 15,
    Subordinator = 1UL << 16,
    Be = 1UL << 17,
    Auxiliary = 1UL << 18,
    Adverb = 1UL << 19,

    /// <summary>Courtesy or office abbreviation that stands before a name only ("Mr", "Sen").</summary>
    Title = 1UL << 20,

    /// <summary>Noun for a person by office, work, kin or party ("mayor").</summary>
    Role = 1UL << 21,
    Female = 1UL << 22,
    Male = 1UL << 23,

    /// <summary>Noun that makes a name an organisation's ("University").</summary>
    Organisation = 1UL << 24,

    /// <summary>Noun for a text that speaks ("statement").</summary>
    Document = 1UL << 25,
    Calendar = 1UL << 26,
    Nationality = 1UL << 27,
    Abbreviation = 1UL << 28,
    Particle = 1UL << 29,
    Suffix = 1UL << 30,
    MaleGiven = 1UL << 31,
    FemaleGiven = 1UL << 32,
    Relative = 1UL << 33,

    /// <summary>A group of people that speaks as one ("police").</summary>
    Collective = 1UL << 34,

    /// <summary>Stands with a capital at the head of a sentence without being a name ("Speaking").</summary>
    Opener = 1UL << 35,
    Place = 1UL << 36,

    /// <summary>Ministry field after "Secretary of" ("State").</summary>
    Portfolio = 1UL << 37,

    /// <summary>A verb form that often follows a subject ("won"); marks a clause.</summary>
    OtherVerb = 1UL << 38,

    /// <summary>Past form that is also the passive participle ("told").</summary>
    Participle = 1UL << 39,
    Cardinal = 1UL << 40,
    Plural = 1UL << 41,

    /// <summary>Noun that says little of who somebody is ("man", "spokesman"): it leads to nobody who was not called so.</summary>
    Generic = 1UL << 42,

    /// <summary>"43-year-old".</summary>
    Age = 1UL << 43,

    /// <summary>Noun for something said ("reply"): what follows a colon after it is its owner's.</summary>
    Utterance = 1UL << 44,

    AnyVerb = Speech | Report | Adjacent,
    SubjectPronoun = He | She | They | FirstPerson | OtherPronoun,
    AnyPronoun = SubjectPronoun | ObjectPronoun | PossessivePronoun,
    Function = AnyPronoun | Determiner | Preposition | Conjunction | Subordinator | Be | Auxiliary | Relative | Cardinal,
    Given = MaleGiven | FemaleGiven,
}
