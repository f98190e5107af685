namespace AudioEdition.Speech.Normalization.Vocabulary;

/// <summary>How an amount of a currency is said.</summary>
internal sealed record Currency(string One, string Many, string? MinorOne = null, string? MinorMany = null)
{
    private static readonly Currency Dollar = new("dollar", "dollars", "cent", "cents");
    private static readonly Currency Pound = new("pound", "pounds", "penny", "pence");
    private static readonly Currency Euro = new("euro", "euros", "cent", "cents");
    private static readonly Currency Yen = new("yen", "yen");
    private static readonly Currency Yuan = new("yuan", "yuan");
    private static readonly Currency Rupee = new("rupee", "rupees", "paisa", "paise");

    private static readonly WordTable<Currency> Symbols = new(new Dictionary<string, Currency>(StringComparer.Ordinal)
    {
        ["$"] = Dollar,
        ["£"] = Pound,
        ["€"] = Euro,
        ["¥"] = Yen,
        ["₩"] = new("won", "won"),
        ["₹"] = Rupee,
        ["₽"] = new("rouble", "roubles", "kopeck", "kopecks"),
        ["₺"] = new("lira", "lira"),
        ["₪"] = new("shekel", "shekels", "agora", "agorot"),
        ["₴"] = new("hryvnia", "hryvnias"),
        ["₦"] = new("naira", "naira"),
        ["₫"] = new("dong", "dong"),
        ["₱"] = new("peso", "pesos", "centavo", "centavos"),
        ["฿"] = new("baht", "baht"),
        ["₿"] = new("bitcoin", "bitcoins"),
        ["₵"] = new("cedi", "cedis"),
        ["₸"] = new("tenge", "tenge"),
        ["₡"] = new("colon", "colones"),
        ["₲"] = new("guarani", "guaranis"),
        ["₾"] = new("lari", "lari"),
        ["¢"] = new("cent", "cents"),
        ["US$"] = new("U S dollar", "U S dollars", "cent", "cents"),
        ["U.S.$"] = new("U S dollar", "U S dollars", "cent", "cents"),
        ["C$"] = new("Canadian dollar", "Canadian dollars", "cent", "cents"),
        ["CA$"] = new("Canadian dollar", "Canadian dollars", "cent", "cents"),
        ["A$"] = new("Australian dollar", "Australian dollars", "cent", "cents"),
        ["AU$"] = new("Australian dollar", "Australian dollars", "cent", "cents"),
        ["NZ$"] = new("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
        ["HK$"] = new("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
        ["S$"] = new("Singapore dollar", "Singapore dollars", "cent", "cents"),
        ["NT$"] = new("New Taiwan dollar", "New Taiwan dollars", "cent", "cents"),
        ["R$"] = new("real", "reais", "centavo", "centavos"),
        ["Mex$"] = new("Mexican peso", "Mexican pesos"),
        ["E£"] = new("Egyptian pound", "Egyptian pounds"),
        ["CN¥"] = Yuan,
        ["Rs"] = Rupee,
        ["RMB"] = Yuan,
    });

    private static readonly WordTable<Currency> Codes = new(new Dictionary<string, Currency>(StringComparer.Ordinal)
    {
        ["USD"] = new("U S dollar", "U S dollars", "cent", "cents"),
        ["EUR"] = Euro,
        ["GBP"] = Pound,
        ["JPY"] = Yen,
        ["CNY"] = Yuan,
        ["RMB"] = Yuan,
        ["NOK"] = new("Norwegian krone", "Norwegian kroner"),
        ["SEK"] = new("Swedish krona", "Swedish kronor"),
        ["DKK"] = new("Danish krone", "Danish kroner"),
        ["ISK"] = new("Icelandic krona", "Icelandic kronur"),
        ["CHF"] = new("Swiss franc", "Swiss francs"),
        ["CAD"] = new("Canadian dollar", "Canadian dollars", "cent", "cents"),
        ["AUD"] = new("Australian dollar", "Australian dollars", "cent", "cents"),
        ["NZD"] = new("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
        ["HKD"] = new("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
        ["SGD"] = new("Singapore dollar", "Singapore dollars", "cent", "cents"),
        ["INR"] = new("Indian rupee", "Indian rupees"),
        ["PKR"] = new("Pakistani rupee", "Pakistani rupees"),
        ["KRW"] = new("won", "won"),
        ["RUB"] = new("rouble", "roubles"),
        ["UAH"] = new("hryvnia", "hryvnias"),
        ["PLN"] = new("zloty", "zlotys"),
        ["CZK"] = new("Czech koruna", "Czech koruna"),
        ["HUF"] = new("forint", "forints"),
        ["TRY"] = new("Turkish lira", "Turkish lira"),
        ["ZAR"] = new("rand", "rand"),
        ["BRL"] = new("real", "reais"),
        ["MXN"] = new("Mexican peso", "Mexican pesos"),
        ["ILS"] = new("shekel", "shekels"),
        ["SAR"] = new("Saudi riyal", "Saudi riyals"),
        ["AED"] = new("dirham", "dirhams"),
        ["kr"] = new("krone", "kroner"),
    });

    /// <summary>True for a symbol that stands for money by itself.</summary>
    public static bool IsSymbol(char c) => c is '$' or '£' or '¢' or '¥' or '฿' || (c >= '\u20A0' && c <= '\u20CF');

    /// <summary>The currency of a sign ("$", "HK$", "Rs").</summary>
    public static bool TryGetSymbol(ReadOnlySpan<char> symbol, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Currency? currency) => Symbols.TryGet(symbol, out currency);

    /// <summary>The currency of an ISO 4217 code.</summary>
    public static bool TryGetCode(ReadOnlySpan<char> code, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Currency? currency) => Codes.TryGet(code, out currency);
}
