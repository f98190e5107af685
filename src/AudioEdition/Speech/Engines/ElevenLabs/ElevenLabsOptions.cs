using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.ElevenLabs;

/// <summary>The account at ElevenLabs and what is asked of it.</summary>
public sealed record ElevenLabsOptions
{
    /// <summary>Address of the service. Default <c>https://api.elevenlabs.io</c>.</summary>
    public Uri Address { get; init; } = new("https://api.elevenlabs.io");

    /// <summary>The key; it goes to <see cref="Address"/> and nowhere else.</summary>
    public Secret? Key { get; init; }

    /// <summary>The model. Default <c>eleven_multilingual_v2</c>.</summary>
    public string Model { get; init; } = "eleven_multilingual_v2";

    /// <summary>The service's sampling is begun with it: most of the time the same words sound the same again. Default 1.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>Requests at once, at least 1. Default 2, what the smallest plan allows.</summary>
    public int MaxParallel { get; init; } = 2;

    /// <summary>Longest time of one request. Default one minute.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Clock of the timeout. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Settings from the environment: <c>ELEVENLABS_API_KEY</c>, <c>AUDIOEDITION_ELEVENLABS_MODEL</c>, <c>AUDIOEDITION_ELEVENLABS_URL</c>.</summary>
    /// <param name="environment">Variables by name; null where unset.</param>
    public static ElevenLabsOptions FromEnvironment(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var defaults = new ElevenLabsOptions();
        var own = Value("AUDIOEDITION_ELEVENLABS_URL");
        return defaults with
        {
            Address = own is null ? defaults.Address : Uri.TryCreate(own, UriKind.Absolute, out var address) ? address : new Uri("about:" + Uri.EscapeDataString(own)),
            Key = Value("ELEVENLABS_API_KEY"),
            Model = Value("AUDIOEDITION_ELEVENLABS_MODEL") ?? defaults.Model,
        };

        string? Value(string name) => environment(name)?.Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>Without the key.</summary>
    public override string ToString() => $"{Address} ({(Key is null ? "no key" : "with key")})";
}
