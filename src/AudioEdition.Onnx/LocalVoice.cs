namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>A voice found in a folder, with all that is needed to speak in it.</summary>
internal sealed record LocalVoice
{
    /// <summary>What casts and commands see of it.</summary>
    public required EngineVoice Voice { get; init; }

    /// <summary>The <c>.onnx</c> file.</summary>
    public required string ModelPath { get; init; }

    /// <summary>The files that decide how it sounds, the model first.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>eSpeak's name of the language whose pronunciation it was trained on; null where it reads letters.</summary>
    public required string? PhonemizerVoice { get; init; }

    /// <summary>How good it is against the others of its kind; less is better.</summary>
    public int Rank { get; init; }

    /// <summary>The settings of a Piper voice; null for Kokoro.</summary>
    public PiperConfig? Piper { get; init; }

    /// <summary>The speaker of a Piper model with several; null for one with one.</summary>
    public long? SpeakerId { get; init; }

    /// <summary>The style of a Kokoro voice; null for Piper.</summary>
    public KokoroStyle? Style { get; init; }

    /// <summary>The phonemes that a Kokoro model knows; null for Piper.</summary>
    public KokoroVocabulary? Vocabulary { get; init; }
}
