using System.Text;
using System.Xml;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Emulator.Ssml;

/// <summary>A document that the service would take.</summary>
/// <param name="Pieces">What is to be spoken.</param>
/// <param name="Text">The text without markup.</param>
/// <param name="Voices">Names in order, one for each <c>voice</c>.</param>
/// <param name="Language">The document's language.</param>
/// <param name="BillableCharacters">As the service counts.</param>
public sealed record SsmlDocument(
    IReadOnlyList<SpokenPiece> Pieces, string Text, IReadOnlyList<string> Voices, string Language, int BillableCharacters)
{
    /// <summary>The service's limit for one request, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The service's limit of <c>voice</c> elements.</summary>
    public const int MaxVoices = 50;

    /// <summary>Reads and judges a document.</summary>
    /// <param name="ssml">The document.</param>
    /// <param name="voices">Voices that exist.</param>
    /// <exception cref="SsmlException">The service, or this programme's own rules, would refuse it.</exception>
    public static SsmlDocument Parse(string ssml, IReadOnlyList<EmulatedVoice> voices)
    {
        ArgumentNullException.ThrowIfNull(ssml);
        if (Encoding.UTF8.GetByteCount(ssml) > MaxBytes)
        {
            throw new SsmlException($"the SSML exceeds {MaxBytes} bytes");
        }

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxBytes };
        try
        {
            using var reader = XmlReader.Create(new StringReader(ssml), settings);
            return new SsmlReader(reader, voices).Read(ssml);
        }
        catch (XmlException e)
        {
            throw new SsmlException($"the SSML is not well-formed: {e.Message}", e);
        }
    }
}
