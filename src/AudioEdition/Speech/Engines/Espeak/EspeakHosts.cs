using System.Collections.Concurrent;
using System.ComponentModel;

namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>Processes that hold the library of eSpeak NG: as many as speak at once, each kept for the next utterance.</summary>
/// <remarks>One that fails, hangs or is left in the middle of an answer is ended, and another takes its place at the next request.</remarks>
internal sealed class EspeakHosts(IReadOnlyList<string> command, EspeakOptions options) : IEspeak
{
    private readonly ConcurrentBag<EspeakHostProcess> _idle = [];

    /// <inheritdoc/>
    public int Revision => 2;

    /// <inheritdoc/>
    public Task<EspeakInstallation> DescribeAsync() => AskAsync(null, host => host.DescribeAsync(), CancellationToken.None);

    /// <inheritdoc/>
    public Task<EspeakAnswer> SpeakAsync(EspeakRequest request, CancellationToken cancellationToken) =>
        AskAsync(request.Voice, host => host.SpeakAsync(request), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var host))
        {
            host.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async Task<T> AskAsync<T>(string? voice, Func<EspeakHostProcess, Task<T>> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var host = _idle.TryTake(out var idle) ? idle : Start(voice);
        var isSound = false;
        try
        {
            using var limit = new CancellationTokenSource(options.CallTimeout, options.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);

            // Ending it closes the pipes, and that ends the reads; a read of a pipe does not always heed a token.
            await using var kill = either.Token.Register(host.Kill);
            try
            {
                var answer = await ask(host).ConfigureAwait(false);
                isSound = true;
                return answer;
            }
            catch (EspeakRefusalException e)
            {
                isSound = true;
                throw new SpeechSynthesisException(EspeakSynthesizer.EngineName, voice, $"eSpeak NG: {e.Message}", innerException: e);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var told = limit.IsCancellationRequested ? "eSpeak NG did not finish in time and was ended." : $"eSpeak NG gave no sound: {await host.LastWordsAsync().ConfigureAwait(false)}";
                throw new SpeechSynthesisException(EspeakSynthesizer.EngineName, voice, told, isTransient: true, e);
            }
        }
        finally
        {
            if (isSound)
            {
                _idle.Add(host);
            }
            else
            {
                host.Dispose();
            }
        }
    }

    private EspeakHostProcess Start(string? voice)
    {
        try
        {
            return EspeakHostProcess.Start(command);
        }
        catch (Win32Exception e)
        {
            throw new SpeechSynthesisException(EspeakSynthesizer.EngineName, voice, $"The host of eSpeak NG cannot be started as \"{command[0]}\": {e.Message}", innerException: e);
        }
    }
}
