using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Speech.Engines.ElevenLabs;
using AudioEdition.Speech.Engines.Espeak;
using AudioEdition.Speech.Engines.Flite;
using AudioEdition.Speech.Engines.OpenAi;

namespace AudioEdition.Speech.Engines;

/// <summary>Settings of all engines; each has defaults that work.</summary>
public sealed record EngineOptions
{
    /// <summary>Flite in WebAssembly.</summary>
    public FliteWasmOptions Flite { get; init; } = new();

    /// <summary>eSpeak NG as a process.</summary>
    public EspeakOptions Espeak { get; init; } = new();

    /// <summary>Azure Speech.</summary>
    public AzureOptions Azure { get; init; } = new();

    /// <summary>A server that speaks OpenAI's protocol.</summary>
    public OpenAiOptions OpenAi { get; init; } = new();

    /// <summary>ElevenLabs.</summary>
    public ElevenLabsOptions ElevenLabs { get; init; } = new();

    /// <summary>
    /// Engines from outside the library, by name, each with what makes it. Default none. They stand beside the library's own, so that a heavy part is loaded only by whoever joins it; one with the name of the library's takes its place.
    /// </summary>
    public IReadOnlyDictionary<string, Func<ISpeechSynthesizer>> Others { get; init; } = new Dictionary<string, Func<ISpeechSynthesizer>>(StringComparer.Ordinal);
}
