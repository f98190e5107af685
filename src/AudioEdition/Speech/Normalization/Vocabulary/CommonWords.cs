namespace AudioEdition.Speech.Normalization.Vocabulary;

/// <summary>Everyday words that decide what a number or an abbreviation beside them is.</summary>
internal static class CommonWords
{
    private static readonly WordSet Openers = new(
        """
        A An The This That These Those He She It We They You I There Here His Her Its Their Our My Your But And Or So Yet For In On At By As If
        When While After Before Since Until Although Though Because However Meanwhile Then Now What Who Why How Where Which Some Many Most All
        Both Each Every Another Other Not No Nobody Police Officials Mr Mrs Ms Dr Mister Missus Doctor With Without From To Of Is Are Was Were Have Has Had Will
        """, ignoreCase: false);

    private static readonly WordSet Functions = new(
        """
        a an the this that these those he she it we they you i there here his her its their our my your but and or nor so yet for in on at by as if
        when while after before since until although though because then now what who whom whose why how where which than from to of is are was were
        be been being have has had will would shall should can could may might must do does did not no into onto over under out up down off about
        around across through during within without against among between per each every away ago apart back again more less later earlier today
        yesterday tomorrow last next this said says went rose fell came last yearly annually daily weekly monthly overnight late early on-year
        left remain remained following towards toward along via amid only also too just even still ever never already once north south east west
        """);

    private static readonly WordSet People = new(
        """
        people men women children workers voters soldiers troops police officers students pupils teachers doctors nurses patients refugees migrants
        residents homes houses households families passengers employees staff jobs customers users members supporters protesters demonstrators
        visitors viewers tonnes tons barrels doses cases deaths miles kilometres kilometers metres meters feet acres hectares pounds dollars euros
        seats votes copies tickets fans times pages words students companies businesses firms schools hospitals cars vehicles flights ships boats
        cattle sheep animals birds trees shares points lives accounts records items units signatures participants runners delegates prisoners
        hostages detainees inmates civilians victims survivors applications complaints calls emails messages documents photographs
        """);

    private static readonly WordSet QuantityCues = new("some about nearly almost over than least most only just approximately roughly up exactly additional further extra another under");

    /// <summary>True for a word that opens sentences and is hardly ever part of a name.</summary>
    public static bool IsSentenceOpener(ReadOnlySpan<char> word) => Openers.Contains(word);

    /// <summary>True for words that no unit stands before as an adjective ("5km away", not "a 5km race").</summary>
    public static bool IsFunctionWord(ReadOnlySpan<char> word) => Functions.Contains(word);

    /// <summary>True for what is counted in thousands and millions.</summary>
    public static bool IsCounted(ReadOnlySpan<char> word) => People.Contains(word);

    /// <summary>True for words after which a number is an amount and no year.</summary>
    public static bool AnnouncesQuantity(ReadOnlySpan<char> word) => QuantityCues.Contains(word);
}
