using AudioEdition.Audio;
using AudioEdition.Speech.Ssml;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>Batch jobs: the same documents, so the same samples where the service gives them.</summary>
public sealed partial class AzureSynthesizer : IBatchSynthesizer
{
    /// <inheritdoc/>
    /// <remarks>The smaller of the two numbers that the service's pages tell.</remarks>
    public int MaxBatchRequests => 1_000;

    /// <inheritdoc/>
    /// <remarks>Some 80 MB of sound, which are read at once; the service would take more.</remarks>
    public int MaxBatchCharacters => 20_000;

    /// <inheritdoc/>
    public async Task<bool> CanBatchAsync(SpeechRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequireAccess(request.VoiceName);
        return WhyNot(request) is null && await _shelf.FindAsync(request.VoiceName, cancellationToken).ConfigureAwait(false) is { HasBatch: true };
    }

    /// <inheritdoc/>
    public async Task SubmitBatchAsync(string id, IReadOnlyList<SpeechRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        RequireAccess(null);
        foreach (var request in requests)
        {
            NoteWhatIsLeftOut(request, _shelf.FindKept(request.VoiceName));
        }

        await _batch.SubmitAsync(id, requests.Select(Document), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<BatchState> GetBatchStateAsync(string id, CancellationToken cancellationToken = default)
    {
        RequireAccess(null);
        return _batch.StateAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Utterance?>> FetchBatchAsync(string id, IReadOnlyList<SpeechRequest?> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        RequireAccess(null);
        var sounds = await _batch.FetchAsync(id, [.. requests.Select(r => r is null ? null : Document(r))], cancellationToken).ConfigureAwait(false);
        return [.. requests.Zip(sounds, UtteranceOf)];
    }

    /// <inheritdoc/>
    public Task DeleteBatchAsync(string id, CancellationToken cancellationToken = default)
    {
        RequireAccess(null);
        return _batch.DeleteAsync(id, cancellationToken);
    }

    private string Document(SpeechRequest request) => SsmlWriter.Write(UtteranceOf(request, _shelf.FindKept(request.VoiceName)));

    private Utterance? UtteranceOf(SpeechRequest? request, AzureSound? sound)
    {
        if (request is null || sound is null || sound.FindFault(_options.SampleRateHz) is not null)
        {
            return null;
        }

        var samples = WaveBytes.ToFloat(sound.Pcm.Span);
        return new Utterance(new PcmClip(_options.SampleRateHz, samples), MarksOf(request, sound, _options.SampleRateHz, samples.Length));
    }
}
