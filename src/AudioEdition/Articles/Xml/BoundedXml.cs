using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace AudioEdition.Articles.Xml;

/// <summary>Reads untrusted XML: no document type, no resolver, limits on depth, elements and characters.</summary>
internal static class BoundedXml
{
    /// <summary>Real feeds nest some 10 deep, with XHTML inside some 40.</summary>
    public const int Deepest = 200;

    /// <summary>Elements and attributes of one file.</summary>
    public const int MostNodes = 1_000_000;

    /// <exception cref="ArticleFormatException">It is no well-formed XML, or goes over a limit.</exception>
    public static XDocument Load(string source, ReadOnlySpan<byte> content) => Parse(source, XmlText.Read(source, content));

    private static XDocument Parse(string source, string text)
    {
        try
        {
            // Measured first, without building anything: a tree of a hostile depth is never made.
            Measure(source, text);
            using var reader = Open(text);
            return XDocument.Load(reader, LoadOptions.SetBaseUri);
        }
        catch (XmlException e)
        {
            throw new ArticleFormatException(source, string.Create(CultureInfo.InvariantCulture, $"{source} is no well-formed XML (line {e.LineNumber}: {FirstSentence(e.Message)}). Check that it was saved whole."), e.LineNumber, e);
        }
    }

    private static void Measure(string source, string text)
    {
        using var reader = Open(text);
        var nodes = 0;
        while (reader.Read())
        {
            nodes += 1 + reader.AttributeCount;
            if (reader.Depth > Deepest || nodes > MostNodes)
            {
                throw new ArticleFormatException(source, $"{source} nests its elements more than {Deepest} deep or has more than {MostNodes} of them, which no real file does.");
            }
        }
    }

    private static XmlReader Open(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = text.Length + 1L,
        MaxCharactersFromEntities = 1,
        CheckCharacters = true,
    });

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
