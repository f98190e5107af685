using System.Globalization;
using System.Text.Json.Nodes;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Publishing.Plans;
using AudioEdition.Scripts;
using AudioEdition.Speech;

namespace AudioEdition.Tests.Publishing.Plans;

public sealed class PlanEditTests
{
    [Fact]
    public void A_changed_speaker_brings_their_voice()
    {
        var read = Edit(plan => Unit(plan, 3)["speaker"] = "tom-okafor");

        Assert.Equal(("tom-okafor", SampleEdition.TomVoice), Heard(read, 3));
        Assert.Equal(("mara-ellison", SampleEdition.MaraVoice), Heard(read, 5));
        Assert.Equal(("tom-okafor", "editor"), (read.Cast.Script.Attributions[0].SpeakerId, read.Cast.Script.Attributions[0].Rule));
    }

    [Fact]
    public void A_changed_voice_stays_even_where_the_speaker_changes_too()
    {
        var read = Edit(plan => (Unit(plan, 3)["speaker"], Unit(plan, 3)["voice"]) = ("tom-okafor", "stub:bass"));

        Assert.Equal(("tom-okafor", new VoiceId("stub", "bass")), Heard(read, 3));
    }

    [Fact]
    public void A_quotation_without_a_speaker_takes_the_neutral_voice()
    {
        var read = Edit(plan => Unit(plan, 3)["speaker"] = null);

        Assert.Equal((null, SampleEdition.NeutralVoice), Heard(read, 3));
        Assert.False(read.Cast.Script.Attributions[0].Resolved);
    }

    [Fact]
    public void An_unresolved_quotation_given_to_somebody_takes_their_voice()
    {
        var read = Edit(plan => Unit(plan, 7)["speaker"] = "tom-okafor");

        Assert.Equal(("tom-okafor", SampleEdition.TomVoice), Heard(read, 7));
        Assert.True(read.Cast.Script.Attributions[3].Resolved);
    }

    [Fact]
    public void Somebody_new_takes_over_the_voice_of_one_who_has_nothing_left_to_say()
    {
        var read = Edit(plan =>
        {
            plan["people"]!.AsArray().Add(JsonNode.Parse("""{ "id": "ada", "name": "Ada Lund" }"""));
            Unit(plan, 11)["speaker"] = "ada";
        });

        Assert.Equal(("ada", SampleEdition.TomVoice), Heard(read, 11));
        Assert.Contains(new CastRole("ada", SampleEdition.TomVoice, "plan"), read.Cast.Roles);
    }

    [Fact]
    public void Somebody_new_beside_one_who_still_speaks_has_the_neutral_voice()
    {
        var read = Edit(plan =>
        {
            plan["people"]!.AsArray().Add(JsonNode.Parse("""{ "id": "ada", "name": "Ada Lund" }"""));
            Unit(plan, 3)["speaker"] = "ada";
        });

        Assert.Equal(("ada", SampleEdition.NeutralVoice), Heard(read, 3));
    }

    [Fact]
    public void A_changed_role_changes_the_voice_everywhere_but_where_a_unit_has_its_own()
    {
        var read = Edit(plan =>
        {
            plan["roles"]![1]!["voice"] = "stub:mezzo";
            Unit(plan, 5)["voice"] = "stub:whisper";
        });

        Assert.Equal(new VoiceId("stub", "mezzo"), Heard(read, 3).Voice);
        Assert.Equal(new VoiceId("stub", "whisper"), Heard(read, 5).Voice);
        Assert.Equal("plan", read.Cast.Roles[1].Reason);
    }

    [Fact]
    public void Changed_spoken_words_are_said_while_the_written_ones_stay()
    {
        var read = Edit(plan => Unit(plan, 6)["spoken"] = "The crossing lost a good million dollars last year. Ellison called the winter service \"a habit we can't afford\".");

        var spoken = read.Units[6].Spoken;
        Assert.Equal(SampleEdition.Script.Units[6].Spoken.Written, spoken.Written);
        var edited = Assert.Single(spoken.Tokens, t => t.SemioticClass == "edited");
        Assert.Equal(("$1.2m", "a good million dollars"), (edited.Written.In(spoken.Written), edited.Spoken.In(spoken.Spoken)));
    }

    [Fact]
    public void Titles_are_as_edited()
    {
        var read = Edit(plan => (plan["title"], plan["chapters"]![1]!["title"]) = ("No ferry", "The chair"));

        Assert.Equal("No ferry", read.Cast.Script.Article.Headline);
        Assert.Equal("The chair", read.Cast.Script.Chapters[1].Title);
    }

