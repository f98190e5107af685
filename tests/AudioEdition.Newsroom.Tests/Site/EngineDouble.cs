using System.Runtime.CompilerServices;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Stub;

namespace AudioEdition.Newsroom.Tests.Site;

/// <summary>The stub engine, counted, of any version, and failing where a test wants it.</summary>
internal sealed class EngineDouble(string version = "1") : ISpeechSynthesizer
{
    private readonly StubSynthesizer _stub = new();
    private int _asked;

    public static IReadOnlyDictionary<string, ISpeechSynthesizer> Stub { get; } =
        new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["stub"] = new StubSynthesizer() };

    /// <summary>How often it was asked to speak.</summary>
    public int Asked => _asked;

    /// <summary>Thrown at every request; null for none.</summary>
    public SpeechSynthesisException? Failure { get; set; }

    /// <summary>Stands in place of what the stub says; null for that.</summary>
    public float[]? Samples { get; set; }

    public string Engine => _stub.Engine;

    public string Version => version;

    public SpeechCapabilities Capabilities => _stub.Capabilities;

    public Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) => _stub.ListVoicesAsync(cancellationToken);

    public Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default) => _stub.CheckHealthAsync(cancellationToken);

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _asked);
        if (Failure is { } failure)
        {
            throw failure;
        }

        if (Samples is { } samples)
        {
            yield return new SpeechChunk(samples, []);
            yield break;
        }

        await foreach (var chunk in _stub.SynthesizeAsync(request, cancellationToken))
        {
            yield return chunk;
        }
    }

    public ValueTask DisposeAsync() => _stub.DisposeAsync();
}
