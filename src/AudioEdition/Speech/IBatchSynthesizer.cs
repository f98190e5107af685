namespace AudioEdition.Speech;

/// <summary>An engine that also takes many utterances as one job and gives them later: slower, and without limits on requests.</summary>
public interface IBatchSynthesizer : ISpeechSynthesizer
{
    /// <summary>Most utterances of a job.</summary>
    int MaxBatchRequests { get; }

    /// <summary>Most characters of a job's texts together.</summary>
    int MaxBatchCharacters { get; }

    /// <summary>Whether a request can be part of a job.</summary>
    /// <param name="request">What to say.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">The engine cannot be asked.</exception>
    Task<bool> CanBatchAsync(SpeechRequest request, CancellationToken cancellationToken = default);

    /// <summary>Orders a job. What it costs is spent from here on.</summary>
    /// <param name="id">Its name, ours: 3–64 letters, digits and dashes.</param>
    /// <param name="requests">What to say.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">It was not taken, or nobody knows: ask for its state.</exception>
    Task SubmitBatchAsync(string id, IReadOnlyList<SpeechRequest> requests, CancellationToken cancellationToken = default);

    /// <summary>Asks how far a job is.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">The engine cannot be asked.</exception>
    Task<BatchState> GetBatchStateAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Fetches the results of a job that succeeded.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="requests">What was ordered, in order; null for what is not wanted any more.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>For each request its utterance; null where there is none.</returns>
    /// <exception cref="SpeechSynthesisException">They cannot be fetched, or are not what was ordered.</exception>
    Task<IReadOnlyList<Utterance?>> FetchBatchAsync(string id, IReadOnlyList<SpeechRequest?> requests, CancellationToken cancellationToken = default);

    /// <summary>Tells the service that a job's results are not needed any more.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">The engine cannot be asked.</exception>
    Task DeleteBatchAsync(string id, CancellationToken cancellationToken = default);
}
