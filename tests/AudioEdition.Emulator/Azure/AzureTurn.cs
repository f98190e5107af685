using System.Globalization;
using System.Text.Json;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Serving;
using AudioEdition.Emulator.Sound;
using AudioEdition.Emulator.Ssml;

namespace AudioEdition.Emulator.Azure;

/// <summary>One turn: <c>turn.start</c>, <c>response</c>, metadata and audio, <c>turn.end</c>.</summary>
internal sealed class AzureTurn(
    SpeechEmulator emulator, TurnLine line, RequestLog.Slot slot, string requestId, TurnOptions options, SsmlDocument document, Fault? fault)
    : IDisposable
{
    private const int TicksPerMs = 10_000;

    /// <summary>Milliseconds of sound in a frame.</summary>
    private const int FrameMs = 200;

    private readonly CancellationTokenSource _cancelled = new();
    private readonly string _streamId = string.Create(CultureInfo.InvariantCulture, $"{slot.Current.Number:X32}");
    private int _ended;

    public bool Ended => Volatile.Read(ref _ended) != 0;

    private ProtocolMutant Mutant => emulator.Options.Mutant;

    public void Cancel() => _cancelled.Cancel();

    public void Dispose() => _cancelled.Dispose();

    public async Task RunAsync(CancellationToken stopped)
    {
        emulator.Begin();
        try
        {
            await AnswerAsync(stopped);
        }
        finally
        {
            Volatile.Write(ref _ended, 1);
            emulator.End();
        }
    }

    private async Task AnswerAsync(CancellationToken stopped)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopped, _cancelled.Token);
        if (!emulator.TryEnter())
        {
            await CloseAsync(4429, "The request exceeded the concurrent request limit.", stopped);
            return;
        }

        try
        {
            if (emulator.Options.ServiceTime > TimeSpan.Zero)
            {
                await Task.Delay(emulator.Options.ServiceTime, emulator.Options.TimeProvider, either.Token);
            }

            if (!await FailsAsync(either.Token))
            {
                await SpeakAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (_cancelled.IsCancellationRequested && !stopped.IsCancellationRequested)
        {
            // Stopped by the client: the turn ends early and is known to.
            await SendAsync("turn.end", "{}", stopped);
        }
        finally
        {
            emulator.Leave();
        }
    }

    private async Task<bool> FailsAsync(CancellationToken cancellationToken)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Status:
                var (code, reason) = CloseOf(fault.Code);
                await CloseAsync(code, fault.Reason ?? reason, cancellationToken);
                return true;
            case FaultKind.Close:
                await CloseAsync(fault.Code, fault.Reason ?? UsualReason(fault.Code), cancellationToken);
                return true;
            case FaultKind.Abort or FaultKind.Redirect:
                line.Reset();
                return true;
            case FaultKind.Hang:
                await emulator.HangAsync(cancellationToken);
                return true;
            case FaultKind.WrongContentType or FaultKind.Garbage:
                await line.SendBinaryAsync([0xFF, 0xFF, 0x00, 0x01, 0x02], cancellationToken);
                await line.SendTextAsync("<!DOCTYPE html><title>Sign in</title>"u8.ToArray(), cancellationToken);
                await CloseAsync(1011, "Internal server error", cancellationToken);
                return true;
            default:
                return false;
        }
    }

    private async Task SpeakAsync(CancellationToken cancellationToken)
    {
        var sound = ToneSpeaker.Speak(document.Pieces);
        if (sound.DurationMs > emulator.Options.MaxAudio.TotalMilliseconds)
        {
            var limit = (long)emulator.Options.MaxAudio.TotalMilliseconds;
            await CloseAsync(1007, string.Create(CultureInfo.InvariantCulture, $"The processed audio has exceeded the configured maximum media duration of {limit}ms"), cancellationToken);
            return;
        }

        var hz = options.Format.SampleRateHz;
        var rendering = Rendering.Of(sound, hz, fault);
        if (fault?.Kind == FaultKind.OutOfOrder)
        {
            // Sound before anything was announced, and the end before the rest.
            await SendAudioAsync(rendering.Samples.AsMemory(0, rendering.Samples.Length / 4 * 2), cancellationToken);
            await SendAsync("turn.end", "{}", cancellationToken);
        }

        await SendAsync("turn.start", $"{{\"context\":{{\"serviceTag\":\"{requestId}\"}}}}", cancellationToken);
        if (Mutant != ProtocolMutant.NoResponse)
        {
            await SendAsync("response", $"{{\"context\":{{\"serviceTag\":\"{requestId}\"}},\"audio\":{{\"type\":\"inline\",\"streamId\":\"{_streamId}\"}}}}", cancellationToken);
        }

        if (Mutant == ProtocolMutant.RiffInsteadOfRaw)
        {
            await SendAudioAsync(PcmFormat.WithHeader(rendering.Samples, hz).AsMemory(0, PcmFormat.HeaderBytes), cancellationToken);
        }
        else if (options.Format.Riff)
        {
            await SendAudioAsync(options.Format.Wrap(rendering.Samples).AsMemory(0, PcmFormat.HeaderBytes), cancellationToken);
        }

        await StreamAsync(rendering, cancellationToken);
    }

    private async Task StreamAsync(Rendering rendering, CancellationToken cancellationToken)
    {
        var marks = new Queue<SoundMark>(rendering.Marks.Where(IsWanted));
        var frameBytes = fault?.Kind == FaultKind.SlowDrip ? fault.PieceBytes : options.Format.SampleRateHz * FrameMs / 1000 * 2;
        var breaks = fault?.Kind is FaultKind.AbortMidway or FaultKind.CloseMidway or FaultKind.HangMidway or FaultKind.Truncated;
        for (var at = 0; at < rendering.Samples.Length; at += frameBytes)
        {
            if (breaks && at >= rendering.Samples.Length / 2)
            {
                await BreakAsync(cancellationToken);
                return;
            }

            if (Mutant == ProtocolMutant.EarlyTurnEnd && at > 0)
            {
                break;
            }

            // The marks of a frame go ahead of it, as with the service.
            var endMs = (at + frameBytes) / 2 * 1000L / options.Format.SampleRateHz;
            await SendMarksAsync(marks, endMs, cancellationToken);
            await SendAudioAsync(rendering.Samples.AsMemory(at, Math.Min(frameBytes, rendering.Samples.Length - at)), cancellationToken);
            if (fault?.Kind == FaultKind.SlowDrip)
            {
                await Task.Delay(fault.Interval, emulator.Options.TimeProvider, cancellationToken);
            }
        }

        if (breaks)
        {
            await BreakAsync(cancellationToken);
            return;
        }

        await SendMarksAsync(marks, long.MaxValue, cancellationToken);
        if (options.SessionEnd)
        {
            await SendAsync("audio.metadata", Metadata([new { Type = "SessionEnd", Data = new { Offset = Ticks(rendering.DurationMs) } }]), cancellationToken);
        }

        await SendAudioAsync(ReadOnlyMemory<byte>.Empty, cancellationToken);
        if (fault?.Kind == FaultKind.NoTurnEnd)
        {
            await emulator.HangAsync(cancellationToken);
        }

        // Noted first: a client that has the end may ask for the log or begin the next turn at once.
        slot.Change(s => s with { Status = 200, Delivered = fault is null or { KeepsAudio: true } });
        Volatile.Write(ref _ended, 1);
        if (Mutant != ProtocolMutant.NoTurnEnd)
        {
            await SendAsync("turn.end", "{}", cancellationToken);
        }
    }

    private async Task BreakAsync(CancellationToken cancellationToken)
    {
        switch (fault!.Kind)
        {
            case FaultKind.CloseMidway:
                await CloseAsync(fault.Code, fault.Reason ?? UsualReason(fault.Code), cancellationToken);
                break;
            case FaultKind.Truncated:
                await CloseAsync(1000, "", cancellationToken);
                break;
            case FaultKind.HangMidway:
                await emulator.HangAsync(cancellationToken);
                break;
            default:
                line.Reset();
                break;
        }
    }

    private bool IsWanted(SoundMark mark) => mark.Kind switch
    {
        SoundMarkKind.Word => options.Words && !IsHighDefinition,
        SoundMarkKind.Punctuation => options.Words && options.Punctuation && !IsHighDefinition,
        SoundMarkKind.Sentence => options.Sentences && !IsHighDefinition,
        _ => options.Bookmarks,
    };

    private bool IsHighDefinition => document.Voices[0].Contains(":DragonHD", StringComparison.Ordinal);

    private async Task SendMarksAsync(Queue<SoundMark> marks, long beforeMs, CancellationToken cancellationToken)
    {
        var due = new List<object>();
        while (marks.TryPeek(out var mark) && mark.StartMs < beforeMs)
        {
            due.Add(Described(marks.Dequeue()));
        }

        if (due.Count > 0)
        {
            var json = Metadata(due);
            await SendAsync("audio.metadata", Mutant == ProtocolMutant.CapitalText ? json.Replace("\"text\":{", "\"Text\":{", StringComparison.Ordinal) : json, cancellationToken);
        }
    }

    private object Described(SoundMark mark) => mark.Kind switch
    {
        SoundMarkKind.Bookmark => new { Type = "Bookmark", Data = new { Offset = Ticks(mark.StartMs), Bookmark = mark.Text } },
        SoundMarkKind.Sentence => Boundary("SentenceBoundary", "SentenceBoundary", mark),
        SoundMarkKind.Punctuation => Boundary("WordBoundary", "PunctuationBoundary", mark),
        _ => Boundary("WordBoundary", "WordBoundary", mark),
    };

    private object Boundary(string type, string boundary, SoundMark mark) => new
    {
        Type = type,
        Data = new
        {
            Offset = Ticks(mark.StartMs),
            Duration = Ticks(mark.DurationMs),
            text = new { mark.Text, mark.Text.Length, BoundaryType = boundary },
        },
    };

    private long Ticks(long milliseconds) => Mutant == ProtocolMutant.OffsetsInMilliseconds ? milliseconds : milliseconds * TicksPerMs;

    private static string Metadata(IReadOnlyList<object> items) => JsonSerializer.Serialize(new { Metadata = items });

    private Task SendAsync(string path, string json, CancellationToken cancellationToken) =>
        line.SendTextAsync(SpeechFrame.WriteText([.. Head(path), ("Content-Type", "application/json; charset=utf-8")], json), cancellationToken);

    private Task SendAudioAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellationToken)
    {
        var stream = Mutant == ProtocolMutant.WrongStreamId ? _streamId.Replace('0', 'F') : _streamId;
        return line.SendBinaryAsync(
            SpeechFrame.WriteBinary([.. Head("audio"), ("X-StreamId", stream)], samples.Span, Mutant), cancellationToken);
    }

    private IEnumerable<(string Name, string Value)> Head(string path)
    {
        yield return ("X-RequestId", Mutant == ProtocolMutant.WrongRequestId ? new string([.. requestId.Reverse()]) : requestId);
        if (Mutant != ProtocolMutant.NoPath)
        {
            yield return ("Path", path);
        }
    }

    private Task CloseAsync(int code, string reason, CancellationToken cancellationToken)
    {
        slot.Change(s => s with { Status = code });
        return line.CloseAsync(code, reason, cancellationToken);
    }

    /// <summary>The close that the service uses where a request over HTTP would have had a status.</summary>
    private static (int Code, string Reason) CloseOf(int status) => status switch
    {
        401 or 403 => (1008, "Authentication failed."),
        429 => (1007, "Throttled due to too many requests."),
        >= 500 or 408 => (1011, "Internal server error."),
        _ => (1007, UsualReason(1007)),
    };

    private static string UsualReason(int code) => code switch
    {
        1007 => "Synthesis failed. StatusCode: BadRequest, Details: SSML parsing error.",
        1008 => "Authentication failed.",
        1011 => "Internal server error.",
        4429 => "The request exceeded the concurrent request limit.",
        _ => "",
    };
}
