using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>Carries documents to the service and sound back, over WebSockets or by REST.</summary>
/// <param name="options">The resource.</param>
/// <param name="endpoints">Its addresses.</param>
/// <param name="credential">What is shown there.</param>
/// <param name="service">Sends and reads.</param>
/// <param name="note">Told what is done otherwise than asked for.</param>
internal sealed class AzureClient(AzureOptions options, AzureEndpoints endpoints, AzureCredential credential, WebService service, Action<string> note) : IAsyncDisposable
{
    private readonly ConcurrentStack<AzureConnection> _idle = new();
    private readonly RequestPace _pace = options.Tier == AzureTier.Free
        ? new RequestPace(20, TimeSpan.FromSeconds(60), options.Time)
        : new RequestPace(200, TimeSpan.FromSeconds(1), options.Time);

    private volatile bool _hasNoSocket = !options.WordTimes;

    /// <summary>Whether words come with their times, as far as is known.</summary>
    public bool TellsWordTimes => !_hasNoSocket;

    /// <summary>Has a document spoken.</summary>
    /// <param name="ssml">The document.</param>
    /// <param name="voice">Its voice.</param>
    /// <param name="timeout">Longest time of it all.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The sound, or why the service refuses the document.</returns>
    /// <exception cref="SpeechSynthesisException">There is neither.</exception>
    public async Task<(AzureSound? Sound, SpeechSynthesisException? Refusal)> SayAsync(string ssml, AzureVoice voice, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await _pace.WaitAsync(cancellationToken).ConfigureAwait(false);
        return _hasNoSocket || !voice.HasWordTimes
            ? await SayByRestAsync(ssml, voice.Name, timeout, cancellationToken).ConfigureAwait(false)
            : await SayBySocketAsync(ssml, voice.Name, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks with the credential, and once more where that was a token whose time may have run out.</summary>
    public async Task<WebAnswer> AskAsync(Func<HttpRequestMessage> make, string? voice, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            var shown = await credential.HeaderAsync(service, voice, cancellationToken).ConfigureAwait(false);
            var answer = await service.AskAsync(Request, voice, cancellationToken, timeout).ConfigureAwait(false);
            if (answer.Status != HttpStatusCode.Unauthorized || isSecond || !await credential.GiveUpAsync(cancellationToken).ConfigureAwait(false))
            {
                return answer;
            }

            HttpRequestMessage Request()
            {
                var request = make();
                if (shown is var (name, value))
                {
                    request.Headers.Add(name, value);
                }

                return request;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryPop(out var connection))
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<(AzureSound? Sound, SpeechSynthesisException? Refusal)> SayByRestAsync(string ssml, string voice, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(Request, voice, timeout, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            return answer.Status == HttpStatusCode.BadRequest ? (null, service.Refusal(answer, voice)) : throw service.Refusal(answer, voice);
        }

        return answer.MediaType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || answer.MediaType is "application/octet-stream" or ""
            ? (new AzureSound(answer.Body, null), null)
            : throw service.Failure(voice, $"The answer is {answer.MediaType} and no sound: something between here and {endpoints.Root.Host} answers in its place.", isTransient: true);

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, endpoints.Speech)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(ssml)) { Headers = { ContentType = new MediaTypeHeaderValue("application/ssml+xml") } },
            };
            request.Headers.Add("X-Microsoft-OutputFormat", AzureFormat.Raw(options.SampleRateHz));
            return request;
        }
    }

    private async Task<(AzureSound? Sound, SpeechSynthesisException? Refusal)> SayBySocketAsync(string ssml, string voice, TimeSpan timeout, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!_idle.TryPop(out var connection) && (connection = await ConnectAsync(voice, cancellationToken).ConfigureAwait(false)) is null)
            {
                return await SayByRestAsync(ssml, voice, timeout, cancellationToken).ConfigureAwait(false);
            }

            var isSound = false;
            try
            {
                var result = await connection.SpeakAsync(ssml, voice, timeout, cancellationToken).ConfigureAwait(false);
                isSound = result.Sound is not null;
                return result;
            }
            catch (SpeechSynthesisException) when (connection.IsStale)
            {
                // The service ends connections that are idle for long. The next one is fresh, or stale as well and then the last of the idle ones.
            }
            finally
            {
                // After a failure nobody knows what still comes on a connection.
                await KeepAsync(connection, isSound).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask KeepAsync(AzureConnection connection, bool isSound)
    {
        if (isSound)
        {
            _idle.Push(connection);
        }
        else
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <returns>Null where the server opens none, which is not asked again.</returns>
    private async Task<AzureConnection?> ConnectAsync(string voice, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            var shown = await credential.HeaderAsync(service, voice, cancellationToken).ConfigureAwait(false);
            var (connection, refusal) = await AzureConnection.OpenAsync(endpoints.Socket, shown, options, service, voice, cancellationToken).ConfigureAwait(false);
            if (refusal is null)
            {
                return connection;
            }

            if (refusal.Status == HttpStatusCode.Unauthorized && !isSecond && await credential.GiveUpAsync(cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            if (refusal.IsSuccess || refusal.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.UpgradeRequired or HttpStatusCode.NotImplemented)
            {
                note($"{endpoints.Root.Host} opens no WebSocket: there are no word times.");
                _hasNoSocket = true;
                return null;
            }

            throw service.Refusal(refusal, voice);
        }
    }
}
