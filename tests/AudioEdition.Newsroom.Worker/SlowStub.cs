using System.Runtime.CompilerServices;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Stub;

namespace AudioEdition.Newsroom.Worker;

/// <summary>The stub engine, taking a set time for a unit and writing down what it is asked.</summary>
internal sealed class SlowStub(TestWorkerSettings settings, Journal journal) : ISpeechSynthesizer
{
    private readonly StubSynthesizer _stub = new();

    public string Engine => _stub.Engine;

    public string Version => _stub.Version;

    public SpeechCapabilities Capabilities => _stub.Capabilities with { MaxParallel = 64 };

    public long BillableCharacters(SpeechRequest request) => settings.IsBilled ? request.SpokenText.Length : 0;

    public Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) => _stub.ListVoicesAsync(cancellationToken);

    public Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default) => _stub.CheckHealthAsync(cancellationToken);

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        journal.Write("ask", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(request.VoiceName + request.SpokenText)))[..16]);
        if (settings.UnitMs > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(settings.UnitMs), cancellationToken);
        }

        if (settings.FaultFile is { } file && File.Exists(file))
        {
            if (request.SpokenText.Contains("poison", StringComparison.Ordinal))
            {
                throw new SpeechSynthesisException(Engine, request.VoiceName, $"This text cannot be spoken{settings.FaultDetail}.");
            }

            if (request.SpokenText.Contains("busy", StringComparison.Ordinal))
            {
                throw new SpeechSynthesisException(Engine, request.VoiceName, "The service is busy.");
            }
        }

        await foreach (var chunk in _stub.SynthesizeAsync(request, cancellationToken))
        {
            yield return chunk;
        }
    }

    public ValueTask DisposeAsync() => _stub.DisposeAsync();
}
