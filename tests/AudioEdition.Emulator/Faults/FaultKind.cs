namespace AudioEdition.Emulator.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>An HTTP status; in a turn on a WebSocket the close that the service uses for it.</summary>
    Status,

    /// <summary>The connection is reset before an answer.</summary>
    Abort,

    /// <summary>The connection is reset in the middle of the audio.</summary>
    AbortMidway,

    /// <summary>No answer, for ever.</summary>
    Hang,

    /// <summary>The first half of the audio, then nothing, for ever.</summary>
    HangMidway,

    /// <summary>Half of the bytes that <c>Content-Length</c> tells, then the end of the connection.</summary>
    Truncated,

    /// <summary>Half of the audio, a whole number of samples, and a <c>Content-Length</c> that agrees with it.</summary>
    TruncatedQuietly,

    /// <summary>The last byte is missing: half a sample.</summary>
    OddBytes,

    /// <summary>Success without a byte of audio.</summary>
    EmptyAudio,

    /// <summary>Success with a page of HTML, as a proxy answers.</summary>
    WrongContentType,

    /// <summary>A redirect to another place.</summary>
    Redirect,

    /// <summary>The whole answer, a few bytes at a time.</summary>
    SlowDrip,

    /// <summary>A WebSocket close with a code; 1006 is the end without a close frame. Elsewhere as <see cref="Abort"/>.</summary>
    Close,

    /// <summary>As <see cref="Close"/>, in the middle of the audio.</summary>
    CloseMidway,

    /// <summary>Bytes that are no frame (WebSocket), or no audio (elsewhere).</summary>
    Garbage,

    /// <summary>Frames in an order that the protocol forbids; elsewhere without effect.</summary>
    OutOfOrder,

    /// <summary><c>turn.end</c> never comes; elsewhere as <see cref="HangMidway"/>.</summary>
    NoTurnEnd,

    /// <summary>Word times behind the end of the audio; the audio is sound.</summary>
    BoundariesBeyondAudio,

    /// <summary>Word times that run backwards; the audio is sound.</summary>
    BoundariesBackwards,

    /// <summary>Word times with the words of another text; the audio is sound.</summary>
    BoundariesOfOtherText,

    /// <summary>No word times though they were asked for; the audio is sound.</summary>
    NoBoundaries,
}
