using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AudioEdition.Emulator.Azure;

/// <summary>Keys and tokens.</summary>
internal sealed class AzureAccess(EmulatorOptions options)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _tokens = new(StringComparer.Ordinal);
    private int _issued;

    /// <summary>A token in the shape of the service's, valid ten minutes and here alone.</summary>
    public string Issue()
    {
        var end = options.TimeProvider.GetUtcNow() + Lifetime;
        var body = string.Create(CultureInfo.InvariantCulture, $"{{\"exp\":{end.ToUnixTimeSeconds()},\"jti\":{Interlocked.Increment(ref _issued)}}}");
        var token = $"{Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{Encode(body)}.emulator";
        _tokens[token] = end;
        return token;
    }

    /// <summary>Why a request may not pass; null: it may.</summary>
    public string? WhyNot(HttpRequest request, bool keyAlone = false)
    {
        var key = request.Headers["Ocp-Apim-Subscription-Key"].ToString();
        var bearer = request.Headers.Authorization.ToString();
        if (key.Length > 0)
        {
            return key == options.Key ? null : "the key in Ocp-Apim-Subscription-Key is wrong";
        }

        if (bearer.Length == 0)
        {
            return options.Container ? null : "neither Ocp-Apim-Subscription-Key nor Authorization was sent";
        }

        if (keyAlone)
        {
            return "this route takes Ocp-Apim-Subscription-Key alone";
        }

        if (!bearer.StartsWith("Bearer ", StringComparison.Ordinal))
        {
            return "Authorization is not of the form 'Bearer TOKEN'";
        }

        var token = bearer["Bearer ".Length..];
        if (token.StartsWith("aad#", StringComparison.Ordinal))
        {
            return token.Split('#') is [_, { Length: > 0 }, { Length: > 0 }] ? null : "an Entra token is written aad#RESOURCE#TOKEN";
        }

        return !_tokens.TryGetValue(token, out var end) ? "the token was not issued here"
            : end <= options.TimeProvider.GetUtcNow() ? "the token has expired"
            : null;
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
