using AudioEdition.Speech.Engines.Espeak;
using AudioEdition.Speech.Engines.Flite;

namespace AudioEdition.Speech.Engines;

/// <summary>Settings of all engines; each has defaults that work.</summary>
public sealed record EngineOptions
{
    /// <summary>Flite in WebAssembly.</summary>
    public FliteWasmOptions Flite { get; init; } = new();

    /// <summary>eSpeak NG as a process.</summary>
    public EspeakOptions Espeak { get; init; } = new();
}