    [Fact]
    public void A_removed_quotation_becomes_a_cut_with_its_marks()
    {
        var read = Edit(plan => plan["units"]!.AsArray().RemoveAt(5));

        var script = read.Cast.Script;
        var cut = Assert.Single(script.Article.Cuts, c => c.Reason == CutReason.Editor);
        Assert.Equal("\"That is the whole truth.\"", cut.Span.In(SampleEdition.Text));
        Assert.Equal(100, TextCoverage.Of(script).Percent);
        Assert.Equal(12, script.Units.Count);
        Assert.Equal(Enumerable.Range(0, 12), script.Units.Select(u => u.Index));
        Assert.Equal(4, script.Quotations.Count);
        Assert.Equal("Nobody asked us,", script.Quotations[script.Units[6].QuotationIndex!.Value].Span.In(SampleEdition.Text));
        Assert.All(script.Article.Blocks, b => Assert.False(b.Span.Overlaps(cut.Span)));
    }

    [Fact]
    public void A_unit_taken_out_of_its_chapter_alone_is_removed_too()
    {
        var read = Edit(plan => plan["chapters"]![1]!["units"]!.AsArray().RemoveAt(1));

        var cut = Assert.Single(read.Cast.Script.Article.Cuts, c => c.Reason == CutReason.Editor);
        Assert.Equal("said Mara Ellison, who chairs the board.", cut.Span.In(SampleEdition.Text));
        Assert.Equal(BoundaryKind.Sentence, read.Cast.Script.Units[4].Boundary);
    }

    [Fact]
    public void Every_single_unit_can_be_removed_and_nothing_is_lost()
    {
        for (var i = 0; i < SampleEdition.Script.Units.Count; i++)
        {
            var read = Edit(plan => plan["units"]!.AsArray().RemoveAt(i));
            var again = PlanReader.Read(PlanWriter.Write(read), "plan.json");

            Assert.Equal(100, TextCoverage.Of(read.Cast.Script).Percent);
            Assert.Equivalent(read, again, strict: true);
            Assert.Equal(BoundaryKind.Start, read.Cast.Script.Units[0].Boundary);
        }
    }

    [Fact]
    public void Units_moved_in_the_chapters_are_heard_in_that_order()
    {
        var read = Edit(plan => plan["chapters"]![2]!["units"] = new JsonArray(9, 11, 12, 10));

        Assert.Equal("My grandfather", read.Cast.Script.Units[10].Text[..14]);
        Assert.Equal(BoundaryKind.Paragraph, read.Cast.Script.Units[10].Boundary);
        Assert.Equal(100, TextCoverage.Of(read.Cast.Script).Percent);
    }

    [Fact]
    public void Units_moved_in_their_own_list_are_heard_in_that_order()
    {
        var read = Edit(plan =>
        {
            var units = plan["units"]!.AsArray();
            var unit = units[12]!;
            units.RemoveAt(12);
            units.Insert(10, unit);
        });

        Assert.Equal("he said.", read.Cast.Script.Units[10].Text);
    }

    [Fact]
    public void A_chapter_moved_to_the_front_is_heard_first()
    {
        var read = Edit(plan =>
        {
            var chapters = plan["chapters"]!.AsArray();
            var chapter = chapters[2]!;
            chapters.RemoveAt(2);
            chapters.Insert(0, chapter);
        });

        Assert.Equal("What happens next", read.Cast.Script.Units[0].Text);
        Assert.Equal([0, 4, 7], read.Cast.Script.Chapters.Select(c => c.FirstUnit));
        Assert.Equal(BoundaryKind.Chapter, read.Cast.Script.Units[4].Boundary);
    }

    [Fact]
    public void Words_of_ones_own_can_be_added()
    {
        var read = Edit(plan =>
        {
            plan["units"]!.AsArray().Add(JsonNode.Parse("""{ "index": 99, "kind": "outro", "text": "Thanks!", "spoken": "Thanks for listening!", "speaker": null, "voice": "stub:narrator" }"""));
            plan["chapters"]![2]!["units"]!.AsArray().Add(99);
        });

        Assert.Equal("Thanks for listening!", read.Units[^1].Spoken.Spoken);
        Assert.Equal(13, read.Units[^1].Cast.Unit.Index);
    }

