namespace AudioEdition.Speech.Engines.Azure;

/// <summary>Azure Speech.</summary>
/// <param name="options">The resource; null for none.</param>
public sealed class AzureSynthesizer(AzureOptions? options = null) : ISpeechSynthesizer
{
    /// <summary>The engine's name in voices.json.</summary>
    public const string EngineName = "azure";

    private readonly AzureOptions _options = options ?? new AzureOptions();

    /// <inheritdoc/>
    public string Engine => EngineName;

    /// <inheritdoc/>
    public string Version => "1";

    /// <inheritdoc/>
    public SpeechCapabilities Capabilities => new(Deterministic: false, WordMarks: true, Offline: false, MaxParallel: 4);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) => throw Failure(null);

    /// <inheritdoc/>
    public Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(new EngineHealth(false, _options.Key is null ? "no key: set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION." : "the client is not there yet."));

    /// <inheritdoc/>
    public IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        throw Failure(request.VoiceName);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SpeechSynthesisException Failure(string? voice) => new(EngineName, voice, "Azure cannot speak: set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION.");
}
