namespace AudioEdition;

/// <summary>The header field by which a server says when to come again.</summary>
/// <remarks>RFC 9110, §10.2.3: seconds, or a date.</remarks>
internal static class RetryAfterField
{
    /// <summary>How long the server wants to be left alone, counted from its answer; null where it does not say. Never negative.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="time">Our clock, for a server that does not tell its own.</param>
    public static TimeSpan? WaitOf(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,

        // By the server's own clock where it tells it: ours may be wrong.
        { Date: { } date } => date - (response.Headers.Date ?? time.GetUtcNow()) is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };
}
