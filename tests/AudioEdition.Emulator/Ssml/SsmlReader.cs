using System.Text;
using System.Xml;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Emulator.Ssml;

/// <summary>Walks a document and refuses what the service refuses.</summary>
internal sealed class SsmlReader(XmlReader reader, IReadOnlyList<EmulatedVoice> voices)
{
    private readonly List<SpokenPiece> _pieces = [];
    private readonly List<string> _voices = [];
    private readonly StringBuilder _text = new();
    private readonly Stack<Manner> _manners = new();
    private string? _language;

    private sealed record Manner(string Element, EmulatedVoice? Voice, string? SpokenAs, double Rate, double Pitch);

    public SsmlDocument Read(string ssml)
    {
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Open();
                    break;
                case XmlNodeType.EndElement:
                    _manners.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    Say(reader.Value);
                    break;
                case XmlNodeType.ProcessingInstruction:
                    throw new SsmlException($"a processing instruction ({reader.Name}) has no place in SSML");
            }
        }

        if (_voices.Count == 0)
        {
            throw new SsmlException("the SSML has no voice element");
        }

        if (!_text.ToString().Any(char.IsLetterOrDigit) && !_pieces.OfType<SpokenPiece.Pause>().Any())
        {
            throw new SsmlException("the SSML has nothing to speak");
        }

        return new SsmlDocument(_pieces, _text.ToString(), _voices, _language!, Ssml.BillableCharacters.OfSsml(ssml));
    }

    private void Say(string text)
    {
        if (_manners.TryPeek(out var manner) && manner.Voice is { } voice)
        {
            _pieces.Add(new SpokenPiece.Words(text, manner.SpokenAs, voice.ShortName, manner.Rate, manner.Pitch));
            _text.Append(text);
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            throw new SsmlException("text stands outside of a voice element");
        }
    }

    private void Open()
    {
        var element = SsmlRules.Find(reader.NamespaceURI, reader.LocalName)
            ?? throw new SsmlException($"element {reader.Name} (namespace '{reader.NamespaceURI}') is unknown or makes the service fetch something");
        _manners.TryPeek(out var parent);
        if (!element.Parents.Contains(parent?.Element ?? ""))
        {
            throw new SsmlException($"element {element.Name} may not stand in {parent?.Element ?? "the document"}");
        }

        var attributes = Attributes(element);
        var manner = (parent ?? new Manner("", null, null, 1, 1)) with { Element = element.Name };
        manner = Apply(element, attributes, manner);
        if (!reader.IsEmptyElement)
        {
            if (element.Empty)
            {
                throw new SsmlException($"element {element.Name} has to be empty");
            }

            _manners.Push(manner);
        }
    }

    private Dictionary<string, string> Attributes(SsmlElement element)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.Prefix == "xmlns" || reader.Name == "xmlns")
            {
                continue;
            }

            if (!element.Attributes.Contains(reader.Name))
            {
                throw new SsmlException($"element {element.Name} has an unknown attribute {reader.Name}");
            }

            attributes[reader.Name] = reader.Value;
        }

        reader.MoveToElement();
        foreach (var name in element.Required)
        {
            if (!attributes.TryGetValue(name, out var value) || value.Length == 0)
            {
                throw new SsmlException($"element {element.Name} lacks the attribute {name}");
            }
        }

        return attributes;
    }

    private Manner Apply(SsmlElement element, Dictionary<string, string> attributes, Manner manner)
    {
        if (manner.Voice is { HighDefinition: true } && element.Name is "bookmark" or "break" or "prosody" or "mstts:express-as" or "phoneme")
        {
            throw new SsmlException($"voice {manner.Voice!.ShortName} knows no {element.Name}");
        }

        switch (element.Name)
        {
            case "speak":
                _language = attributes["xml:lang"];
                if (attributes["version"] != "1.0")
                {
                    throw new SsmlException($"version {attributes["version"]} of SSML is unknown");
                }

                return manner;
            case "voice":
                return Voice(attributes["name"], manner);
            case "break":
                _pieces.Add(new SpokenPiece.Pause(SsmlValues.Break(attributes.GetValueOrDefault("time"), attributes.GetValueOrDefault("strength"))));
                return manner;
            case "mstts:silence":
                _pieces.Add(new SpokenPiece.Pause(SsmlValues.Time(attributes["value"])));
                return manner;
            case "bookmark":
                _pieces.Add(new SpokenPiece.Bookmark(attributes["mark"]));
                return manner;
            case "sub":
                return manner with { SpokenAs = attributes["alias"] };
            case "phoneme":
                SsmlValues.Phones(attributes["ph"], attributes.GetValueOrDefault("alphabet", "ipa"));
                return manner with { SpokenAs = attributes["ph"] };
            case "prosody":
                return manner with
                {
                    Rate = manner.Rate * SsmlValues.Rate(attributes.GetValueOrDefault("rate")),
                    Pitch = manner.Pitch * SsmlValues.Pitch(attributes.GetValueOrDefault("pitch")),
                };
            case "mstts:express-as":
                SsmlValues.StyleDegree(attributes.GetValueOrDefault("styledegree"));

                // A style that the voice doesn't have is ignored without a word.
                return manner.Voice!.Styles.Contains(attributes["style"], StringComparer.Ordinal) ? manner with { Pitch = manner.Pitch * 1.03 } : manner;
            case "lang":
                return manner.Voice!.Multilingual
                    ? manner
                    : throw new SsmlException($"voice {manner.Voice.ShortName} speaks one language; lang is for multilingual voices");
            default:
                return manner;
        }
    }

    private Manner Voice(string name, Manner manner)
    {
        _voices.Add(name);
        if (_voices.Count > SsmlDocument.MaxVoices)
        {
            throw new SsmlException($"the SSML has more than {SsmlDocument.MaxVoices} voice elements");
        }

        var voice = voices.FirstOrDefault(v => string.Equals(v.ShortName, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new SsmlException($"Unsupported voice {name}.");
        return manner with { Voice = voice };
    }
}
