using AudioEdition.Emulator.Sound;

namespace AudioEdition.Emulator;

/// <summary>How an emulator answers.</summary>
public sealed record EmulatorOptions
{
    /// <summary>Port on the loopback address; 0 (default) takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The one key that all services accept.</summary>
    public string Key { get; init; } = "emulator-key";

    /// <summary>Whether Azure's and OpenAI's routes take requests without a key, as containers and servers of one's own do.</summary>
    public bool Container { get; init; }

    /// <summary>Time the service takes to make a sound; zero by default.</summary>
    public TimeSpan ServiceTime { get; init; }

    /// <summary>Requests for sound in work at a time; one more is answered with 429, or 4429 on a WebSocket. Null: no limit.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>How often a batch job is said to be running before it has succeeded; 1 by default.</summary>
    public int BatchPolls { get; init; } = 1;

    /// <summary>Whether the OpenAI routes are those of Kokoro-FastAPI: captions, a list of voices, its voices, and control tokens that are obeyed.</summary>
    public bool Captions { get; init; } = true;

    /// <summary>Sample rate of the OpenAI routes: servers differ in it.</summary>
    public int OpenAiSampleRateHz { get; init; } = 24_000;

    /// <summary>Whether their WAV headers have sizes of 0xFFFFFFFF, as those of servers that stream.</summary>
    public bool UnknownWavSizes { get; init; }

    /// <summary>Longest audio of one request before it is cut (REST) or refused (WebSocket).</summary>
    public TimeSpan MaxAudio { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Azure's voices.</summary>
    public IReadOnlyList<EmulatedVoice> Voices { get; init; } = EmulatedVoice.Defaults;

    /// <summary>A deliberate fault in the protocol, to see whether a judge notices it.</summary>
    public ProtocolMutant Mutant { get; init; }

    /// <summary>Clock of tokens, waits and dates.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
