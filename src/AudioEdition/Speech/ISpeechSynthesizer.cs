namespace AudioEdition.Speech;

/// <summary>An engine that turns spoken text into sound.</summary>
/// <remarks>Instances are safe for concurrent use up to <see cref="SpeechCapabilities.MaxParallel"/> requests.</remarks>
public interface ISpeechSynthesizer : IAsyncDisposable
{
    /// <summary>The engine's name as it stands in <c>voices.json</c> (<c>flite</c>).</summary>
    string Engine { get; }

    /// <summary>Changes whenever the same request may give other samples; part of the cache key.</summary>
    string Version { get; }

    /// <summary>Changes whenever a voice may give other samples for the same request. Default: <see cref="Version"/>, for an engine whose voices change only with it.</summary>
    /// <param name="voice">Name inside the engine.</param>
    string VersionOf(string voice) => Version;

    /// <summary>What it can do.</summary>
    SpeechCapabilities Capabilities { get; }

    /// <summary>The voices it has.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">The engine cannot be asked.</exception>
    Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default);

    /// <summary>Looks a voice up by name, also one that the list leaves out, as an engine with sizes or variants may have them without number.</summary>
    /// <param name="name">Name inside the engine.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The voice, or null where the engine has none of that name.</returns>
    /// <exception cref="SpeechSynthesisException">The engine cannot be asked.</exception>
    async Task<EngineVoice?> FindVoiceAsync(string name, CancellationToken cancellationToken = default) =>
        (await ListVoicesAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(v => v.Name == name);

    /// <summary>Whether it can speak now. Never throws for a missing part: that is the answer.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default);

    /// <summary>What was done otherwise than asked for so far, one sentence each, for the user: a style that a voice does not have, a pronunciation that was not taken. Default none.</summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>How many characters a request puts on the service's bill. Default 0, for an engine that costs nothing by the character.</summary>
    /// <param name="request">What would be said.</param>
    /// <returns>Characters by the service's own rule.</returns>
    long BillableCharacters(SpeechRequest request) => 0;

    /// <summary>Speaks one utterance.</summary>
    /// <param name="request">What to say.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The samples in order, at the voice's rate, at least one chunk with samples.</returns>
    /// <exception cref="SpeechSynthesisException">It failed; the exception says whether another try may help.</exception>
    IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken = default);
}
