namespace AudioEdition.Casting;

/// <summary>Who of an engine's voices does what.</summary>
public sealed record VoiceCast
{
    /// <summary>Reads all that is not quoted; never lent to anybody quoted.</summary>
    public required CatalogVoice Narrator { get; init; }

    /// <summary>Reads quotations whose speaker is not known; never lent to anybody who is.</summary>
    public required CatalogVoice Quote { get; init; }

    /// <summary>Voices for the people quoted; not empty.</summary>
    public required IReadOnlyList<CatalogVoice> Pool { get; init; }

    /// <summary>Narrator, quote voice and pool.</summary>
    public IEnumerable<CatalogVoice> Voices => [Narrator, Quote, .. Pool];
}
