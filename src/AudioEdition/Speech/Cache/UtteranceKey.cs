using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AudioEdition.Speech.Cache;

/// <summary>Name of an utterance by all that decides how it sounds.</summary>
public readonly record struct UtteranceKey
{
    private const int HalfBytes = 16;

    /// <summary>Raised when the same key would mean other content.</summary>
    private const string FormatVersion = "1";

    /// <summary>The hash as two numbers: a book has thousands of keys, and as text each takes five times as much.</summary>
    private readonly UInt128 _upper;
    private readonly UInt128 _lower;

    /// <summary>The key of a name that was told.</summary>
    /// <param name="hex">See <see cref="Hex"/>.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public UtteranceKey(string hex)
        : this(Convert.FromHexString(hex) is { Length: 2 * HalfBytes } hash ? hash : throw new FormatException($"'{hex}' is no key of an utterance."))
    {
    }

    private UtteranceKey(ReadOnlySpan<byte> hash)
    {
        _upper = BinaryPrimitives.ReadUInt128BigEndian(hash);
        _lower = BinaryPrimitives.ReadUInt128BigEndian(hash[HalfBytes..]);
    }

    /// <summary>SHA-256 in lower-case hexadecimal, 64 characters.</summary>
    public string Hex
    {
        get
        {
            Span<byte> hash = stackalloc byte[2 * HalfBytes];
            BinaryPrimitives.WriteUInt128BigEndian(hash, _upper);
            BinaryPrimitives.WriteUInt128BigEndian(hash[HalfBytes..], _lower);
            return Convert.ToHexStringLower(hash);
        }
    }

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

        return new UtteranceKey(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;
}