    [Theory]
    [InlineData("$", "[]")]
    [InlineData("$.version", """{ "version": 2 }""")]
    [InlineData("$.version", """{ "version": "1" }""")]
    [InlineData("$", "{ \"version\": 1, ")]
    [InlineData("$", "")]
    public void What_is_no_plan_is_named(string path, string json)
    {
        var fault = Assert.Throws<PlanFormatException>(() => PlanReader.Read(json, "my.json"));

        Assert.Equal(("my.json", path), (fault.PlanSource, fault.JsonPath));
        Assert.StartsWith($"my.json: {path}: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$.units[3].speaker", "units/3/speaker", "\"nobody\"")]
    [InlineData("$.units[3].voice", "units/3/voice", "\"alto\"")]
    [InlineData("$.units[3].kind", "units/3/kind", "\"quote\"")]
    [InlineData("$.units[3].spoken", "units/3/spoken", "null")]
    [InlineData("$.units[3].text", "units/3/text", "\"Other words.\"")]
    [InlineData("$.units[3].end", "units/3/end", "99999")]
    [InlineData("$.units[3].start", "units/3/start", "-1")]
    [InlineData("$.units[3].index", "units/3/index", "2")]
    [InlineData("$.units[3].quotation", "units/3/quotation", "5")]
    [InlineData("$.chapters[1].title", "chapters/1/title", "\"\"")]
    [InlineData("$.chapters[1].units[0]", "chapters/1/units/0", "2")]
    [InlineData("$.chapters[1].units", "chapters/1/units", "3")]
    [InlineData("$.chapters", "chapters", "[]")]
    [InlineData("$.people[1].id", "people/1/id", "\"mara-ellison\"")]
    [InlineData("$.people[1].gender", "people/1/gender", "\"m\"")]
    [InlineData("$.roles[1].person", "roles/1/person", "\"nobody\"")]
    [InlineData("$.published", "published", "\"last week\"")]
    [InlineData("$.text", "text", "null")]
    [InlineData("$.blocks[1]", "blocks/1/start", "30")]
    public void An_edit_that_breaks_the_plan_is_named_by_its_path(string path, string place, string value)
    {
        var fault = Assert.Throws<PlanFormatException>(() => Edit(plan =>
        {
            var keys = place.Split('/');
            var node = keys[..^1].Aggregate(plan, (n, key) => int.TryParse(key, CultureInfo.InvariantCulture, out var i) ? n[i]! : n[key]!);
            if (int.TryParse(keys[^1], CultureInfo.InvariantCulture, out var last))
            {
                node[last] = JsonNode.Parse(value);
            }
            else
            {
                node[keys[^1]] = JsonNode.Parse(value);
            }
        }));

        Assert.Equal(path, fault.JsonPath);
    }

    [Fact]
    public void A_missing_property_is_named()
    {
        var fault = Assert.Throws<PlanFormatException>(() => Edit(plan => Unit(plan, 2).AsObject().Remove("spoken")));

        Assert.Equal("$.units[2].spoken", fault.JsonPath);
    }

    [Fact]
    public void A_text_that_is_read_twice_is_named()
    {
        var fault = Assert.Throws<PlanFormatException>(() => Edit(plan =>
        {
            (Unit(plan, 4)["start"], Unit(plan, 4)["end"], Unit(plan, 4)["text"]) = (201, 203, "We");
        }));

        Assert.Equal("$.units[3]", fault.JsonPath);
        Assert.Contains("$.units[4]", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_that_contradicts_the_chapters_is_named()
    {
        var fault = Assert.Throws<PlanFormatException>(() => Edit(plan =>
        {
            var units = plan["units"]!.AsArray();
            var unit = units[11]!;
            units.RemoveAt(11);
            units.Insert(0, unit);
        }));

        Assert.Equal("$.units[0]", fault.JsonPath);
    }

    [Fact]
    public void Comments_and_trailing_commas_of_an_editor_are_no_fault()
    {
        var json = PlanWriter.Write(SampleEdition.Script).Replace("\"version\": 1,", "// mine\n\"version\": 1,", StringComparison.Ordinal).TrimEnd()[..^1] + ",}";

        Assert.Equivalent(SampleEdition.Script, PlanReader.Read("\uFEFF" + json, "plan.json"), strict: true);
    }

    private static (string? Speaker, VoiceId Voice) Heard(SpokenScript script, int unit) => (script.Units[unit].Cast.SpeakerId, script.Units[unit].Cast.Voice);

    private static JsonNode Unit(JsonNode plan, int index) => plan["units"]![index]!;

    private static SpokenScript Edit(Action<JsonNode> edit)
    {
        var plan = JsonNode.Parse(PlanWriter.Write(SampleEdition.Script))!;
        edit(plan);
        return PlanReader.Read(plan.ToJsonString(), "plan.json");
    }
}
