using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AudioEdition.Speech.Engines.Web;

/// <summary>One request to a speech service, with every outcome told as an engine tells it.</summary>
/// <remarks>
/// The whole answer is read here, within a limit of bytes and of time, so that a cut-off body is as good a reason for another try as a failed connection. Redirects are not
/// followed: the key goes to the address that was configured and nowhere else. No message holds the key, nor more of the service's own words than a line.
/// </remarks>
internal sealed class WebService : IDisposable
{
    /// <summary>Who we are: name alone, since services want no more.</summary>
    public const string UserAgent = "AudioEdition";

    private const int MaxComplaint = 300;

    private readonly WebServiceOptions _options;
    private readonly HttpClient _http;

    public WebService(WebServiceOptions options)
    {
        _options = options;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = null,
        };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The service's name in messages.</summary>
    public string Name => _options.Service;

    /// <summary>What a WebSocket is opened by, so that it keeps to the same rules.</summary>
    public HttpMessageInvoker Invoker => _http;

    /// <summary>Sends and reads.</summary>
    /// <param name="make">The request, made anew for each call.</param>
    /// <param name="voice">For messages.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="timeout">Longest time of the call; null for the service's.</param>
    /// <param name="maxBytes">Most bytes of the answer; null for the service's.</param>
    /// <exception cref="SpeechSynthesisException">There is no sound answer; says whether another try may help.</exception>
    public async Task<WebAnswer> AskAsync(Func<HttpRequestMessage> make, string? voice, CancellationToken cancellationToken, TimeSpan? timeout = null, long? maxBytes = null)
    {
        var longest = timeout ?? _options.CallTimeout;
        using var limit = new CancellationTokenSource(longest, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = make();
            request.Headers.UserAgent.ParseAdd(UserAgent);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var body = await ReadAsync(response, voice, maxBytes ?? _options.MaxAnswerBytes, either.Token).ConfigureAwait(false);
            return new WebAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType ?? "", body, RetryAfterField.WaitOf(response.Headers.RetryAfter, response.Headers.Date, _options.Time));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failure(voice, string.Create(CultureInfo.InvariantCulture, $"{_options.Service} gave no whole answer within {longest.TotalSeconds:0} s."), isTransient: true, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Unreachable(voice, e);
        }
    }

    /// <summary>The failure of a connection.</summary>
    public SpeechSynthesisException Unreachable(string? voice, Exception cause)
    {
        var error = (cause as HttpRequestException ?? cause.InnerException as HttpRequestException)?.HttpRequestError;
        var why = error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError ? "cannot be reached" : "broke the answer off";
        return Failure(voice, $"{_options.Service} at {_options.Address.Authority} {why} ({Clean(cause.Message)}).", isTransient: true);
    }

