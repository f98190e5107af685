using AudioEdition.Casting;
using AudioEdition.Scripts.Speakers;
using NJsonSchema;

namespace AudioEdition.Tests.Casting;

public sealed class VoiceCatalogTests
{
    private const string Cast = """{ "narrator": "x:n", "quote": "x:q", "pool": [ "x:1" ] }""";

    /// <summary>Faults that the schema can name as well.</summary>
    public static TheoryData<string, string> Malformed() => new()
    {
        { """[]""", "$" },
        { """{ "engine": "x", "casts": { "x": CAST } }""", "$" },
        { """{ "version": 2, "engine": "x", "casts": { "x": CAST } }""", "$.version" },
        { """{ "version": "1", "engine": "x", "casts": { "x": CAST } }""", "$.version" },
        { """{ "version": 1, "engine": "", "casts": { "x": CAST } }""", "$.engine" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "peple": [] }""", "$.peple" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "pool": ["x:1"] } } }""", "$.casts.x" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "quote": "x:q", "pool": [] } } }""", "$.casts.x.pool" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "rms", "quote": "x:q", "pool": ["x:1"] } } }""", "$.casts.x.narrator" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "quote": "x:q", "pool": [{ "voice": "x:1", "gender": "woman" }] } } }""", "$.casts.x.pool[0].gender" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "quote": "x:q", "pool": [{ "voice": "x:1", "locale": "British" }] } } }""", "$.casts.x.pool[0].locale" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "quote": "x:q", "pool": [{ "voice": "x:1", "gain": 1 }] } } }""", "$.casts.x.pool[0].gain" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "quote": "x:q", "pool": [{ "voice": "x:1", "rate": 9 }] } } }""", "$.casts.x.pool[0].rate" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "people": [{ "voice": "x:1" }] }""", "$.people[0]" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "people": [{ "name": " " }] }""", "$.people[0].name" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "people": [{ "name": "A", "aliases": "B" }] }""", "$.people[0].aliases" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "people": [{ "name": "A", "voice": ["x:1", 2] }] }""", "$.people[0].voice[1]" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "pauses": { "sentence": -1 } }""", "$.pauses.sentence" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "pauses": { "sentences": 1 } }""", "$.pauses.sentences" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "loudness": "loud" }""", "$.loudness" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "loudness": { "lufs": 0, "truePeak": -1 } }""", "$.loudness.lufs" },
        { """{ "version": 1, "casts": {} }""", "$.casts" },
        { """{ "version": 1, "prices": { "perMillion": { "azure": 15 } } }""", "$.prices" },
        { """{ "version": 1, "prices": { "currency": "Euro", "perMillion": { "azure": 15 } } }""", "$.prices.currency" },
        { """{ "version": 1, "prices": { "currency": "EUR", "perMillion": { "azure": -1 } } }""", "$.prices.perMillion.azure" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "lexicon": [{ "written": "NRV" }] }""", "$.lexicon[0]" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "lexicon": [{ "written": "NRV", "spoken": "n", "ipa": "n" }] }""", "$.lexicon[0]" },
    };

    /// <summary>Faults in what the values mean together.</summary>
    public static TheoryData<string, string> Contradictory() => new()
    {
        { """{ "version": 1, "engine": "y", "casts": { "x": CAST } }""", "$.engine" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "quote": "x:n", "pool": ["x:1"] } } }""", "$.casts.x.quote" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "quote": "x:q", "pool": ["x:1", "x:n"] } } }""", "$.casts.x.pool[1]" },
        { """{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "quote": "x:q", "pool": ["x:1", "x:1"] } } }""", "$.casts.x.pool[1]" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST, "a b": { "narrator": "x:n", "quote": "x:n", "pool": ["x:1"] } } }""", "$.casts[\"a b\"].quote" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "people": [{ "name": "A", "voice": "x:n" }] }""", "$.people[0].voice" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "people": [{ "name": "A B" }, { "name": "á  b" }] }""", "$.people[1].name" },
        { """{ "version": 1, "engine": "x", "casts": { "x": CAST }, "people": [{ "name": "A", "voice": ["x:1", "x:2"] }] }""", "$.people[0].voice[1]" },
        { """{ "version": 1, "version": 1, "engine": "x", "casts": { "x": CAST } }""", "$" },
        { """{ "version": 1 "engine": "x" }""", "$" },
        { """{ "version": 1, "casts": { "flite": CAST, "offline": CAST } }""", "$.casts.offline" },
        { "\uFFFF", "$" },
        { "", "$" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    [MemberData(nameof(Contradictory))]
    public void A_fault_is_named_by_file_and_path(string json, string path)
    {
        var fault = Assert.Throws<VoiceCatalogException>(() => VoiceCatalog.Parse(Fill(json), "my-voices.json"));

        Assert.Equal(path, fault.JsonPath);
        Assert.Equal("my-voices.json", fault.CatalogSource);
        Assert.StartsWith($"my-voices.json: {path}: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task The_schema_refuses_what_the_program_refuses(string json, string path)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Root(), "docs", "voices.schema.json"), TestContext.Current.CancellationToken);

        Assert.True(schema.Validate(Fill(json)).Count > 0, $"The schema takes the fault at {path}.");
    }

    [Fact]
    public async Task The_schema_takes_what_the_program_takes()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Root(), "docs", "voices.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Path.Combine(Root(), "voices.json"), TestContext.Current.CancellationToken)));
        Assert.Empty(schema.Validate(Full));
    }

    [Fact]
    public void The_file_at_the_root_is_the_default()
    {
        var file = VoiceCatalog.Parse(File.ReadAllText(Path.Combine(Root(), "voices.json")), "voices.json");

        Assert.Equal((null, "flite"), (file.PinnedEngine, file.DefaultEngine));
        Assert.Equal("azure espeak flite stub", string.Join(' ', file.Casts.Keys.Order(StringComparer.Ordinal)));
        Assert.All(file.Casts, c => Assert.Equal(c.Value.Voices, VoiceCatalog.Default.Casts[c.Key].Voices));
        Assert.All(file.Casts.Values, c =>
        {
            Assert.True(c.Pool.Count(v => v.Gender == Gender.Female) >= 3);
            Assert.True(c.Pool.Count(v => v.Gender == Gender.Male) >= 4);
        });
    }

    [Fact]
    public void The_defaults_of_the_file_are_those_of_the_program()
    {
        Assert.Equal(new PausePolicy(), VoiceCatalog.Default.Pauses);
        Assert.Equal(LoudnessTarget.Podcast, VoiceCatalog.Default.Loudness);
        Assert.Empty(VoiceCatalog.Default.People);
    }

    private const string Full = """
        {
          "version": 1, "engine": "x",
          "casts": { "x": {
            "narrator": { "voice": "x:n", "rate": 1.1 },
            "quote": "x:q",
            "pool": [ { "voice": "x:1", "gender": "female", "locale": "en-GB", "gainDb": -2.5, "rate": 0.9 }, "x:2" ]
          } },
          "people": [ { "name": "Ilse Tornquist", "aliases": [ "the mayor" ], "gender": "female", "voice": [ "x:1", "y:1" ] } ],
          "pauses": { "sentence": 400 },
          "loudness": { "lufs": -18, "truePeak": -2 },
          "lexicon": [ { "written": "NRV", "spoken": "N R V" }, { "written": "Velmar", "ipa": "ˈvɛlmɑːr" } ]
        }
        """;

    [Fact]
    public void Everything_that_can_be_set_is_read()
    {
        var catalog = VoiceCatalog.Parse(Full, "full.json");

        var cast = catalog.CastOf(null);
        Assert.Equal(1.1, cast.Narrator.Rate);
        Assert.Equal(new CatalogVoice(new VoiceId("x", "1")) { Gender = Gender.Female, Locale = "en-GB", GainDb = -2.5, Rate = 0.9 }, cast.Pool[0]);
        Assert.Equal(new CatalogVoice(new VoiceId("x", "2")), cast.Pool[1]);
        Assert.Equal(cast.Pool[0], catalog.VoiceOf(new VoiceId("x", "1")));
        Assert.Equal(new CatalogVoice(new VoiceId("x", "?")), catalog.VoiceOf(new VoiceId("x", "?")));
        var known = Assert.Single(catalog.KnownPeople);
        Assert.Equal(("Ilse Tornquist", "the mayor", Gender.Female), (known.Name, known.Aliases[0], known.Gender!.Value));
        Assert.Equal("x:1 y:1", string.Join(' ', catalog.People[0].Voices));
        Assert.Equal(new PausePolicy { Sentence = TimeSpan.FromMilliseconds(400) }, catalog.Pauses);
        Assert.Equal((-18, -2), (catalog.Loudness.IntegratedLufs, catalog.Loudness.MaxTruePeakDbtp));
        Assert.Equal(new Pronunciation("NRV", "N R V", null), catalog.Lexicon[0]);
        Assert.Equal(new Pronunciation("Velmar", null, "ˈvɛlmɑːr"), catalog.Lexicon[1]);
    }

    [Fact]
    public void A_file_that_only_gives_a_price_has_the_built_in_casts()
    {
        var catalog = VoiceCatalog.Parse("""{ "version": 1, "prices": { "currency": "EUR", "perMillion": { "azure": 14.5, "azure:en-US-Ava:DragonHDLatestNeural": 28 } } }""", "voices.json");

        Assert.Null(catalog.PinnedEngine);
        Assert.Equal(VoiceCatalog.Default.Casts, catalog.Casts);
        Assert.Equal("EUR", catalog.Prices.Currency);
        Assert.Equal(14.5m, catalog.Prices.Of(new VoiceId("azure", "en-GB-SoniaNeural")));
        Assert.Equal(28m, catalog.Prices.Of(new VoiceId("azure", "en-US-Ava:DragonHDLatestNeural")));
        Assert.Null(catalog.Prices.Of(new VoiceId("flite", "rms")));
    }

    [Theory]
    [InlineData("""{ "version": 1, "casts": { "x": CAST } }""", "x")]
    [InlineData("""{ "version": 1, "engine": "auto", "casts": { "x": CAST } }""", null)]
    [InlineData("""{ "version": 1, "casts": { "x": CAST, "y": CAST } }""", null)]
    [InlineData("""{ "version": 1, "engine": "offline" }""", "flite")]
    [InlineData("""{ "version": 1, "engine": "offline", "casts": { "offline": CAST } }""", "flite")]
    public void An_engine_is_pinned_where_the_file_names_it_or_leaves_no_choice(string json, string? pinned) =>
        Assert.Equal(pinned, VoiceCatalog.Parse(Fill(json), "voices.json").PinnedEngine);

    [Fact]
    public void Offline_is_another_name_of_the_offline_engine()
    {
        Assert.True(VoiceId.TryParse("offline:slt@0.9", out var voice));
        Assert.Equal(new VoiceId("flite", "slt@0.9"), voice);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed() =>
        Assert.Equal("x", VoiceCatalog.Parse(Fill("""{ /* mine */ "version": 1, "engine": "x", "casts": { "x": CAST, }, } // end"""), "c.json").DefaultEngine);

    [Fact]
    public void A_mistyped_property_is_answered_with_the_right_one() =>
        Assert.Contains(
            "did you mean “gainDb”?",
            Assert.Throws<VoiceCatalogException>(() => VoiceCatalog.Parse(
                Fill("""{ "version": 1, "engine": "x", "casts": { "x": { "narrator": { "voice": "x:n", "gaindb": 1 }, "quote": "x:q", "pool": ["x:1"] } } }"""), "c.json")).Message,
            StringComparison.Ordinal);

    private static string Fill(string json) => json.Replace("CAST", Cast, StringComparison.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AudioEdition.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the solution.");
        }

        return folder.FullName;
    }
}
