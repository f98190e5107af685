using System.Text;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Publishing.Plans;
using AudioEdition.Scripts;
using AudioEdition.Speech;
using AudioEdition.Speech.Normalization;
using CsCheck;

namespace AudioEdition.Tests.Publishing.Plans;

public sealed class PlanRoundTripTests
{
    [Fact]
    public void The_plan_of_an_article() => Golden.Verify("ferry.plan.json", PlanWriter.Write(SampleEdition.Script));

    [Fact]
    public void A_plan_that_nobody_edited_gives_the_same_script_back()
    {
        var read = PlanReader.Read(PlanWriter.Write(SampleEdition.Script), "plan.json");

        Assert.Equivalent(SampleEdition.Script, read, strict: true);
        Assert.Equal(PlanWriter.Write(SampleEdition.Script), PlanWriter.Write(read));
    }

    [Fact]
    public void Any_text_comes_back_as_it_was()
    {
        Gen.Char.Array[1, 40].Select(c => "x" + Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(c))).Array[1, 5].Sample(texts =>
        {
            var script = SampleEdition.Of(texts);

            var read = PlanReader.Read(PlanWriter.Write(script), "plan.json");

            Assert.Equal(script.Cast.Script.Article.Text, read.Cast.Script.Article.Text);
            Assert.Equal(script.Units.Select(u => u.Spoken.Spoken), read.Units.Select(u => u.Spoken.Spoken), StringComparer.Ordinal);
            Assert.Equal(script.Units.SelectMany(u => u.Spoken.Tokens), read.Units.SelectMany(u => u.Spoken.Tokens));
        });
    }

    [Fact]
    public void Tokens_of_any_shape_come_back_as_they_were()
    {
        var token = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 30], Gen.Int[0, 3].Select(i => new[] { null, "money", "a/b c+1", "" }[i]));
        token.Array[0, 12].Sample(parts =>
        {
            int written = 0, spoken = 0;
            var tokens = new List<SpokenToken>();
            foreach (var (writtenGap, writtenLength, spokenGap, spokenLength, read) in parts)
            {
                tokens.Add(new SpokenToken(
                    new TextSpan(written + writtenGap, written + writtenGap + writtenLength),
                    new TextSpan(spoken + spokenGap, spoken + spokenGap + spokenLength),
                    read));
                (written, spoken) = (tokens[^1].Written.End, tokens[^1].Spoken.End);
            }

            var text = new SpokenText(new string('w', written + 1), new string('s', spoken + 1), tokens);

            Assert.Equal(tokens, SpokenAlignment.Read(SpokenAlignment.Write(text), text.Written, text.Spoken).Tokens);
        });
    }

    [Fact]
    public void A_unit_that_was_cast_apart_from_its_role_stays_apart()
    {
        var odd = new VoiceId("stub", "odd");
        var script = SampleEdition.Script;
        var units = script.Units.ToArray();
        units[3] = units[3] with { Cast = units[3].Cast with { Voice = odd } };
        units[5] = units[5] with { Cast = units[5].Cast with { SpeakerId = null, Voice = SampleEdition.NeutralVoice } };
        units[6] = units[6] with { Cast = units[6].Cast with { SpeakerId = "mara-ellison" } };
        var changed = script with { Units = units, Cast = script.Cast with { Units = [.. units.Select(u => u.Cast)] } };

        Assert.Equivalent(changed, PlanReader.Read(PlanWriter.Write(changed), "plan.json"), strict: true);
    }

    [Fact]
    public void What_was_lost_before_the_plan_is_not_laid_to_the_editor()
    {
        var full = SampleEdition.Of("Kept words.", "Lost words.");
        SpokenScript lossy = full with
        {
            Cast = full.Cast with
            {
                Script = full.Cast.Script with { Units = [full.Cast.Script.Units[0]], Chapters = [new Chapter("All", 0, 1)] },
                Units = [full.Cast.Units[0]],
            },
            Units = [full.Units[0]],
        };

        var read = PlanReader.Read(PlanWriter.Write(lossy), "plan.json");

        Assert.Empty(read.Cast.Script.Article.Cuts);
        Assert.True(TextCoverage.Of(read.Cast.Script).Percent < 100);
    }
}
