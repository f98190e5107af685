using AudioEdition.Speech.Lexicons;

namespace AudioEdition.Speech.Normalization;

/// <summary>How written text is read aloud.</summary>
public sealed record NormalizationOptions
{
    /// <summary><c>en-GB</c> or <c>en-US</c>; every other tag reads as <c>en-US</c>. Default <c>en-US</c>.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>Names and terms that are said otherwise than they are spelled. Default <see cref="Lexicon.Starter"/>.</summary>
    public Lexicon Lexicon { get; init; } = Lexicon.Starter;

    /// <summary>The engine that will speak, for entries that are scoped to one; null: such entries are left out.</summary>
    public string? Engine { get; init; }

    /// <summary>The voice inside the engine, for entries that are scoped to one; null: such entries are left out.</summary>
    public string? Voice { get; init; }
}
