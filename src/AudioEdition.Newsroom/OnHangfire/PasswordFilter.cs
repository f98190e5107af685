using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Hangfire.Dashboard;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Lets in who knows the password, by HTTP Basic (RFC 7617). It goes over the line as it is: TLS is the proxy's in front.</summary>
/// <param name="password">The password.</param>
internal sealed class PasswordFilter(string password) : IDashboardAuthorizationFilter
{
    private readonly byte[] _hash = Hash(password);

    public bool Authorize(DashboardContext context)
    {
        var http = context.GetHttpContext();
        if (PasswordOf(http.Request.Headers.Authorization.ToString()) is { } given && CryptographicOperations.FixedTimeEquals(Hash(given), _hash))
        {
            return true;
        }

        http.Response.Headers.WWWAuthenticate = "Basic realm=\"AudioEdition newsroom\", charset=\"UTF-8\"";
        return false;
    }

    private static string? PasswordOf(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value) || !"Basic".Equals(value.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[value.Parameter?.Length ?? 0];
        return Convert.TryFromBase64String(value.Parameter ?? "", bytes, out var count) && Encoding.UTF8.GetString(bytes, 0, count) is var pair
            && pair.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon
                ? pair[(colon + 1)..]
                : null;
    }

    // Equal lengths, so that the comparison tells nothing by its time.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
