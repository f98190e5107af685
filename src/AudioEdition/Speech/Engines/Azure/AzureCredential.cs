using System.Collections.Concurrent;
using System.Text;
using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>What a request shows to be let in: the key, a given token, or one that the resource issued for the key.</summary>
internal sealed class AzureCredential(AzureOptions options, AzureEndpoints endpoints) : IDisposable
{
    private const int MaxTokenBytes = 16 << 10;

    /// <summary>Tokens are valid for ten minutes.</summary>
    private static readonly TimeSpan TokenAge = TimeSpan.FromMinutes(9);

    /// <summary>A token of that age that is refused may have been made invalid meanwhile; a younger one is refused for good.</summary>
    private static readonly TimeSpan DoubtfulAge = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<Secret> _secrets = new(new[] { options.Key, options.Token }.OfType<Secret>());
    private readonly SemaphoreSlim _gate = new(1);
    private (Secret Token, long Since)? _issued;

    /// <summary>All that no message may hold; grows with every token that is issued.</summary>
    public IReadOnlyCollection<Secret> Secrets => _secrets;

    /// <summary>Why there is nothing to show; null where there is, or where nothing is asked for.</summary>
    public string? Fault => (options.Token ?? options.Key)?.Reveal() is not { } shown ? (endpoints.IsOwnServer ? null : "no key: set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION.")
        : shown.Any(c => c is < '!' or > '~') ? "the key holds a character that no key has: copy it once more."
        : null;

    /// <summary>The header; null for none.</summary>
    /// <exception cref="SpeechSynthesisException">No token was issued.</exception>
    public async Task<(string Name, string Value)?> HeaderAsync(WebService service, string? voice, CancellationToken cancellationToken)
    {
        if (options.Token is { } token)
        {
            return ("Authorization", "Bearer " + token.Reveal());
        }

        return options.Key is not { } key ? null
            : options.ExchangeKey ? ("Authorization", "Bearer " + (await IssuedAsync(service, key, voice, cancellationToken).ConfigureAwait(false)).Reveal())
            : ("Ocp-Apim-Subscription-Key", key.Reveal());
    }

    /// <summary>Gives up an issued token that was refused.</summary>
    /// <returns>True where a new one may be let in.</returns>
    public async Task<bool> GiveUpAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var isDoubtful = _issued is { } issued && options.Time.GetElapsedTime(issued.Since) > DoubtfulAge;
            _issued = isDoubtful ? null : _issued;
            return isDoubtful;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>A token is kept only when it came: a failure is the failure of one request.</summary>
    private async Task<Secret> IssuedAsync(WebService service, Secret key, string? voice, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_issued is not { } issued || options.Time.GetElapsedTime(issued.Since) >= TokenAge)
            {
                var since = options.Time.GetTimestamp();
                var answer = await service.AskAsync(Request, voice, cancellationToken).ConfigureAwait(false);
                if (!answer.IsSuccess)
                {
                    throw service.Refusal(answer, voice);
                }

                var token = answer.Body.Length <= MaxTokenBytes ? Encoding.UTF8.GetString(answer.Body).Trim() : "";
                if (token.Length == 0 || token.Any(c => c is < '!' or > '~'))
                {
                    throw service.Failure(voice, "The answer of Azure Speech is no token.", isTransient: true);
                }

                issued = (new Secret(token), since);
                _secrets.Enqueue(issued.Token);
                _issued = issued;
            }

            return issued.Token;
        }
        finally
        {
            _gate.Release();
        }

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, endpoints.Tokens) { Content = new ByteArrayContent([]) };
            request.Headers.Add("Ocp-Apim-Subscription-Key", key.Reveal());
            return request;
        }
    }
}