    /// <summary>The failure that an answer without success is.</summary>
    public SpeechSynthesisException Refusal(WebAnswer answer, string? voice)
    {
        var wait = answer.RetryAfter is { } time ? string.Create(CultureInfo.InvariantCulture, $" It asks to wait {Math.Ceiling(time.TotalSeconds)} s.") : "";
        var (message, isTransient) = answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ($"{_options.Service} refuses the key: {_options.KeyAdvice}", false),
            HttpStatusCode.PaymentRequired => ($"{_options.Service} wants payment: look at the account's credit.", false),
            HttpStatusCode.NotFound => ($"{_options.Service} knows no such voice, model or route: {Complaint(answer)}", false),
            HttpStatusCode.TooManyRequests => ($"{_options.Service} has too many requests of this account at once.{wait} {_options.BusyAdvice}", true),
            HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict => ($"{_options.Service} took too long.{wait}", true),
            >= HttpStatusCode.InternalServerError => (Status($"{_options.Service} failed", answer) + wait, true),
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => ($"{_options.Service} sends to another address, which is not followed: give the address itself.", false),
            _ => (Status($"{_options.Service} refuses the request", answer), false),
        };
        return new SpeechSynthesisException(_options.Engine, voice, message, isTransient)
        {
            RetryAfter = answer.RetryAfter,
            StopsRun = answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.PaymentRequired,
        };
    }

    /// <summary>How long the answer that came in place of a WebSocket asks to wait; null where it does not.</summary>
    public TimeSpan? RetryAfter(IReadOnlyDictionary<string, IEnumerable<string>>? headers)
    {
        return RetryConditionHeaderValue.TryParse(First("Retry-After"), out var retry)
            ? RetryAfterField.WaitOf(retry, DateTimeOffset.TryParse(First("Date"), CultureInfo.InvariantCulture, out var answered) ? answered : null, _options.Time)
            : null;

        string? First(string name) => headers?.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
    }

    /// <summary>The words of a request as they may be sent.</summary>
    /// <param name="request">What is to be said.</param>
    /// <param name="maxCharacters">The most that the service takes.</param>
    /// <exception cref="SpeechSynthesisException">There is nothing to say, or too much.</exception>
    public PlainSpeechText TextOf(SpeechRequest request, int maxCharacters)
    {
        var text = PlainSpeechText.From(request.SpokenText);
        return !text.HasWords ? throw Failure(request.VoiceName, "The text has no word to say.", isTransient: false)
            : text.Text.Length > maxCharacters ? throw Failure(request.VoiceName, string.Create(CultureInfo.InvariantCulture, $"The text has {text.Text.Length} characters; the service takes {maxCharacters}."), isTransient: false)
            : text;
    }

    /// <summary>A request to an address below the service's, with a body in JSON where one is given.</summary>
    public HttpRequestMessage Request(HttpMethod method, string path, JsonObject? body) => new(method, WebAddress.Combine(_options.Address, path))
    {
        Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    /// <summary>A failure of this service.</summary>
    public SpeechSynthesisException Failure(string? voice, string message, bool isTransient, Exception? cause = null) => new(_options.Engine, voice, message, isTransient, cause);

    public void Dispose() => _http.Dispose();

    private string Status(string text, WebAnswer answer) => string.Create(CultureInfo.InvariantCulture, $"{text} (status {(int)answer.Status}): {Complaint(answer)}");

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, string? voice, long maxBytes, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var body = new MemoryStream();
            var buffer = new byte[1 << 16];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.Write(buffer, 0, count);
                if (body.Length > maxBytes)
                {
                    throw Failure(voice, string.Create(CultureInfo.InvariantCulture, $"{_options.Service} sent more than {maxBytes >> 20} MB in one answer."), isTransient: false);
                }
            }

            return body.ToArray();
        }
    }

    /// <summary>The service's own words, one line of them: a message inside JSON where there is one.</summary>
    private string Complaint(WebAnswer answer)
    {
        var text = Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 1 << 16)));
        try
        {
            using var document = JsonDocument.Parse(text);
            text = FindMessage(document.RootElement, depth: 0) ?? "no reason is given";
        }
        catch (JsonException)
        {
            text = answer.MediaType == "text/plain" ? text : "no reason is given";
        }

        return Clean(text);
    }

    private static string? FindMessage(JsonElement element, int depth)
    {
        if (depth > 4)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Select(e => FindMessage(e, depth + 1)).FirstOrDefault(m => m is not null);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in (string[])["message", "msg", "detail", "error"])
        {
            if (element.TryGetProperty(name, out var value))
            {
                return value.ValueKind == JsonValueKind.String ? value.GetString() : FindMessage(value, depth + 1);
            }
        }

        return null;
    }

    /// <summary>The service's words as one line of a message, without secrets.</summary>
    public string Clean(string text)
    {
        var line = new StringBuilder();
        foreach (var c in _options.Secrets.Aggregate(text, (t, s) => s.StrikeOut(t)))
        {
            line.Append(char.IsControl(c) ? ' ' : c);
        }

        var clean = line.ToString().Trim();
        return clean.Length > MaxComplaint ? clean[..MaxComplaint] + "…" : clean;
    }
}
