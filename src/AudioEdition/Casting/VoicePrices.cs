namespace AudioEdition.Casting;

/// <summary>What speech costs, as the user's contract says: services change their prices, and each account has its own.</summary>
public sealed record VoicePrices
{
    /// <summary>No price is known.</summary>
    public static VoicePrices Unknown { get; } = new();

    /// <summary>ISO 4217 code (<c>EUR</c>); null where no price is known.</summary>
    public string? Currency { get; init; }

    /// <summary>Price of a million billable characters, by engine (<c>azure</c>) or by voice (<c>azure:en-US-Ava:DragonHDLatestNeural</c>). Default none.</summary>
    public IReadOnlyDictionary<string, decimal> PerMillion { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>The price of a million characters in a voice: its own, else its engine's; null where neither is known.</summary>
    /// <param name="voice">A voice.</param>
    public decimal? Of(VoiceId voice) =>
        PerMillion.TryGetValue(voice.ToString(), out var own) ? own
        : PerMillion.TryGetValue(voice.Engine, out var engines) ? engines
        : null;
}
