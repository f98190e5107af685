using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization;

/// <summary>Which English a text is read in.</summary>
public static class SpokenLocale
{
    private const string British = "en-GB";
    private const string American = "en-US";

    private static readonly WordSet BritishSpellings = new(
        """
        colour colours coloured favour favours favourite favourable honour honours honoured labour labours neighbour neighbours neighbouring behaviour rumour rumours
        harbour armour humour flavour centre centres theatre theatres metre metres kilometre kilometres litre litres defence offence licence
        programme programmes organisation organisations organise organised recognise recognised realise realised apologise apologised criticise criticised
        analyse analysed travelled travelling traveller cancelled cancelling labelled jewellery grey tyre tyres kerb cheque cheques aluminium
        whilst amongst towards licence pyjamas mum maths aeroplane judgement ageing catalogue manoeuvre paediatric storey storeys sceptical
        tonne tonnes pence quid per-cent parliamentarian sterling councillor councillors
        """);

    private static readonly WordSet AmericanSpellings = new(
        """
        color colors colored favor favors favorite favorable honor honors honored labor labors neighbor neighbors neighboring behavior rumor rumors
        harbor armor humor flavor center centers theater theaters meter meters kilometer kilometers liter liters defense offense license
        program programs organization organizations organize organized recognize recognized realize realized apologize apologized criticize criticized
        analyze analyzed traveled traveling traveler canceled canceling labeled jewelry gray curb aluminum
        mom math airplane skeptical pediatric maneuver toward councilman congressman governor sheriff freeway sidewalk
        """);

    /// <summary>Chooses the locale.</summary>
    /// <param name="language">The article's BCP 47 tag; its region decides where it has one.</param>
    /// <param name="text">The article's text, for its spelling.</param>
    /// <param name="option">What the user asked for, in force over all; null where nothing.</param>
    /// <returns><c>en-GB</c> or <c>en-US</c>; <c>en-US</c> where nothing speaks for either.</returns>
    public static string Of(string language, string text, string? option)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(text);
        return OfTag(option) ?? OfTag(language) ?? OfSpelling(text);
    }

    /// <summary>English outside North America is spelled, dated and counted as in Britain.</summary>
    private static string? OfTag(string? tag)
    {
        var parts = tag?.Split('-', '_') ?? [];
        if (parts.Length < 2 || !parts[0].Equals("en", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return parts[^1].ToUpperInvariant() switch
        {
            "US" or "CA" or "PH" or "PR" => American,
            "GB" or "UK" or "IE" or "AU" or "NZ" or "ZA" or "IN" or "SG" or "NG" or "KE" or "GH" or "HK" or "MT" or "PK" => British,
            _ => null,
        };
    }

    private static string OfSpelling(string text)
    {
        var passage = new Passage(text, british: false);
        var balance = 0;
        var i = 0;
        while (i < text.Length)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var word = passage.WordAt(i);
            balance += BritishSpellings.Contains(word) ? 1 : AmericanSpellings.Contains(word) ? -1 : 0;
            i += word.Length;
        }

        return balance > 0 ? British : American;
    }
}
