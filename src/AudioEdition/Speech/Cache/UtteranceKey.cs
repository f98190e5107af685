using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AudioEdition.Speech.Cache;

/// <summary>Name of an utterance by all that decides how it sounds.</summary>
/// <param name="Hex">SHA-256 in lower-case hexadecimal, 64 characters.</param>
public readonly record struct UtteranceKey(string Hex)
{
    /// <summary>Raised when the same key would mean other content.</summary>
    private const string FormatVersion = "1";

    /// <summary>The key of a request to an engine.</summary>
    /// <param name="engine">The engine's name.</param>
    /// <param name="engineVersion">Its version, <see cref="ISpeechSynthesizer.Version"/>.</param>
    /// <param name="request">What it is asked to say.</param>
    public static UtteranceKey Of(string engine, string engineVersion, SpeechRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        List<string> parts =
            [FormatVersion, engine, engineVersion, request.VoiceName, request.Rate.ToString("R", CultureInfo.InvariantCulture), request.Locale, request.SpokenText];

        if (request.Style is { } style)
        {
            parts.AddRange(["style", style]);
        }

        // Nothing is added where there is no pronunciation, so that keys of before stay.
        foreach (var (span, ipa) in request.Phonemes)
        {
            parts.Add(span.ToString());
            parts.Add(ipa);
        }

        foreach (var part in parts)
        {
            // Each part with its length, so that no two lists of parts give the same bytes.
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return new UtteranceKey(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
