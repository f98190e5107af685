using System.Text.Json;

namespace AudioEdition.Newsroom.Worker;

/// <summary>What a test tells a worker, in a file.</summary>
public sealed record TestWorkerSettings
{
    public required string Database { get; init; }

    public required string Store { get; init; }

    public required string Scratch { get; init; }

    /// <summary>Where it writes down what happened, a line each.</summary>
    public required string Journal { get; init; }

    /// <summary>Time that a unit takes, in milliseconds.</summary>
    public double UnitMs { get; init; }

    /// <summary>True to speak alone and publish a small file: the queue is tested, not the mastering.</summary>
    public bool SpeakOnly { get; init; }

    /// <summary>True to do nothing with an article and publish nothing: the queue's cost is measured.</summary>
    public bool QueueOnly { get; init; }

    public int Places { get; init; } = 1;

    public int Jobs { get; init; } = 1;

    public double InvisibilitySeconds { get; init; } = 30;

    public double LockSeconds { get; init; } = 20;

    public double DrainSeconds { get; init; } = 60;

    public int Tries { get; init; } = 6;

    /// <summary>As long as this file exists, units with the word "poison" cannot be spoken at all, and those with "busy" not now.</summary>
    public string? FaultFile { get; init; }

    /// <summary>What a service has to say about its failure.</summary>
    public string FaultDetail { get; init; } = "";

    /// <summary>True for an engine that puts what it speaks on a bill.</summary>
    public bool IsBilled { get; init; }

    public double? RatePerSecond { get; init; }

    public double Burst { get; init; } = 1;

    /// <summary>True to write to the store until it is killed, and nothing else.</summary>
    public bool WriteOnly { get; init; }

    public string? HealthAddress { get; init; }

    public static TestWorkerSettings Read(string path) => JsonSerializer.Deserialize<TestWorkerSettings>(File.ReadAllText(path))!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));
}
