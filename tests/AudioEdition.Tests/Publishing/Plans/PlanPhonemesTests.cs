using System.Text.Json.Nodes;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Publishing.Plans;
using AudioEdition.Speech;
using AudioEdition.Speech.Normalization;
using AudioEdition.Tests.Speech;

namespace AudioEdition.Tests.Publishing.Plans;

public sealed class PlanPhonemesTests
{
    private const string Line = "Velmora and Velmora lost.";

    [Fact]
    public void Pronunciations_and_voice_settings_come_back()
    {
        var script = Script();
        var read = PlanReader.Read(PlanWriter.Write(script), "plan.json");
        Assert.Equal(script.Units[0].Spoken.Phonemes, read.Units[0].Spoken.Phonemes);
        Assert.Equal(script.Cast.Settings, read.Cast.Settings);
    }

    [Fact]
    public void A_pronunciation_follows_its_word_through_an_edit_and_goes_with_it()
    {
        Assert.Equal([new SpokenPhonemes(new TextSpan(14, 21), "veː")], Edited("Why lost, old Velmora?").Units[0].Spoken.Phonemes);
        Assert.Empty(Edited("They lost.").Units[0].Spoken.Phonemes);
    }

    [Fact]
    public void An_editor_may_add_one_by_the_word_alone()
    {
        var plan = JsonNode.Parse(PlanWriter.Write(Script()))!;
        plan["units"]![0]!["phonemes"] = new JsonArray(new JsonObject { ["word"] = "lost", ["ipa"] = "lɑːst" });
        Assert.Equal([new SpokenPhonemes(new TextSpan(20, 24), "lɑːst")], PlanReader.Read(plan.ToJsonString(), "plan.json").Units[0].Spoken.Phonemes);

        plan["units"]![0]!["phonemes"]![0]!["word"] = "os";
        var fault = Assert.Throws<PlanFormatException>(() => PlanReader.Read(plan.ToJsonString(), "plan.json"));
        Assert.Contains("$.units[0].phonemes[0].word", fault.Message, StringComparison.Ordinal);
    }

    private static SpokenScript Edited(string spoken)
    {
        var plan = JsonNode.Parse(PlanWriter.Write(Script()))!;
        plan["units"]![0]!["spoken"] = spoken;
        return PlanReader.Read(plan.ToJsonString(), "plan.json");
    }

    private static SpokenScript Script()
    {
        var script = SpokenScripts.Of(("stub:a", Line));
        var unit = script.Units[0] with { Spoken = script.Units[0].Spoken with { Phonemes = [new SpokenPhonemes(new TextSpan(12, 19), "veː")] } };
        var cast = script.Cast with
        {
            Roles = [new CastRole(null, new VoiceId("stub", "a"), "narrator")],
            Settings = [new VoiceSetting(new VoiceId("stub", "a"), 1.1, -2.5)],
        };
        return script with { Cast = cast, Units = [unit] };
    }
}
