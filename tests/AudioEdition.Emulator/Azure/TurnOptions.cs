using System.Text.Json;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Emulator.Azure;

/// <summary>What <c>synthesis.context</c> asks for.</summary>
internal sealed record TurnOptions(PcmFormat Format, bool Words, bool Punctuation, bool Sentences, bool Bookmarks, bool SessionEnd)
{
    private static readonly string[] Switches =
        ["bookmarkEnabled", "punctuationBoundaryEnabled", "sentenceBoundaryEnabled", "sessionEndEnabled", "visemeEnabled", "wordBoundaryEnabled"];

    /// <exception cref="FormatException">It has not the shape that the official client sends.</exception>
    public static TurnOptions Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var synthesis = One(document.RootElement, "synthesis");
            var audio = Member(synthesis, "audio");
            var metadata = Member(audio, "metadataOptions");
            foreach (var property in metadata.EnumerateObject())
            {
                if (!Switches.Contains(property.Name, StringComparer.Ordinal))
                {
                    throw new FormatException($"synthesis.context: metadataOptions has an unknown switch {property.Name}");
                }
            }

            var language = Member(synthesis, "language");
            if (Member(language, "autoDetection").ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                throw new FormatException("synthesis.context: autoDetection is not a boolean");
            }

            var name = Member(audio, "outputFormat").GetString();
            return new TurnOptions(
                PcmFormat.Find(name) ?? throw new FormatException(PcmFormat.WhyNot(name)),
                Text(metadata, "wordBoundaryEnabled"),
                Text(metadata, "punctuationBoundaryEnabled"),
                Text(metadata, "sentenceBoundaryEnabled"),
                Boolean(metadata, "bookmarkEnabled"),
                Boolean(metadata, "sessionEndEnabled"));
        }
        catch (JsonException e)
        {
            throw new FormatException($"synthesis.context is no JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"synthesis.context has a value of the wrong kind: {e.Message}", e);
        }
    }

    /// <summary>The boundary switches travel as text, the others as booleans.</summary>
    private static bool Text(JsonElement options, string name) => Member(options, name) is { ValueKind: JsonValueKind.String } value
        ? value.GetString() switch
        {
            "true" => true,
            "false" => false,
            var other => throw new FormatException($"synthesis.context: {name} is '{other}', neither \"true\" nor \"false\""),
        }
        : throw new FormatException($"synthesis.context: {name} has to be text (\"true\" or \"false\")");

    private static bool Boolean(JsonElement options, string name) => Member(options, name).GetBoolean();

    private static JsonElement Member(JsonElement parent, string name) => parent.TryGetProperty(name, out var value)
        ? value
        : throw new FormatException($"synthesis.context lacks {name}");

    private static JsonElement One(JsonElement parent, string name) => parent.EnumerateObject().All(p => p.NameEquals(name))
        ? Member(parent, name)
        : throw new FormatException($"synthesis.context holds more than {name}");
}
