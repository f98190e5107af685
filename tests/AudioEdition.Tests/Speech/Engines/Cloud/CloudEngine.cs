using AudioEdition.Emulator;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Speech.Engines.ElevenLabs;
using AudioEdition.Speech.Engines.OpenAi;

namespace AudioEdition.Tests.Speech.Engines.Cloud;

/// <summary>One of our clients of a service, and how it is pointed at the emulator.</summary>
/// <param name="Name">In test names.</param>
/// <param name="Voice">As in voices.json.</param>
/// <param name="Route">Where it asks for sound.</param>
/// <param name="Make">Makes it, with a clock for its time limits.</param>
public sealed record CloudEngine(string Name, string Voice, EmulatorRoute Route, Func<SpeechEmulator, TimeProvider, ISpeechSynthesizer> Make)
{
    /// <summary>How the service answers that it is pointed at.</summary>
    public EmulatorOptions Service { get; init; } = new();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CloudEngine> All { get; } =
    [
        new("azure", "azure:en-GB-SoniaNeural", EmulatorRoute.AzureTurn, (e, t) => new AzureSynthesizer(new AzureOptions { Endpoint = e.Address, Key = e.Key, Time = t })),
        new("azure by rest", "azure:en-GB-SoniaNeural", EmulatorRoute.AzureSpeech, (e, t) => new AzureSynthesizer(new AzureOptions { Endpoint = e.Address, Key = e.Key, WordTimes = false, Time = t })),
        new("openai", "openai:alloy", EmulatorRoute.OpenAiSpeech, (e, t) => new OpenAiSynthesizer(new OpenAiOptions { Address = e.Address, Key = e.Key, Captions = false, Time = t }))
        {
            Service = new EmulatorOptions { Captions = false },
        },
        new("kokoro", "openai:af_heart", EmulatorRoute.KokoroCaptions, (e, t) => new OpenAiSynthesizer(new OpenAiOptions { Address = e.Address, Key = e.Key, Time = t })),
        new("elevenlabs", "elevenlabs:EmuVoiceClio0000003", EmulatorRoute.ElevenLabsTimestamps, (e, t) => new ElevenLabsSynthesizer(new ElevenLabsOptions { Address = e.Address, Key = e.Key, Time = t })),
    ];

    /// <summary>The voice's name inside the engine.</summary>
    public string VoiceName => Voice[(Voice.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The one of this name.</summary>
    public static CloudEngine Named(string name) => All.Single(e => e.Name == name);
}
