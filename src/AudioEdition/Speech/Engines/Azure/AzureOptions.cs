using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>The Speech resource at Azure and what is asked of it.</summary>
public sealed record AzureOptions
{
    /// <summary>The resource's key; it goes into a header of requests to the resource and nowhere else.</summary>
    public Secret? Key { get; init; }

    /// <summary>A bearer token in place of the key: <c>aad#RESOURCE-ID#TOKEN</c> of Microsoft Entra, or one that the resource's token service issued. Sent as it is and not renewed.</summary>
    public Secret? Token { get; init; }

    /// <summary>True to send the key to the token service alone, and to speak with the tokens that it issues for ten minutes each. Default false.</summary>
    public bool ExchangeKey { get; init; }

    /// <summary>The resource's region (<c>westeurope</c>, <c>usgovvirginia</c>, <c>chinaeast2</c>); null where <see cref="Endpoint"/> says where it is.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The resource's address, in place of the region: a custom domain (<c>https://NAME.cognitiveservices.azure.com</c>), an address of the portal, or a container
    /// (<c>http://localhost:5000</c>). Default null.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>True to take an <see cref="Endpoint"/> that is neither Azure's nor on this machine. Default false.</summary>
    public bool AllowCustomEndpoint { get; init; }

    /// <summary>True to take plain http to another machine. Default false.</summary>
    public bool AllowInsecure { get; init; }

    /// <summary>How many requests the resource takes. Default <see cref="AzureTier.Standard"/>.</summary>
    public AzureTier Tier { get; init; }

    /// <summary>Rate of the sound in Hz: 24,000 (default) or 48,000.</summary>
    public int SampleRateHz { get; init; } = 24_000;

    /// <summary>True to speak over a WebSocket, which tells when each word is heard; false for REST, which does not. Default true.</summary>
    public bool WordTimes { get; init; } = true;

    /// <summary>Requests at once, at least 1. Default 4; the free tier has one whatever stands here.</summary>
    public int MaxParallel { get; init; } = 4;

    /// <summary>Longest silence of a service that is speaking over a WebSocket. Default 10 s.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time of one request; one whose sound will be long has twice its length. Default 30 s.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the list of voices is kept between runs; null (default) for nowhere.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>How old a kept list of voices may be. Default one day.</summary>
    public TimeSpan VoiceListAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Clock of time limits, pauses and tokens. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Settings from the environment: <c>AZURE_SPEECH_KEY</c> (or <c>SPEECH_KEY</c>), <c>AZURE_SPEECH_TOKEN</c>, <c>AZURE_SPEECH_REGION</c> (or <c>SPEECH_REGION</c>),
    /// <c>AZURE_SPEECH_ENDPOINT</c>, and <c>AUDIOEDITION_AZURE_TIER</c> (F0), <c>_RATE</c> (48000), <c>_WORDS</c> (0), <c>_EXCHANGE_KEY</c>, <c>_CUSTOM_ENDPOINT</c>, <c>_INSECURE</c> (1).
    /// </summary>
    /// <param name="environment">Variables by name; null where unset.</param>
    public static AzureOptions FromEnvironment(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var endpoint = Value("AZURE_SPEECH_ENDPOINT");
        return new AzureOptions
        {
            Key = Value("AZURE_SPEECH_KEY") ?? Value("SPEECH_KEY"),
            Token = Value("AZURE_SPEECH_TOKEN"),
            Region = Value("AZURE_SPEECH_REGION") ?? Value("SPEECH_REGION"),
            Endpoint = endpoint is null ? null : Uri.TryCreate(endpoint, UriKind.Absolute, out var address) ? address : new Uri("about:" + Uri.EscapeDataString(endpoint)),
            ExchangeKey = Value("AUDIOEDITION_AZURE_EXCHANGE_KEY") == "1",
            AllowCustomEndpoint = Value("AUDIOEDITION_AZURE_CUSTOM_ENDPOINT") == "1",
            AllowInsecure = Value("AUDIOEDITION_AZURE_INSECURE") == "1",
            Tier = string.Equals(Value("AUDIOEDITION_AZURE_TIER"), "F0", StringComparison.OrdinalIgnoreCase) ? AzureTier.Free : AzureTier.Standard,
            SampleRateHz = Value("AUDIOEDITION_AZURE_RATE") == "48000" ? 48_000 : 24_000,
            WordTimes = Value("AUDIOEDITION_AZURE_WORDS") != "0",
        };

        string? Value(string name) => environment(name)?.Trim() is { Length: > 0 } value ? value : null;
    }
}
