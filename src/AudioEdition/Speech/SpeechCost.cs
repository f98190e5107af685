using AudioEdition.Casting;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech;

/// <summary>What the services ask that speak a plan, counted before the first request.</summary>
/// <remarks>An estimate of the bill: a service may charge for an answer that got lost on the way and was asked for again.</remarks>
public sealed record SpeechCost
{
    private const decimal Million = 1_000_000;

    /// <summary>The engines that ask money, by name; empty where nothing costs anything.</summary>
    public required IReadOnlyList<EngineCost> Engines { get; init; }

    /// <summary>ISO 4217 code of all amounts; null where no price is known.</summary>
    public string? Currency { get; init; }

    /// <summary>Billable characters of the whole plan.</summary>
    public long Characters => Engines.Sum(e => e.Characters);

    /// <summary>Those that are in the cache.</summary>
    public long CachedCharacters => Engines.Sum(e => e.CachedCharacters);

    /// <summary>Those that would be bought now.</summary>
    public long ToBuy => Engines.Sum(e => e.ToBuy);

    /// <summary>Price of <see cref="ToBuy"/>; null where a part of it is not known.</summary>
    public decimal? Amount => Engines.Any(e => e.Amount is null) ? null : Engines.Sum(e => e.Amount);

    /// <summary>Price of the whole plan as if nothing were in the cache; null where a part of it is not known.</summary>
    public decimal? WholeAmount => Engines.Any(e => e.WholeAmount is null) ? null : Engines.Sum(e => e.WholeAmount);

    /// <summary>Counts.</summary>
    /// <param name="purchases">All utterances that cost money, each once.</param>
    /// <param name="cached">Keys of those that are there already.</param>
    /// <param name="prices">What a million characters cost.</param>
    internal static SpeechCost Of(IReadOnlyCollection<SpeechPurchase> purchases, IReadOnlySet<UtteranceKey> cached, VoicePrices prices) => new()
    {
        Currency = prices.Currency,
        Engines = [.. purchases.GroupBy(p => p.Voice.Engine, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new EngineCost(
            g.Key,
            g.Sum(p => p.Characters),
            g.Where(p => cached.Contains(p.Key)).Sum(p => p.Characters),
            AmountOf(g.Where(p => !cached.Contains(p.Key)), prices),
            AmountOf(g, prices)))],
    };

    private static decimal? AmountOf(IEnumerable<SpeechPurchase> purchases, VoicePrices prices)
    {
        decimal? amount = 0;
        foreach (var purchase in purchases)
        {
            // Unknown and anything is unknown.
            amount += purchase.Characters * prices.Of(purchase.Voice) / Million;
        }

        return amount;
    }
}
