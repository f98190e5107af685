using System.Xml;

namespace AudioEdition.Speech.Lexicons;

/// <content>Reading of the W3C's lexicon format.</content>
public sealed partial record Lexicon
{
    private const string PlsNamespace = "http://www.w3.org/2005/01/pronunciation-lexicon";

    /// <summary>No lexicon for people is longer; 16 million characters.</summary>
    private const long MostCharacters = 16_000_000;

    /// <summary>Reads a Pronunciation Lexicon.</summary>
    /// <param name="stream">The XML; left open.</param>
    /// <param name="source">Its name, for messages and for <see cref="LexiconEntry.Source"/>.</param>
    /// <returns>An entry for every grapheme, with the lexeme's preferred (else first) phoneme or alias.</returns>
    /// <exception cref="LexiconFormatException">It is no XML, holds a document type, or is not a PLS 1.0 lexicon in IPA.</exception>
    /// <remarks>W3C Pronunciation Lexicon Specification 1.0, section 4. Document types and outside references are refused.</remarks>
    public static Lexicon ParsePls(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
            IgnoreComments = true,
            IgnoreWhitespace = true,
            CloseInput = false,
        };
        try
        {
            using var reader = XmlReader.Create(stream, settings);
            return ReadLexicon(reader, source);
        }
        catch (XmlException e)
        {
            throw new LexiconFormatException(source, e.LineNumber, $"is not a readable lexicon: {e.Message}", e);
        }
    }

    private static Lexicon ReadLexicon(XmlReader reader, string source)
    {
        reader.MoveToContent();
        if (reader.LocalName != "lexicon" || reader.NamespaceURI != PlsNamespace)
        {
            throw new LexiconFormatException(source, LineOf(reader), $"the root must be <lexicon> of {PlsNamespace}");
        }

        if (reader.GetAttribute("alphabet") is { } alphabet && alphabet != "ipa")
        {
            throw new LexiconFormatException(source, LineOf(reader), $"the alphabet is '{alphabet}'; only 'ipa' is known");
        }

        var entries = new List<LexiconEntry>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "lexeme" && reader.NamespaceURI == PlsNamespace)
            {
                ReadLexeme(reader, source, entries);
            }
        }

        return new Lexicon { Entries = entries };
    }

    private static void ReadLexeme(XmlReader reader, string source, List<LexiconEntry> entries)
    {
        var line = LineOf(reader);
        var graphemes = new List<string>();
        string? alias = null;
        string? ipa = null;
        var preferred = false;
        using var lexeme = reader.ReadSubtree();
        lexeme.Read();
        while (lexeme.Read())
        {
            while (lexeme.NodeType == XmlNodeType.Element)
            {
                var name = lexeme.LocalName;
                var prefer = lexeme.GetAttribute("prefer") == "true";
                var isIpa = lexeme.GetAttribute("alphabet") is null or "ipa";
                if (name is not ("grapheme" or "alias" or "phoneme"))
                {
                    break;
                }

                var text = lexeme.ReadElementContentAsString().Trim();
                if (text.Length == 0)
                {
                    continue;
                }

                if (name == "grapheme")
                {
                    graphemes.Add(text);
                }
                else if ((alias is null && ipa is null) || (prefer && !preferred))
                {
                    (alias, ipa) = name == "alias" ? (text, (string?)null) : isIpa ? (null, text) : (alias, ipa);
                    preferred |= prefer;
                }
            }
        }

        if (graphemes.Count == 0 || (alias is null && ipa is null))
        {
            throw new LexiconFormatException(source, line, "a lexeme needs a grapheme and a phoneme or alias");
        }

        entries.AddRange(graphemes.Select(g => new LexiconEntry(g) { Alias = alias, Ipa = ipa, Source = source }));
    }

    private static int LineOf(XmlReader reader) => reader is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;
}
