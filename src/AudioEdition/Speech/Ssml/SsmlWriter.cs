using System.Globalization;
using System.Text;
using System.Xml;

namespace AudioEdition.Speech.Ssml;

/// <summary>Writes SSML 1.0 with Microsoft's extensions. Article text goes in as text and nowhere as markup.</summary>
/// <remarks>
/// No element that makes a service fetch an address is ever written. Markup is paid for, <c>speak</c> and <c>voice</c> apart, so there is none that is not needed: pauses are made
/// here, of silence.
/// </remarks>
internal static class SsmlWriter
{
    private const string Synthesis = "http://www.w3.org/2001/10/synthesis";
    private const string Microsoft = "https://www.w3.org/2001/mstts";

    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, CheckCharacters = true, ConformanceLevel = ConformanceLevel.Document };

    /// <summary>Writes a document.</summary>
    public static string Write(SsmlUtterance utterance)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var text = new StringBuilder(utterance.Text.Length + 256);
        using (var xml = XmlWriter.Create(text, Settings))
        {
            xml.WriteStartElement("speak", Synthesis);
            xml.WriteAttributeString("version", "1.0");
            if (utterance.Style is not null)
            {
                xml.WriteAttributeString("xmlns", "mstts", null, Microsoft);
            }

            xml.WriteAttributeString("xml", "lang", null, SsmlText.Clean(utterance.Locale));
            xml.WriteStartElement("voice", Synthesis);
            xml.WriteAttributeString("name", SsmlText.Clean(utterance.Voice));
            if (utterance.Style is { } style)
            {
                xml.WriteStartElement("mstts", "express-as", Microsoft);
                xml.WriteAttributeString("style", SsmlText.Clean(style));
            }

            if (utterance.Rate != 1)
            {
                xml.WriteStartElement("prosody", Synthesis);
                xml.WriteAttributeString("rate", string.Create(CultureInfo.InvariantCulture, $"{(utterance.Rate - 1) * 100:+0.##;-0.##;+0}%"));
            }

            WriteWords(xml, utterance);
            xml.WriteEndDocument();
        }

        return text.ToString();
    }

    private static void WriteWords(XmlWriter xml, SsmlUtterance utterance)
    {
        var text = SsmlText.Clean(utterance.Text);
        var at = 0;
        foreach (var (span, phones) in utterance.Phonemes)
        {
            if (span.Start < at || span.End > text.Length || span.Length == 0)
            {
                continue;
            }

            xml.WriteString(text[at..span.Start]);
            xml.WriteStartElement("phoneme", Synthesis);
            xml.WriteAttributeString("alphabet", "ipa");
            xml.WriteAttributeString("ph", SsmlText.Clean(phones));
            xml.WriteString(text[span.Start..span.End]);
            xml.WriteEndElement();
            at = span.End;
        }

        xml.WriteString(text[at..]);
    }
}
