using AudioEdition.Casting;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Tests.Scripts;
using CsCheck;
using static AudioEdition.Tests.Casting.ScriptOf;

namespace AudioEdition.Tests.Casting;

public sealed class CastingDirectorTests
{
    private static readonly string[] Names =
        ["Ilse Tornquist", "Tor Aske", "Maria Lund", "Per Holm", "Anna Reyes", "Bo Ek", "Nia Okafor", "Sam Vale", "Velmar Council", "Rask & Sons"];

    private static readonly Gen<Person[]> Crowds =
        Gen.Select(Gen.Shuffle(Names), Gen.Int[0, 10], Gen.Int[0, 2].Array[10])
            .Select((names, count, genders) => names.Take(count)
                .Select(n => Somebody(n) with { Gender = genders[Array.IndexOf(Names, n)] switch { 0 => null, 1 => Gender.Female, _ => Gender.Male } })
                .ToArray());

    [Theory]
    [InlineData("flite")]
    [InlineData("espeak")]
    [InlineData("azure")]
    [InlineData("stub")]
    public void Nobody_quoted_has_the_narrators_or_the_neutral_voice(string engine) => Crowds.Sample(people =>
    {
        var cast = Cast(Speakers([.. people, null]), engine: engine);

        var voices = VoiceCatalog.Default.CastOf(engine);
        Assert.All(cast.Roles.Where(r => r.PersonId is not null), r => Assert.True(r.Voice != voices.Narrator.Id && r.Voice != voices.Quote.Id));
        Assert.All(cast.Units, u => Assert.Equal(u.Unit.Kind != UnitKind.Quotation, u.Voice == voices.Narrator.Id));
    });

    [Fact]
    public void The_order_of_appearance_changes_nobodys_voice() => Gen.Select(Crowds, Gen.Int[0, 1000]).Sample((people, seed) =>
    {
        var shuffled = people.ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(VoicesOf(Cast(Speakers([.. people]))), VoicesOf(Cast(Speakers([.. shuffled]))));
    });

    [Fact]
    public void Voices_are_shared_only_when_all_that_fit_are_taken() => Crowds.Sample(people =>
    {
        var cast = Cast(Speakers([.. people]), engine: "stub");

        foreach (var gender in new[] { Gender.Female, Gender.Male })
        {
            var known = people.Where(p => p.Gender == gender).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
            var voices = cast.Roles.Where(r => r.PersonId is not null && known.Contains(r.PersonId)).Select(r => r.Voice).ToList();
            var pool = VoiceCatalog.Default.CastOf("stub").Pool.Count(v => v.Gender == gender);
            Assert.Equal(Math.Min(pool, voices.Count), voices.Distinct().Count());
        }
    });

