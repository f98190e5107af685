using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.OnHangfire;

namespace AudioEdition.Newsroom.Hosting;

/// <summary>How a worker works.</summary>
public sealed record WorkerOptions
{
    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The store, as <see cref="Stores.StoreLocation.Open"/> takes it.</summary>
    public required string Store { get; init; }

    /// <summary>Folder for work in progress, on this machine; what killed workers left there is removed.</summary>
    public required string ScratchFolder { get; init; }

    /// <summary>Articles at once, at least 1; one more place is kept for breaking news. Default: a quarter of the cores, since an article speaks its units in parallel.</summary>
    public int Places { get; init; } = Math.Max(1, Environment.ProcessorCount / 4);

    /// <summary>Utterances of one article at once; range 1–256. Default: one a core.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>What services allow to all machines together, by engine. Default none.</summary>
    public IReadOnlyDictionary<string, RequestRate> Rates { get; init; } = new Dictionary<string, RequestRate>(StringComparer.Ordinal);

    /// <summary>After so long a shared utterance is removed. Default 30 days.</summary>
    public TimeSpan KeepUtterances { get; init; } = TimeSpan.FromDays(30);

    /// <summary>After so long a published article is forgotten; its edition stays. Default 90 days.</summary>
    public TimeSpan KeepHistory { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Address of the health endpoints (<c>http://0.0.0.0:8081</c>); null for none.</summary>
    public string? HealthAddress { get; init; }

    /// <summary>Settings of the queue.</summary>
    public QueueOptions Queue { get; init; } = new();
}
