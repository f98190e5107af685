namespace AudioEdition.Speech.Engines.ExtensionsAI;

/// <summary>What a text-to-speech client cannot tell of itself.</summary>
public sealed record ClientEngineOptions
{
    /// <summary>The engine's name as it stands in voices.json.</summary>
    public required string Engine { get; init; }

    /// <summary>The voices that it has; at least one. Their rate is what is expected where an answer does not say it.</summary>
    public required IReadOnlyList<EngineVoice> Voices { get; init; }

    /// <summary>Part of the cache key: change it when the service's voices change. Default <c>1</c>.</summary>
    public string Version { get; init; } = "1";

    /// <summary>Model that is asked for; null for the client's own.</summary>
    public string? ModelId { get; init; }

    /// <summary>Format that is asked for: <c>wav</c>, which says its rate, or <c>pcm</c>, 16 bits, mono. Default <c>wav</c>.</summary>
    public string AudioFormat { get; init; } = "wav";

    /// <summary>Requests at once; at least 1. Default 4.</summary>
    public int MaxParallel { get; init; } = 4;

    /// <summary>True where the client needs no network. Default false.</summary>
    public bool Offline { get; init; }
}
