namespace AudioEdition.Speech.Engines.Web;

/// <summary>What <see cref="WebService"/> has to know.</summary>
internal sealed class WebServiceOptions
{
    /// <summary>The engine's name.</summary>
    public required string Engine { get; init; }

    /// <summary>The service's name in messages.</summary>
    public required string Service { get; init; }

    /// <summary>Where it is.</summary>
    public required Uri Address { get; init; }

    /// <summary>Key and tokens, so that they can be kept out of messages; may grow while the service is used.</summary>
    public IReadOnlyCollection<Secret> Secrets { get; init; } = [];

    /// <summary>What to do where the key is refused.</summary>
    public required string KeyAdvice { get; init; }

    /// <summary>What to do where the service has too many requests.</summary>
    public string BusyAdvice { get; init; } = "Use fewer with --jobs.";

    /// <summary>Longest time of one call.</summary>
    public required TimeSpan CallTimeout { get; init; }

    /// <summary>Most bytes of an answer: ten minutes at 24 kHz in base 64 are 40 MB.</summary>
    public long MaxAnswerBytes { get; init; } = 64L << 20;

    /// <summary>Clock of the timeout.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
