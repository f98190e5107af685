using System.Globalization;
using AudioEdition.Emulator.Faults;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.Serving;

/// <summary>One HTTP request and its answer: the log, the rules it broke, and the fault that was planned for it.</summary>
internal sealed class Exchange
{
    private readonly RequestLog.Slot _slot;
    private readonly SpeechEmulator _emulator;
    private readonly ErrorStyle _errors;

    private Exchange(SpeechEmulator emulator, HttpContext http, RequestLog.Slot slot, byte[] bytes, ErrorStyle errors)
    {
        _emulator = emulator;
        Http = http;
        _slot = slot;
        BodyBytes = bytes;
        _errors = errors;
        Stopped = emulator.StoppedOr(http);
    }

    /// <summary>How a service writes an error: content type and body.</summary>
    public delegate (string ContentType, string Body) ErrorStyle(int status, string message);

    public HttpContext Http { get; }

    public byte[] BodyBytes { get; }

    public EmulatorOptions Options => _emulator.Options;

    public ReceivedRequest Entry => _slot.Current;

    public string Body => Entry.Body;

    public Fault? Fault { get; private set; }

    public CancellationToken Stopped { get; }

    public static async Task<Exchange> OpenAsync(SpeechEmulator emulator, HttpContext http, EmulatorRoute route, ErrorStyle errors)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        var headers = HeadersOf(http.Request);
        var body = System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        var slot = emulator.Log.Open(route, http.Request.Method, PathOf(http.Request), headers, body);
        return new Exchange(emulator, http, slot, buffer.ToArray(), errors);
    }

    public static IReadOnlyDictionary<string, string> HeadersOf(HttpRequest request) =>
        request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    public static string PathOf(HttpRequest request) => request.Path.Value + request.QueryString.Value;

    public string? Header(string name) => Http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Notes a broken rule that the service itself would not notice.</summary>
    public void Note(string violation) => _slot.Change(e => e with { Violations = [.. e.Violations, violation] });

    /// <summary>Notes what the request means and draws its fault.</summary>
    public void Understand(string? text = null, string? voice = null, string? format = null, int billable = 0)
    {
        _slot.Change(e => e with { Text = text, Voice = voice, OutputFormat = format, BillableCharacters = billable });
        Fault = _emulator.Faults.For(SpeechEmulator.QueryOf(Entry));
        if (Fault is { } fault)
        {
            _slot.Change(e => e with { Fault = fault });
        }
    }

    /// <summary>Refuses a request that breaks a rule, and notes it.</summary>
    public Task RefuseAsync(int status, string message)
    {
        Note(message);
        return ErrorAsync(status, message);
    }

    /// <summary>Answers with an error in the manner of the service.</summary>
    public async Task ErrorAsync(int status, string message)
    {
        var (contentType, body) = _errors(status, message);
        Status(status);
        Http.Response.StatusCode = status;
        Http.Response.ContentType = contentType;
        await Http.Response.WriteAsync(body, Http.RequestAborted);
    }

    /// <summary>Plays the faults that come instead of an answer.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> FailsAsync()
    {
        switch (Fault?.Kind)
        {
            case FaultKind.Status:
                RetryAfter(Fault);
                await ErrorAsync(Fault.Code, Fault.Reason ?? UsualReason(Fault.Code));
                return true;
            case FaultKind.Redirect:
                Http.Response.Headers.Location = Fault.Location?.ToString();
                await ErrorAsync(Fault.Code, "moved");
                return true;
            case FaultKind.WrongContentType:
                Status(200);
                Http.Response.ContentType = "text/html; charset=utf-8";
                await Http.Response.WriteAsync("<!DOCTYPE html><title>Sign in</title><p>Please sign in to the network.</p>", Http.RequestAborted);
                return true;
            case FaultKind.Abort or FaultKind.Close:
                Http.Abort();
                return true;
            case FaultKind.Hang:
                await HangAsync();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Sends a body that holds sound, with the faults that concern its way.</summary>
    public async Task SendSoundAsync(byte[] body, string contentType)
    {
        var response = Http.Response;
        response.ContentType = contentType;
        Status(200);
        switch (Fault?.Kind)
        {
            case FaultKind.Truncated:
                // The server ends the connection when fewer bytes come than were announced.
                response.ContentLength = body.Length;
                await response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), Http.RequestAborted);
                await response.Body.FlushAsync(Http.RequestAborted);
                return;
            case FaultKind.AbortMidway or FaultKind.CloseMidway:
                await HalfAsync(body);
                Http.Abort();
                return;
            case FaultKind.HangMidway or FaultKind.NoTurnEnd:
                await HalfAsync(body);
                await HangAsync();
                return;
            case FaultKind.SlowDrip:
                for (var i = 0; i < body.Length; i += Fault.PieceBytes)
                {
                    if (i + Fault.PieceBytes >= body.Length)
                    {
                        // A client that lost patience before didn't get it.
                        Delivered();
                    }

                    await response.Body.WriteAsync(body.AsMemory(i, Math.Min(Fault.PieceBytes, body.Length - i)), Stopped);
                    await response.Body.FlushAsync(Stopped);
                    await Task.Delay(Fault.Interval, Options.TimeProvider, Stopped);
                }

                return;
            default:
                Delivered();
                await response.Body.WriteAsync(body, Http.RequestAborted);
                return;
        }
    }

    /// <summary>Answers with JSON and 200.</summary>
    public async Task SendJsonAsync(string json, int status = 200)
    {
        Status(status);
        Http.Response.StatusCode = status;
        Http.Response.ContentType = "application/json; charset=utf-8";
        await Http.Response.WriteAsync(json, Http.RequestAborted);
    }

    /// <summary>Notes the status of an answer that is written elsewhere.</summary>
    public void Status(int status) => _slot.Change(e => e with { Status = status });

    /// <summary>Notes, before the last byte is on its way, that the sound was delivered: who has it must find it in the log.</summary>
    public void Delivered()
    {
        if (Fault is null or { KeepsAudio: true })
        {
            _slot.Change(e => e with { Delivered = true });
        }
    }

    private async Task HalfAsync(byte[] body)
    {
        await Http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), Http.RequestAborted);
        await Http.Response.Body.FlushAsync(Http.RequestAborted);
    }

    private async Task HangAsync()
    {
        try
        {
            await _emulator.HangAsync(Stopped);
        }
        catch (OperationCanceledException)
        {
            Http.Abort();
        }
    }

    private void RetryAfter(Fault fault)
    {
        if (fault.RetryAfter is { } wait)
        {
            Http.Response.Headers.RetryAfter = fault.RetryAfterAsDate
                ? (Options.TimeProvider.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture)
                : ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static string UsualReason(int status) => status switch
    {
        400 => "Synthesis failed. StatusCode: BadRequest",
        401 => "Access denied due to invalid subscription key or wrong API endpoint.",
        403 => "The resource is not allowed to do this.",
        408 => "Request timed out.",
        413 => "Request entity too large.",
        415 => "Unsupported media type.",
        429 => "Too many requests. Please retry later.",
        500 => "Internal server error.",
        502 => "Bad gateway.",
        503 => "Service unavailable.",
        _ => "Failed.",
    };
}
