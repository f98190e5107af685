using System.Net.Http.Headers;

namespace AudioEdition;

/// <summary>The header field by which a server says when to come again.</summary>
/// <remarks>RFC 9110, §10.2.3: seconds, or a date.</remarks>
internal static class RetryAfterField
{
    /// <summary>How long the server wants to be left alone, counted from its answer; null where it does not say. Never negative.</summary>
    /// <param name="field">The field; null where there is none.</param>
    /// <param name="answered">When the server answered, by its own clock, which counts before ours; null where it does not tell.</param>
    /// <param name="time">Our clock.</param>
    public static TimeSpan? WaitOf(RetryConditionHeaderValue? field, DateTimeOffset? answered, TimeProvider time) => field switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - (answered ?? time.GetUtcNow()) is { Ticks: > 0 } wait ? wait : TimeSpan.Zero,
        _ => null,
    };
}
