using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Stub;

namespace AudioEdition.Tests.Speech;

/// <summary>The stub, counted and made to fail as a test wants.</summary>
internal sealed class FakeEngine : ISpeechSynthesizer
{
    private readonly StubSynthesizer _stub = new();
    private int _running;
    private int _mostRunning;

    /// <summary>What happens to a request at a try, counted from 1: null lets the stub answer.</summary>
    public Func<SpeechRequest, int, float[]?> Answer { get; init; } = (_, _) => null;

    /// <summary>What a request puts on the bill; nothing unless a test says so.</summary>
    public Func<SpeechRequest, long> Bill { get; init; } = _ => 0;

    public long BillableCharacters(SpeechRequest request) => Bill(request);

    public int MaxParallel { get; init; } = 8;

    public string Version { get; init; } = "1";

    public ConcurrentDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    public int MostRunning => _mostRunning;

    public string Engine => "stub";

    public SpeechCapabilities Capabilities => _stub.Capabilities with { MaxParallel = MaxParallel };

    public Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) => _stub.ListVoicesAsync(cancellationToken);

    public Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default) => _stub.CheckHealthAsync(cancellationToken);

    public ValueTask DisposeAsync() => _stub.DisposeAsync();

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var running = Interlocked.Increment(ref _running);
        InterlockedMax(ref _mostRunning, running);
        try
        {
            var attempt = Calls.AddOrUpdate(request.SpokenText, 1, (_, n) => n + 1);
            await Task.Yield();
            if (Answer(request, attempt) is { } samples)
            {
                yield return new SpeechChunk(samples, []);
                yield break;
            }

            await foreach (var chunk in _stub.SynthesizeAsync(request, cancellationToken))
            {
                yield return chunk;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
