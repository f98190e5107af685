using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Casting;

/// <summary>Reads voices.json, version 1.</summary>
internal static class VoiceCatalogReader
{
    private const int Version = 1;

    public static VoiceCatalog Read(string json, string source)
    {
        using var document = JsonNodeReader.Parse(json, source);
        var root = new JsonNodeReader(document.RootElement, "$", source)
            .RequireObject("$schema", "version", "engine", "casts", "people", "pauses", "loudness", "intro", "outro", "disclosure", "lexicon");
        if (root.Get("version") is var version && version.Number(0, int.MaxValue) != Version)
        {
            throw version.Fault($"this program reads version {Version}; a newer program wrote the file, or the number is wrong.");
        }

        var casts = root.Get("casts").Properties().ToDictionary(c => c.Name, c => ReadCast(c.Value), StringComparer.Ordinal);
        var engine = root.Get("engine");
        var defaultEngine = engine.Text();
        if (!casts.ContainsKey(defaultEngine))
        {
            throw engine.Fault($"there is no cast “{defaultEngine}” under “casts”; add it, or name one that is there.");
        }

        return new VoiceCatalog
        {
            Source = source,
            DefaultEngine = defaultEngine,
            Casts = casts,
            People = ReadPeople(root.Find("people"), casts),
            Pauses = root.Find("pauses") is { } pauses ? ReadPauses(pauses) : new PausePolicy(),
            Loudness = root.Find("loudness") is { } loudness ? ReadLoudness(loudness) : LoudnessTarget.Podcast,
            Frame = new FrameTexts { Intro = ReadTemplate(root.Find("intro")), Outro = ReadTemplate(root.Find("outro")), Disclosure = ReadTemplate(root.Find("disclosure")) },
            Lexicon = root.Find("lexicon") is { } lexicon ? [.. lexicon.Items().Select(ReadLexiconEntry)] : [],
        };
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

        node.RequireObject("voice", "gender", "locale", "gainDb", "rate");
        return new CatalogVoice(ReadVoiceId(node.Get("voice")))
        {
            Gender = ReadGender(node.Find("gender")),
            Locale = node.Find("locale") is { } locale ? ReadLocale(locale) : null,
            GainDb = node.Find("gainDb")?.Number(-20, 20) ?? 0,
            Rate = node.Find("rate")?.Number(0.5, 2) ?? 1,
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

    private static Gender? ReadGender(JsonNodeReader? node) => node?.Text() switch
    {
        null => null,
        "female" => Gender.Female,
        "male" => Gender.Male,
        var other => throw node.Value.Fault($"“{other}” is not understood; write female or male, or take the line out for a voice or person that is neither."),
    };

    private static List<PinnedPerson> ReadPeople(JsonNodeReader? node, Dictionary<string, VoiceCast> casts)
    {
        var people = new List<PinnedPerson>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in node?.Items() ?? [])
        {
            item.RequireObject("name", "aliases", "gender", "voice");
            var name = item.Get("name");
            var person = new PinnedPerson
            {
                Name = name.Text(),
                Aliases = item.Find("aliases") is { } aliases ? [.. aliases.Items().Select(a => a.Text())] : [],
                Gender = ReadGender(item.Find("gender")),
                Voices = item.Find("voice") is { } voice ? ReadPinnedVoices(voice, casts) : [],
            };
            if (!names.Add(PersonKey.Of(person.Name)))
            {
                throw name.Fault($"“{person.Name}” stands here twice; join the two entries.");
            }

            people.Add(person);
        }

        return people;
    }

    private static List<VoiceId> ReadPinnedVoices(JsonNodeReader node, Dictionary<string, VoiceCast> casts)
    {
        var voices = new List<VoiceId>();
        foreach (var item in node.IsList ? node.Items() : [node])
        {
            var voice = ReadVoiceId(item);
            if (casts.Values.Any(c => c.Narrator.Id == voice))
            {
                throw item.Fault($"{voice} is a narrator's voice, which nobody quoted may have; choose another.");
            }

            if (voices.Exists(v => v.Engine == voice.Engine))
            {
                throw item.Fault($"there is a voice of the engine {voice.Engine} already; keep one for each engine.");
            }

            voices.Add(voice);
        }

        return voices;
    }

    private static PausePolicy ReadPauses(JsonNodeReader node)
    {
        node.RequireObject("clause", "sentence", "paragraph", "voiceChange", "heading", "chapter");
        var defaults = new PausePolicy();
        return new PausePolicy
        {
            Clause = Pause("clause", defaults.Clause),
            Sentence = Pause("sentence", defaults.Sentence),
            Paragraph = Pause("paragraph", defaults.Paragraph),
            VoiceChange = Pause("voiceChange", defaults.VoiceChange),
            Heading = Pause("heading", defaults.Heading),
            Chapter = Pause("chapter", defaults.Chapter),
        };

        TimeSpan Pause(string name, TimeSpan otherwise) =>
            node.Find(name) is { } value ? TimeSpan.FromMilliseconds(value.Number(0, 10_000)) : otherwise;
    }

    private static string? ReadTemplate(JsonNodeReader? node) =>
        node is not { } given ? null : FrameTexts.FaultOf(given.Text()) is { } fault ? throw given.Fault(fault) : given.Text();

    private static LoudnessTarget ReadLoudness(JsonNodeReader node)
    {
        if (node.IsText)
        {
            var name = node.Text();
            return LoudnessTarget.Presets.FirstOrDefault(p => p.Name == name)
                ?? throw node.Fault($"“{name}” is no preset; choose one of: {string.Join(", ", LoudnessTarget.Presets.Select(p => p.Name))}; or write {{ \"lufs\": -16, \"truePeak\": -1 }}.");
        }

        node.RequireObject("lufs", "truePeak");
        return new LoudnessTarget("custom", node.Get("lufs").Number(-40, -5), node.Get("truePeak").Number(-20, 0));
    }

    private static Pronunciation ReadLexiconEntry(JsonNodeReader node)
    {
        node.RequireObject("written", "spoken", "ipa");
        var entry = new Pronunciation(node.Get("written").Text(), node.Find("spoken")?.Text(), node.Find("ipa")?.Text());
        return entry.Spoken is null == entry.Ipa is null
            ? throw node.Fault("give either “spoken” or “ipa”, and not both.")
            : entry;
    }
}
