using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.OpenAi;

/// <summary>Where an OpenAI-compatible server is and what is asked of it.</summary>
public sealed record OpenAiOptions
{
    /// <summary>OpenAI's own address.</summary>
    public static Uri OpenAiAddress { get; } = new("https://api.openai.com/v1");

    /// <summary>Address of the server, with or without <c>/v1</c> at its end. Default: OpenAI's.</summary>
    public Uri Address { get; init; } = OpenAiAddress;

    /// <summary>The key; null for a server that asks for none. It goes to <see cref="Address"/> and nowhere else.</summary>
    public Secret? Key { get; init; }

    /// <summary>The model. Default <c>gpt-4o-mini-tts</c> at OpenAI, <c>kokoro</c> elsewhere.</summary>
    public string? Model { get; init; }

    /// <summary>How to speak, for models that take advice (<c>gpt-4o-mini-tts</c>); null for none.</summary>
    public string? Instructions { get; init; }

    /// <summary><c>wav</c>, which says its rate, or <c>pcm</c> where a server makes no wav. Default <c>wav</c>.</summary>
    public string Format { get; init; } = "wav";

    /// <summary>Rate of <c>pcm</c>, which does not say it, in Hz. Default 24,000.</summary>
    public int PcmSampleRateHz { get; init; } = 24_000;

    /// <summary>True to ask Kokoro-FastAPI's route for word times, and the usual route from then on where there is none. Default true; OpenAI itself is never asked.</summary>
    public bool Captions { get; init; } = true;

    /// <summary>True to take plain http to another machine. Default false.</summary>
    public bool AllowInsecure { get; init; }

    /// <summary>Requests at once, at least 1. Default 4.</summary>
    public int MaxParallel { get; init; } = 4;

    /// <summary>Longest time of one request. Default 2 minutes: servers on a machine without a graphics card take long.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Clock of the timeout. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Settings from the environment: <c>AUDIOEDITION_OPENAI_URL</c>, <c>_KEY</c>, <c>_MODEL</c>, <c>_INSECURE</c> (1); without them the vendor's own
    /// <c>OPENAI_BASE_URL</c> and <c>OPENAI_API_KEY</c>. The vendor's key is never sent to an address of the first kind.
    /// </summary>
    /// <param name="environment">Variables by name; null where unset.</param>
    public static OpenAiOptions FromEnvironment(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var own = Value("AUDIOEDITION_OPENAI_URL");
        return new OpenAiOptions
        {
            Address = Uri.TryCreate(own ?? Value("OPENAI_BASE_URL"), UriKind.Absolute, out var address) ? address : own is null ? OpenAiAddress : new Uri("about:" + Uri.EscapeDataString(own)),
            Key = Value("AUDIOEDITION_OPENAI_KEY") ?? (own is null ? Value("OPENAI_API_KEY") : null),
            Model = Value("AUDIOEDITION_OPENAI_MODEL"),
            AllowInsecure = Value("AUDIOEDITION_OPENAI_INSECURE") == "1",
        };

        string? Value(string name) => environment(name)?.Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>Without the key.</summary>
    public override string ToString() => $"{Address} ({(Key is null ? "no key" : "with key")})";
}
