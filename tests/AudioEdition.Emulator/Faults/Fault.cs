using System.Globalization;

namespace AudioEdition.Emulator.Faults;

/// <summary>One wrong answer.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The connection is reset before an answer.</summary>
    public static Fault Abort { get; } = new(FaultKind.Abort);

    /// <summary>The connection is reset in the middle of the audio.</summary>
    public static Fault AbortMidway { get; } = new(FaultKind.AbortMidway);

    /// <summary>No answer, for ever.</summary>
    public static Fault Hang { get; } = new(FaultKind.Hang);

    /// <summary>Half of the audio, then nothing, for ever.</summary>
    public static Fault HangMidway { get; } = new(FaultKind.HangMidway);

    /// <summary>Half of the bytes that were announced.</summary>
    public static Fault Truncated { get; } = new(FaultKind.Truncated);

    /// <summary>Half of the audio, announced as if it were all.</summary>
    public static Fault TruncatedQuietly { get; } = new(FaultKind.TruncatedQuietly);

    /// <summary>Half a sample at the end.</summary>
    public static Fault OddBytes { get; } = new(FaultKind.OddBytes);

    /// <summary>Success without audio.</summary>
    public static Fault EmptyAudio { get; } = new(FaultKind.EmptyAudio);

    /// <summary>Success with a page of HTML.</summary>
    public static Fault WrongContentType { get; } = new(FaultKind.WrongContentType);

    /// <summary>Bytes that mean nothing.</summary>
    public static Fault Garbage { get; } = new(FaultKind.Garbage);

    /// <summary>Frames in a forbidden order.</summary>
    public static Fault OutOfOrder { get; } = new(FaultKind.OutOfOrder);

    /// <summary><c>turn.end</c> never comes.</summary>
    public static Fault NoTurnEnd { get; } = new(FaultKind.NoTurnEnd);

    /// <summary>Word times behind the end of the audio.</summary>
    public static Fault BoundariesBeyondAudio { get; } = new(FaultKind.BoundariesBeyondAudio);

    /// <summary>Word times that run backwards.</summary>
    public static Fault BoundariesBackwards { get; } = new(FaultKind.BoundariesBackwards);

    /// <summary>Word times of another text.</summary>
    public static Fault BoundariesOfOtherText { get; } = new(FaultKind.BoundariesOfOtherText);

    /// <summary>No word times.</summary>
    public static Fault NoBoundaries { get; } = new(FaultKind.NoBoundaries);

    /// <summary>The status or close code.</summary>
    public int Code { get; init; }

    /// <summary>The close reason, or the message of a status.</summary>
    public string? Reason { get; init; }

    /// <summary>Value of a <c>Retry-After</c> header; null: no header.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether <see cref="RetryAfter"/> is written as a date.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>Wait between two pieces of a slow drip; 10 ms by default.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Bytes of a slow drip's piece (a WebSocket sends one frame a piece); 1,000 by default.</summary>
    public int PieceBytes { get; init; } = 1_000;

    /// <summary>Where a redirect leads.</summary>
    public Uri? Location { get; init; }

    /// <summary>Whether complete, sound audio goes out all the same.</summary>
    public bool KeepsAudio => Kind is FaultKind.SlowDrip or FaultKind.BoundariesBeyondAudio or FaultKind.BoundariesBackwards
        or FaultKind.BoundariesOfOtherText or FaultKind.NoBoundaries;

    /// <summary>An HTTP status.</summary>
    /// <param name="code">400 to 599.</param>
    /// <param name="retryAfter">Value of <c>Retry-After</c>; null: no header.</param>
    /// <param name="asDate">Whether that is written as a date.</param>
    /// <param name="reason">Message of the body; the service's usual one by default.</param>
    public static Fault Status(int code, TimeSpan? retryAfter = null, bool asDate = false, string? reason = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, 599);
        return new(FaultKind.Status) { Code = code, RetryAfter = retryAfter, RetryAfterAsDate = asDate, Reason = reason };
    }

    /// <summary>A WebSocket close before any audio.</summary>
    /// <param name="code">1006 (no close frame) to 4999.</param>
    /// <param name="reason">The service's usual one by default.</param>
    public static Fault Close(int code, string? reason = null) => new(FaultKind.Close) { Code = code, Reason = reason };

    /// <summary>A WebSocket close in the middle of the audio.</summary>
    /// <param name="code">1006 (no close frame) to 4999.</param>
    /// <param name="reason">The service's usual one by default.</param>
    public static Fault CloseMidway(int code, string? reason = null) => new(FaultKind.CloseMidway) { Code = code, Reason = reason };

    /// <summary>The whole answer, a few bytes at a time.</summary>
    /// <param name="interval">Wait between two pieces.</param>
    /// <param name="pieceBytes">Bytes of a piece.</param>
    public static Fault SlowDrip(TimeSpan interval, int pieceBytes) =>
        new(FaultKind.SlowDrip) { Interval = interval, PieceBytes = pieceBytes };

    /// <summary>A redirect (307).</summary>
    /// <param name="location">Where to.</param>
    public static Fault Redirect(Uri location) => new(FaultKind.Redirect) { Code = 307, Location = location };

    /// <summary>The fault as on the command line: <c>429</c>, <c>429/5</c>, <c>close-1007</c>, <c>hang</c>, <c>odd-bytes</c> …</summary>
    /// <param name="text">The written form.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static Fault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var head = slash < 0 ? text : text[..slash];
        if (int.TryParse(head, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599)
        {
            return Status(status, slash < 0 ? null : TimeSpan.FromSeconds(int.Parse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        if (text.StartsWith("close-", StringComparison.Ordinal)
            && int.TryParse(text[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var close))
        {
            return Close(close);
        }

        var name = text.Replace("-", "", StringComparison.Ordinal);
        return name.All(char.IsAsciiLetter) && Enum.TryParse<FaultKind>(name, ignoreCase: true, out var kind) && kind is not (FaultKind.Status or FaultKind.Close or FaultKind.CloseMidway or FaultKind.Redirect)
            ? new Fault(kind)
            : throw new FormatException($"'{text}' is no fault; use a status (429, 429/5), close-1007, or one of: hang, abort, truncated, odd-bytes, empty-audio, slow-drip, garbage …");
    }
}
