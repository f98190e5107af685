namespace AudioEdition.Speech;

/// <summary>What one engine asks for a plan.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Characters">Billable characters of the whole plan, by the service's own rule; what is said twice in one voice is bought once.</param>
/// <param name="CachedCharacters">Those of them that are in the cache and cost nothing.</param>
/// <param name="Amount">Price of <see cref="ToBuy"/>; null where it is not known.</param>
/// <param name="WholeAmount">Price of <paramref name="Characters"/>, as if nothing were in the cache; null where it is not known.</param>
public sealed record EngineCost(string Engine, long Characters, long CachedCharacters, decimal? Amount, decimal? WholeAmount)
{
    /// <summary>Billable characters that would be bought now.</summary>
    public long ToBuy => Characters - CachedCharacters;
}
