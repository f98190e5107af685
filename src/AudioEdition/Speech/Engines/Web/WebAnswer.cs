using System.Net;

namespace AudioEdition.Speech.Engines.Web;

/// <summary>A whole answer.</summary>
/// <param name="Status">Its status.</param>
/// <param name="MediaType">Of the body, without parameters; empty where none is given.</param>
/// <param name="Body">All of it.</param>
/// <param name="RetryAfter">How long the service asks to wait; null where it does not.</param>
internal sealed record WebAnswer(HttpStatusCode Status, string MediaType, byte[] Body, TimeSpan? RetryAfter)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
