using System.Globalization;
using AudioEdition.Speech;

namespace AudioEdition.Cli.Terminal;

/// <summary>Tells people what something costs.</summary>
internal static class CostText
{
    /// <summary>One line for each engine that asks money; none where nothing costs anything.</summary>
    public static IEnumerable<string> Of(SpeechCost cost) => cost.Engines.Select(e => Line(e, cost.Currency));

    /// <summary>What would be bought, in a few words.</summary>
    public static string Sum(SpeechCost cost)
    {
        var characters = string.Create(CultureInfo.InvariantCulture, $"{cost.ToBuy:N0} characters from {string.Join(" and ", cost.Engines.Where(e => e.ToBuy > 0).Select(e => e.Engine))}");
        return characters + (cost.Amount is { } amount ? $" for about {Money(amount, cost.Currency)}" : " (price unknown)");
    }

    /// <summary>An amount. Sums of a few hundredths are usual here: two digits of them are told.</summary>
    public static string Money(decimal amount, string? currency) => string.Create(
        CultureInfo.InvariantCulture, $"{(amount is > 0 and < 0.1m ? amount.ToString("0.0###", CultureInfo.InvariantCulture) : amount.ToString("0.00", CultureInfo.InvariantCulture))} {currency}");

    private static string Line(EngineCost cost, string? currency)
    {
        var cached = cost.CachedCharacters == 0 ? ""
            : cost.ToBuy == 0 ? ", all of them in the cache"
            : string.Create(CultureInfo.InvariantCulture, $", {cost.CachedCharacters:N0} of them in the cache, {cost.ToBuy:N0} to buy");
        var price = cost.ToBuy == 0 ? "nothing to pay"
            : cost.Amount is { } amount ? $"about {Money(amount, currency)}"
            : "price unknown; set it in voices.json (\"prices\")";
        return string.Create(CultureInfo.InvariantCulture, $"cost: {cost.Engine}: {cost.Characters:N0} billable characters{cached}: {price}");
    }
}
