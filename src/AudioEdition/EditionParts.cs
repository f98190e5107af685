using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition;

/// <summary>The parts with an edge to the world that a pipeline works with.</summary>
public sealed record EditionParts
{
    /// <summary>Engines by name; those that a plan's voices belong to must be there.</summary>
    public required IReadOnlyDictionary<string, ISpeechSynthesizer> Engines { get; init; }

    /// <summary>Where utterances are kept, over all editions.</summary>
    public required UtteranceCache Cache { get; init; }

    /// <summary>Writes the containers.</summary>
    public required AudioEncoder Encoder { get; init; }

    /// <summary>Measures what was written.</summary>
    public FileInspector Inspector { get; init; } = new();
}
