using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Casting;

/// <summary>The casts and their voices.</summary>
internal static partial class VoiceCatalogReader
{
    private static Dictionary<string, VoiceCast> ReadCasts(JsonNodeReader node)
    {
        var casts = new Dictionary<string, VoiceCast>(StringComparer.Ordinal);
        foreach (var (name, cast) in node.Properties())
        {
            if (!casts.TryAdd(OfflineEngine.Resolve(name), ReadCast(cast)))
            {
                throw cast.Fault($"“{OfflineEngine.Alias}” is “{OfflineEngine.Name}”, which has a cast already; keep one of the two.");
            }
        }

        return casts.Count > 0 ? casts : throw node.Fault("there is no cast; add one, or take “casts” out to use the built-in ones.");
    }

    private static VoiceCast ReadCast(JsonNodeReader node)
    {
        node.RequireObject("narrator", "quote", "pool");
        var narrator = ReadVoice(node.Get("narrator"));
        var quoteNode = node.Get("quote");
        var quote = ReadVoice(quoteNode);
        if (quote.Id == narrator.Id)
        {
            throw quoteNode.Fault("this is the narrator's voice; choose another, so that a listener hears where a quotation begins.");
        }

        var poolNode = node.Get("pool");
        var pool = new List<CatalogVoice>();
        foreach (var item in poolNode.Items())
        {
            var voice = ReadVoice(item);
            if (voice.Id == narrator.Id || voice.Id == quote.Id)
            {
                throw item.Fault($"{voice.Id} is the cast's {(voice.Id == narrator.Id ? "narrator" : "quote voice")} already; take it out of the pool.");
            }

            if (pool.Exists(v => v.Id == voice.Id))
            {
                throw item.Fault($"{voice.Id} is in the pool twice; take one out.");
            }

            pool.Add(voice);
        }

        return pool.Count > 0
            ? new VoiceCast { Narrator = narrator, Quote = quote, Pool = pool }
            : throw poolNode.Fault("the pool is empty; add at least one voice for the people quoted.");
    }

    /// <summary>A voice by its name alone, or with its properties.</summary>
    private static CatalogVoice ReadVoice(JsonNodeReader node)
    {
        if (node.IsText)
        {
            return new CatalogVoice(ReadVoiceId(node));
        }

        node.RequireObject("voice", "gender", "locale", "gainDb", "rate", "style");
        return new CatalogVoice(ReadVoiceId(node.Get("voice")))
        {
            Gender = ReadGender(node.Find("gender")),
            Locale = node.Find("locale") is { } locale ? ReadLocale(locale) : null,
            GainDb = node.Find("gainDb")?.Number(-20, 20) ?? 0,
            Rate = node.Find("rate")?.Number(0.5, 2) ?? 1,
            Style = node.Find("style") is { } style ? ReadStyle(style) : null,
        };
    }

    private static VoiceId ReadVoiceId(JsonNodeReader node)
    {
        var text = node.Text();
        return VoiceId.TryParse(text, out var voice) && !text.Any(char.IsWhiteSpace)
            ? voice
            : throw node.Fault($"“{text}” is no voice; write engine:name, as in flite:slt or azure:en-GB-RyanNeural.");
    }

    private static string ReadLocale(JsonNodeReader node)
    {
        var locale = node.Text();
        return LocaleFit.IsTag(locale) ? locale : throw node.Fault($"“{locale}” is no language tag; write one like en, en-GB or en-US.");
    }

    private static string ReadStyle(JsonNodeReader node)
    {
        var style = node.Text();
        return style.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? style : throw node.Fault($"“{style}” is no style; write a name of one, as newscast.");
    }

    private static Gender? ReadGender(JsonNodeReader? node) => node?.Text() switch
    {
        null => null,
        "female" => Gender.Female,
        "male" => Gender.Male,
        var other => throw node.Value.Fault($"“{other}” is not understood; write female or male, or take the line out for a voice or person that is neither."),
    };
}
