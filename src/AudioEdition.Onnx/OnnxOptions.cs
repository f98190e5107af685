using AudioEdition.Speech.Engines.Espeak;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Where the neural voices are and what they may use.</summary>
public sealed record OnnxOptions
{
    /// <summary>Folders with voices, in order: of two voices with one name the first is used. Default none.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The program that tells how words are pronounced. Default: <c>espeak-ng</c> of the system's path.</summary>
    public EspeakOptions Phonemizer { get; init; } = new();

    /// <summary>Models in memory at once, at least 1; a Piper voice takes some 100 MB, Kokoro some 400. Default 4. One that is speaking is never put away.</summary>
    public int MaxLoadedModels { get; init; } = 4;
}
