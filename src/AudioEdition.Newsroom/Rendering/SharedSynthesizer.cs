using System.Runtime.CompilerServices;
using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Telemetry;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Newsroom.Rendering;

/// <summary>An engine whose utterances all workers share, and whose account they share too: nothing is spoken twice, and together they stay within the account's rate.</summary>
/// <param name="inner">The engine; disposed of with this one.</param>
/// <param name="shelf">Where utterances are shared.</param>
/// <param name="account">The account that the engine's requests are charged to; null where nothing limits them.</param>
internal sealed class SharedSynthesizer(ISpeechSynthesizer inner, UtteranceShelf shelf, IRequestAccount? account) : ISpeechSynthesizer
{
    // A run asks the engine no more than it can take, but several articles run in one process.
    private readonly SemaphoreSlim _places = new(Math.Max(1, inner.Capabilities.MaxParallel));

    public string Engine => inner.Engine;

    public string Version => inner.Version;

    public SpeechCapabilities Capabilities => inner.Capabilities;

    public string VersionOf(string voice) => inner.VersionOf(voice);

    public long BillableCharacters(SpeechRequest request) => inner.BillableCharacters(request);

    public Task<IReadOnlyList<EngineVoice>> ListVoicesAsync(CancellationToken cancellationToken = default) => inner.ListVoicesAsync(cancellationToken);

    public Task<EngineVoice?> FindVoiceAsync(string name, CancellationToken cancellationToken = default) => inner.FindVoiceAsync(name, cancellationToken);

    public Task<EngineHealth> CheckHealthAsync(CancellationToken cancellationToken = default) => inner.CheckHealthAsync(cancellationToken);

    public async IAsyncEnumerable<SpeechChunk> SynthesizeAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var utterance = await SpeakAsync(request, cancellationToken).ConfigureAwait(false);
        yield return new SpeechChunk(utterance.Clip.Samples, utterance.Marks) { SampleRateHz = utterance.Clip.SampleRateHz };
    }

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        _places.Dispose();
    }

    private async Task<Utterance> SpeakAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        var key = UtteranceKey.Of(Engine, VersionOf(request.VoiceName), request);
        if (await shelf.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } stored)
        {
            NewsroomMeter.Unit(Engine, fromCache: true, characters: 0);
            return stored;
        }

        var spoken = await AskAsync(request, cancellationToken).ConfigureAwait(false);
        NewsroomMeter.Unit(Engine, fromCache: false, BillableCharacters(request));

        // An answer that cannot be right must not be shared: the caller will ask again.
        if (UtterancePlausibility.FindFault(spoken, request) is null)
        {
            await shelf.KeepAsync(key, spoken, cancellationToken).ConfigureAwait(false);
        }

        return spoken;
    }

    private async Task<Utterance> AskAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (account is not null)
            {
                await account.TakeAsync(cancellationToken).ConfigureAwait(false);
            }

            return await UtteranceMaker.SpeakAsync(inner, request, cancellationToken).ConfigureAwait(false);
        }
        catch (SpeechSynthesisException e) when (account is not null && e.RetryAfter is { } pause)
        {
            // The service says that we are too fast: all workers slow down, not this one alone.
            await account.SlowDownAsync(pause, cancellationToken).ConfigureAwait(false);
            throw;
        }
        finally
        {
            _places.Release();
        }
    }
}
