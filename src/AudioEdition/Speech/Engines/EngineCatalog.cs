using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Speech.Engines.ElevenLabs;
using AudioEdition.Speech.Engines.Espeak;
using AudioEdition.Speech.Engines.Flite;
using AudioEdition.Speech.Engines.OpenAi;
using AudioEdition.Speech.Engines.Stub;

namespace AudioEdition.Speech.Engines;

/// <summary>The engines that the library has.</summary>
public static class EngineCatalog
{
    private static readonly Dictionary<string, Func<EngineOptions, ISpeechSynthesizer>> Makers = new(StringComparer.Ordinal)
    {
        [FliteWasmSynthesizer.EngineName] = o => new FliteWasmSynthesizer(o.Flite),
        [NativeFliteSynthesizer.EngineName] = _ => new NativeFliteSynthesizer(),
        [EspeakSynthesizer.EngineName] = o => new EspeakSynthesizer(o.Espeak),
        [AzureSynthesizer.EngineName] = o => new AzureSynthesizer(o.Azure),
        [OpenAiSynthesizer.EngineName] = o => new OpenAiSynthesizer(o.OpenAi),
        [ElevenLabsSynthesizer.EngineName] = o => new ElevenLabsSynthesizer(o.ElevenLabs),
        [StubSynthesizer.EngineName] = _ => new StubSynthesizer(),
    };

    /// <summary>Names of the engines, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        FliteWasmSynthesizer.EngineName, NativeFliteSynthesizer.EngineName, EspeakSynthesizer.EngineName, AzureSynthesizer.EngineName, OpenAiSynthesizer.EngineName,
        ElevenLabsSynthesizer.EngineName, StubSynthesizer.EngineName,
    ];

    /// <summary><see cref="Names"/> and those of <see cref="EngineOptions.Others"/>.</summary>
    /// <param name="options">With the engines from outside.</param>
    public static IReadOnlyList<string> NamesWith(EngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. Names, .. options.Others.Keys.Except(Names, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Makes an engine. Whether it can speak, <see cref="ISpeechSynthesizer.CheckHealthAsync"/> tells.</summary>
    /// <param name="name">One of <see cref="Names"/>, or of the engines from outside.</param>
    /// <param name="options">Settings, and engines from outside; null for the defaults.</param>
    /// <returns>The engine, to be disposed of by the caller.</returns>
    /// <exception cref="SpeechSynthesisException">There is no engine of that name.</exception>
    public static ISpeechSynthesizer Create(string name, EngineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        options ??= new EngineOptions();
        return options.Others.TryGetValue(name, out var other) ? other()
            : Makers.TryGetValue(name, out var make) ? make(options)
            : throw new SpeechSynthesisException(name, null, $"There is no engine \"{name}\": choose one of {string.Join(", ", NamesWith(options))}.");
    }
}
