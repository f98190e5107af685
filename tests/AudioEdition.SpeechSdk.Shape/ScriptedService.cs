using System.Collections.Concurrent;

namespace Microsoft.CognitiveServices.Speech;

/// <summary>No type of the package: what stands in for the service in a test, found by its key. Without one, everything throws.</summary>
public sealed class ScriptedService
{
    private static readonly ConcurrentDictionary<string, ScriptedService> Services = new(StringComparer.Ordinal);

    private int _synthesizers;
    private int _alive;

    /// <summary>Registers the service of a key; each test has a key of its own.</summary>
    public ScriptedService(string key) => Services[key] = this;

    /// <summary>Answers a document; the task ends when the client asks to stop.</summary>
    public Func<string, Task, Task<ScriptedAnswer>> Answer { get; init; } = (_, _) => throw new InvalidOperationException("The test gives no answer.");

    /// <summary>Voices that are listed.</summary>
    public IReadOnlyList<ScriptedVoice> Voices { get; init; } = [];

    /// <summary>Why the voices cannot be listed; null where they can.</summary>
    public string? VoicesError { get; init; }

    /// <summary>Every document in the order of arrival.</summary>
    public ConcurrentQueue<string> Documents { get; } = new();

    /// <summary>Configurations that synthesizers were made with: key, region or endpoint, format, and whether a loudspeaker was opened.</summary>
    public ConcurrentQueue<(string Place, SpeechSynthesisOutputFormat? Format, bool IsAloud)> Configurations { get; } = new();

    /// <summary>Synthesizers that were made.</summary>
    public int Made => _synthesizers;

    /// <summary>Synthesizers that were made and not disposed of.</summary>
    public int Alive => _alive;

    internal static ScriptedService Of(string key) => Services.TryGetValue(key, out var service)
        ? service
        : throw new NotSupportedException("This is the shape of the Speech SDK, to compile against: it cannot speak. Build with -p:UseSpeechSdk=true for the real one.");

    internal Task<ScriptedAnswer> AnswerAsync(string ssml, Task stopped)
    {
        Documents.Enqueue(ssml);
        return Answer(ssml, stopped);
    }

    internal void Add(SpeechConfig config, bool isAloud)
    {
        Interlocked.Increment(ref _synthesizers);
        Interlocked.Increment(ref _alive);
        Configurations.Enqueue((config.Place, config.Format, isAloud));
    }

    internal void Remove() => Interlocked.Decrement(ref _alive);
}
