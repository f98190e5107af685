namespace AudioEdition.Casting;

/// <summary>Reads voices.json, version 1.</summary>
internal static partial class VoiceCatalogReader
{
    private const int Version = 1;

    public static VoiceCatalog Read(string json, string source)
    {
        using var document = JsonNodeReader.Parse(json, source);
        var root = new JsonNodeReader(document.RootElement, "$", source)
            .RequireObject("$schema", "version", "engine", "casts", "people", "pauses", "loudness", "intro", "outro", "disclosure", "lexicon", "prices");
        if (root.Get("version") is var version && version.Number(0, int.MaxValue) != Version)
        {
            throw version.Fault($"this program reads version {Version}; a newer program wrote the file, or the number is wrong.");
        }

        // Whoever only pins a person or gives a price has no need to copy the casts.
        var casts = root.Find("casts") is { } own ? ReadCasts(own) : VoiceCatalog.Default.Casts;

        return new VoiceCatalog
        {
            Source = source,
            PinnedEngine = ReadEngine(root.Find("engine"), casts),
            Casts = casts,
            People = ReadPeople(root.Find("people"), casts),
            Pauses = root.Find("pauses") is { } pauses ? ReadPauses(pauses) : new PausePolicy(),
            Loudness = root.Find("loudness") is { } loudness ? ReadLoudness(loudness) : LoudnessTarget.Podcast,
            Frame = new FrameTexts { Intro = ReadTemplate(root.Find("intro")), Outro = ReadTemplate(root.Find("outro")), Disclosure = ReadTemplate(root.Find("disclosure")) },
            Prices = root.Find("prices") is { } prices ? ReadPrices(prices) : VoicePrices.Unknown,
            Lexicon = root.Find("lexicon") is { } lexicon ? [.. lexicon.Items().Select(ReadLexiconEntry)] : [],
        };
    }

    /// <summary>Null for <c>auto</c>, and where nothing is said and there is more than one cast to choose from.</summary>
    private static string? ReadEngine(JsonNodeReader? node, IReadOnlyDictionary<string, VoiceCast> casts)
    {
        if (node is not { } engine)
        {
            return casts.Count == 1 ? casts.Keys.First() : null;
        }

        var name = OfflineEngine.Resolve(engine.Text());
        return name == VoiceCatalog.AutomaticEngine ? null
            : casts.ContainsKey(name) ? name
            : throw engine.Fault($"there is no cast “{name}” under “casts”; add it, name one that is there, or write “{VoiceCatalog.AutomaticEngine}”.");
    }

    private static VoicePrices ReadPrices(JsonNodeReader node)
    {
        node.RequireObject("currency", "perMillion");
        var currency = node.Get("currency");
        if (currency.Text() is not { Length: 3 } code || !code.All(char.IsAsciiLetterUpper))
        {
            throw currency.Fault("the currency is a code of three capitals, like EUR or USD.");
        }

        return new VoicePrices
        {
            Currency = code,
            PerMillion = node.Get("perMillion").Properties().ToDictionary(p => p.Name, p => (decimal)p.Value.Number(0, 1_000_000), StringComparer.Ordinal),
        };
    }

    private static List<PinnedPerson> ReadPeople(JsonNodeReader? node, IReadOnlyDictionary<string, VoiceCast> casts)
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

    private static List<VoiceId> ReadPinnedVoices(JsonNodeReader node, IReadOnlyDictionary<string, VoiceCast> casts)
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
