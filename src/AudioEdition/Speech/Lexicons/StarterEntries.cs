namespace AudioEdition.Speech.Lexicons;

/// <summary>The lexicon that is always there.</summary>
internal static class StarterEntries
{
    // Respellings of the offline engine alone: its letter-to-sound rules spell "Lviv" out and know no "Xi". Engines with larger lexicons say
    // these names by themselves, and a respelling would only mislead them. Each respelling was heard through the engine's own phonemes.
    private static readonly (string Written, string Alias, string Ipa)[] Names =
    [
        ("Kyiv", "Keev", "kiːv"),
        ("Lviv", "Luh-veev", "ləˈviːv"),
        ("Zelenskyy", "Zelensky", "zəˈlɛnski"),
        ("Xi Jinping", "Shee Jin-ping", "ˌʃiː dʒɪnˈpɪŋ"),
        ("Xi", "Shee", "ʃiː"),
        ("Erdogan", "Air-doh-wahn", "ˈɛərdəwɑːn"),
        ("Erdoğan", "Air-doh-wahn", "ˈɛərdəwɑːn"),
        ("Scholz", "Sholts", "ʃɒlts"),
        ("Merz", "Mairts", "mɛrts"),
        ("von der Leyen", "fon dare Lie-en", "fɒn dɛər ˈlaɪən"),
        ("Houthi", "Hoo-thee", "ˈhuːθi"),
        ("Doha", "Doe-hah", "ˈdoʊhɑː"),
        ("Niger", "Nee-zhair", "niːˈʒɛər"),
        ("Milei", "Me-lay", "miˈleɪ"),
        ("Sinn Fein", "Shin Fayn", "ˌʃɪn ˈfeɪn"),
        ("Sinn Féin", "Shin Fayn", "ˌʃɪn ˈfeɪn"),
        ("Taoiseach", "Tee-shock", "ˈtiːʃɒk"),
        ("Phnom Penh", "Puh-nom Pen", "pəˌnɒm ˈpɛn"),
        ("Uyghur", "Wee-gur", "ˈwiːɡər"),
        ("Guangzhou", "Gwahng-joe", "ˌɡwɑːŋˈdʒoʊ"),
        ("Chongqing", "Chong-ching", "tʃʊŋˈtʃɪŋ"),
        ("Xinjiang", "Shin-jahng", "ˌʃɪnˈdʒɑːŋ"),
        ("Nvidia", "En-vidia", "ɛnˈvɪdiə"),
        ("Rwanda", "Roo-anda", "ruːˈændə"),
        ("Rwandan", "Roo-andan", "ruːˈændən"),
        ("N'Djamena", "Enjah-mayna", "ˌɛndʒɑːˈmeɪnə"),
        ("N’Djamena", "Enjah-mayna", "ˌɛndʒɑːˈmeɪnə"),
        ("Boko Haram", "Boko Hah-rahm", "ˌboʊkoʊ hɑːˈrɑːm"),
        ("Tbilisi", "Tuh-bleesi", "təˈbliːsi"),
        ("Dnipro", "Duh-neepro", "dəˈniːproʊ"),
        ("Nkrumah", "En-krooma", "ənˈkruːmə"),
        ("Mnangagwa", "Mun-an-gagwa", "mənənˈɡɑːɡwə"),
        ("mpox", "em-pox", "ˈɛmpɒks"),
        ("Mpox", "Em-pox", "ˈɛmpɒks"),
        ("Mbappe", "Em-bappay", "ɛmˈbæpeɪ"),
        ("Mbappé", "Em-bappay", "ɛmˈbæpeɪ"),
        ("BRICS", "Bricks", "brɪks"),
        ("UNRWA", "Un-rah", "ˈʌnrɑː"),
        ("Khan Younis", "Khan Yoo-niss", "ˌxɑːn ˈjuːnɪs"),
    ];

    public static IReadOnlyList<LexiconEntry> All { get; } =
    [
        .. Names.Select(n => new LexiconEntry(n.Written) { Alias = n.Alias, Engine = "flite", Source = $"English Wikipedia, article of the name: /{n.Ipa}/" }),
    ];
}