    [Fact]
    public void Gender_is_followed_where_the_article_gives_it()
    {
        var cast = Cast(Speakers(Woman("Ilse Tornquist"), Man("Tor Aske"), Woman("Maria Lund")));

        Assert.StartsWith("slt", VoiceOf(cast, "ilse-tornquist").Name, StringComparison.Ordinal);
        Assert.StartsWith("slt", VoiceOf(cast, "maria-lund").Name, StringComparison.Ordinal);
        Assert.False(VoiceOf(cast, "tor-aske").Name.StartsWith("slt", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_base_speakers_come_before_other_sizes_of_the_narrators()
    {
        var cast = Cast(Speakers(Man("Tor Aske"), Man("Per Holm"), Man("Bo Ek")));

        Assert.Equal("awb kal16", string.Join(' ', cast.Roles.Skip(1).Select(r => r.Voice.Name.Split('@')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_region_of_the_article_is_preferred()
    {
        var script = Speakers(Woman("Ilse Tornquist"), Man("Tor Aske"));

        Assert.All(
            Cast(script, engine: "azure", options: new CastingOptions { Locale = "en-GB" }).Roles.Where(r => r.PersonId is not null),
            r => Assert.StartsWith("en-GB", r.Voice.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_voice_in_the_pool_takes_people_but_moves_nobody_between_the_others()
    {
        const string Pool = """{ "voice": "x:1" }, { "voice": "x:2" }, { "voice": "x:3" }, { "voice": "x:4" }""";
        var before = Catalog(Pool);
        var after = Catalog(Pool + """, { "voice": "x:5" }""");
        foreach (var name in Names)
        {
            var (old, now) = (Voice(before), Voice(after));

            Assert.True(now == old || now.Name == "5");

            VoiceId Voice(VoiceCatalog catalog) => VoiceOf(Cast(Speakers(Somebody(name)), catalog), Somebody(name).Id);
        }
    }

    [Fact]
    public void A_pinned_person_has_the_pinned_voice_by_any_of_their_names()
    {
        var catalog = Catalog("""{ "voice": "x:1" }""", """{ "name": "Ilse Tornquist", "aliases": ["Captain Tornquist"], "voice": ["y:9", "x:7"] }""");

        Assert.Equal(new VoiceId("x", "7"), VoiceOf(Cast(Speakers(Somebody("ilse  törnquist")), catalog), "ilse--törnquist"));
        Assert.Equal("pinned", Cast(Speakers(Somebody("Captain Tornquist")), catalog).Roles[1].Reason);
        Assert.Equal("pool", Cast(Speakers(Somebody("Tornquist")), catalog).Roles[1].Reason);
    }

    [Fact]
    public void A_pinned_gender_counts_where_the_pinned_voice_is_another_engines()
    {
        var catalog = Catalog(
            """{ "voice": "x:f", "gender": "female" }, { "voice": "x:m", "gender": "male" }""",
            """{ "name": "Ilse Tornquist", "gender": "female", "voice": "y:9" }""");

        Assert.Equal("f", VoiceOf(Cast(Speakers(Somebody("Ilse Tornquist")), catalog), "ilse-tornquist").Name);
    }

    [Fact]
    public void The_register_keeps_voices_from_edition_to_edition()
    {
        var first = Cast(Speakers(Man("Tor Aske")));
        var voice = VoiceOf(first, "tor-aske");
        var register = PersonRegister.Empty.With(first);

        Crowds.Sample(people =>
        {
            var second = Cast(Speakers([.. people.Where(p => p.Name != "Tor Aske"), Man("Tor Aske")]), register: register);

            Assert.Equal(new CastRole("tor-aske", voice, "register"), second.Roles.Single(r => r.PersonId == "tor-aske"));
        });
    }

    [Fact]
    public void Two_people_who_had_one_voice_before_keep_it_both()
    {
        var voice = new VoiceId("flite", "awb");
        var register = PersonRegister.Empty.With("Tor Aske", voice).With("Bo Ek", voice);

        Assert.All(Cast(Speakers(Man("Tor Aske"), Man("Bo Ek")), register: register).Roles.Skip(1), r => Assert.Equal(voice, r.Voice));
    }

    [Fact]
    public void A_registered_voice_that_has_become_the_narrators_is_given_up()
    {
        var register = PersonRegister.Empty.With("Tor Aske", new VoiceId("flite", "rms"));

        Assert.Equal("pool", Cast(Speakers(Man("Tor Aske")), register: register).Roles[1].Reason);
    }

    [Fact]
    public void Articles_of_one_edition_share_no_voice_while_others_are_free()
    {
        var first = Cast(Speakers(Woman("Ilse Tornquist"), Woman("Maria Lund")));
        var second = Cast(
            Speakers(Woman("Anna Reyes"), Woman("Maria Lund")),
            register: PersonRegister.Empty.With(first),
            options: new CastingOptions { Disclosure = false, EarlierRoles = first.Roles });

        Assert.Equal(VoiceOf(first, "maria-lund"), VoiceOf(second, "maria-lund"));
        Assert.Equal(3, first.Roles.Concat(second.Roles).Where(r => r.PersonId is not null).Select(r => r.Voice).Distinct().Count());
    }

    [Fact]
    public void A_quotation_without_speaker_has_the_neutral_voice()
    {
        var cast = Cast(Speakers(null, Woman("Ilse Tornquist")));

        Assert.Equal("flite:kal16", cast.Units[1].Voice.ToString());
        Assert.Null(cast.Units[1].SpeakerId);
        Assert.Equal("narrator pool neutral", string.Join(' ', cast.Roles.Select(r => r.Reason)));
    }

    [Fact]
    public void Without_such_a_quotation_there_is_no_neutral_role() =>
        Assert.DoesNotContain(Cast(Speakers(Woman("Ilse Tornquist"))).Roles, r => r.Reason == "neutral");

    [Fact]
    public void Roles_stand_in_order_of_appearance() =>
        Assert.Equal(
            "tor-aske ilse-tornquist bo-ek",
            string.Join(' ', Cast(Speakers(Man("Tor Aske"), Woman("Ilse Tornquist"), Man("Tor Aske"), Man("Bo Ek"))).Roles.Skip(1).Select(r => r.PersonId)));

    [Fact]
    public void An_engine_without_a_cast_is_refused_with_the_names_there_are()
    {
        var fault = Assert.Throws<VoiceCatalogException>(() => Cast(Speakers(), engine: "piper"));

        Assert.Equal("$.casts", fault.JsonPath);
        Assert.Contains("azure, espeak, flite, stub", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_disclosure_closes_the_last_chapter()
    {
        var script = Speakers(Woman("Ilse Tornquist"));
        var cast = Cast(script with { Article = script.Article with { Site = "The Velmar Post", Published = new DateTimeOffset(2021, 3, 4, 5, 6, 7, TimeSpan.Zero) } }, options: new CastingOptions());

        Assert.Equal(UnitKind.Disclosure, cast.Script.Units[^1].Kind);
        Assert.Equal("From The Velmar Post, 4 March 2021. Read by synthetic voices; quoted people’s voices are not their own.", cast.Units[^1].Unit.Text);
        Assert.Equal(new Chapter("More", 1, 2), cast.Script.Chapters[^1]);
        AssertWhole(cast);
    }

    [Fact]
    public void An_article_that_quotes_nobody_says_so_in_its_disclosure() =>
        Assert.Equal("Read by a synthetic voice.", Cast(Speakers(), options: new CastingOptions()).Units[^1].Unit.Text);

    [Fact]
    public void Intro_and_outro_frame_the_edition()
    {
        var cast = Cast(Speakers(Woman("Ilse Tornquist")), options: new CastingOptions { IntroText = "This is {title}.", OutroText = "Good night." });

        Assert.Equal(
            "Intro Narration Quotation Disclosure Outro", string.Join(' ', cast.Script.Units.Select(u => u.Kind)));
        Assert.Equal("This is Opening.", cast.Script.Units[0].Text);
        Assert.Equal(BoundaryKind.Start, cast.Script.Units[0].Boundary);
        Assert.Equal(BoundaryKind.Heading, cast.Script.Units[1].Boundary);
        Assert.Equal(new Chapter("One", 0, 2), cast.Script.Chapters[0]);
        AssertWhole(cast);
    }

    [Fact]
    public void Without_words_around_it_the_script_stays_as_it_is()
    {
        var script = Speakers(Woman("Ilse Tornquist"));

        Assert.Same(script, Cast(script).Script);
    }

    [Theory]
    [InlineData("[From {site}. ]Hello.", "Hello.")]
    [InlineData("[{title}[, {date}]]!", "Opening!")]
    [InlineData("A {byline} b ]c", "A  b ]c")]
    public void Parts_of_a_text_that_are_not_known_are_left_out(string template, string expected) =>
        Assert.Equal(expected, Cast(Speakers(), options: new CastingOptions { DisclosureText = template }).Units[^1].Unit.Text);

    [Theory]
    [InlineData("From {author}.")]
    [InlineData("From {site.")]
    [InlineData("[From {site}.")]
    public void A_text_that_cannot_be_filled_is_refused(string template) =>
        Assert.Throws<ArgumentException>(() => Cast(Speakers(), options: new CastingOptions { DisclosureText = template }));

    [Fact]
    public void A_written_script_is_cast_whole() => UglyText.Article.Sample(
        article =>
        {
            var script = ScriptWriter.Write(article);
            var cast = CastingDirector.Cast(script, VoiceCatalog.Default, PersonRegister.Empty, new CastingOptions());

            AssertWhole(cast);
            Assert.True(Coverage.Check(article, cast.Script.Units).IsComplete);
            Assert.All(cast.Units, u => Assert.Equal(cast.Script.AttributionOf(u.Unit)?.SpeakerId, u.SpeakerId));
        },
        iter: 30);

    private static void AssertWhole(CastScript cast)
    {
        Assert.Equal(cast.Script.Units, cast.Units.Select(u => u.Unit));
        Assert.Equal(Enumerable.Range(0, cast.Units.Count), cast.Script.Units.Select(u => u.Index));
        Assert.Equal(cast.Units.Count, cast.Script.Chapters.Sum(c => c.UnitCount));
        Assert.All(cast.Script.Chapters.Zip(cast.Script.Chapters.Skip(1)), c => Assert.Equal(c.First.FirstUnit + c.First.UnitCount, c.Second.FirstUnit));
        Assert.All(cast.Units, u => Assert.Contains(cast.Roles, r => r.Voice == u.Voice && r.PersonId == u.SpeakerId));
    }

    private static CastScript Cast(
        Script script, VoiceCatalog? catalog = null, PersonRegister? register = null, CastingOptions? options = null, string? engine = null) =>
        CastingDirector.Cast(
            script, catalog ?? VoiceCatalog.Default, register ?? PersonRegister.Empty, (options ?? new CastingOptions { Disclosure = false }) with { Engine = engine });

    private static VoiceId VoiceOf(CastScript cast, string id) => cast.Roles.Single(r => r.PersonId == id).Voice;

    private static string VoicesOf(CastScript cast) =>
        string.Join('\n', cast.Roles.Where(r => r.PersonId is not null).Select(r => r.ToString()).Order(StringComparer.Ordinal));

    private static VoiceCatalog Catalog(string pool, string people = "") => VoiceCatalog.Parse(
        $$"""{ "version": 1, "engine": "x", "casts": { "x": { "narrator": "x:n", "quote": "x:q", "pool": [ {{pool}} ] } }, "people": [ {{people}} ] }""",
        "test.json");
}
