using System.Text;
using System.Text.Json.Nodes;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Scripts;
using AudioEdition.Speech;
using CsCheck;

namespace AudioEdition.Tests.Publishing.Plans;

/// <summary>Plans of articles that came the whole way from their text.</summary>
public sealed class PlanOfTheWholeWayTests
{
    private static readonly string[] Paragraphs =
    [
        "BRENHOLM — The council of Brenholm voted 7–4 on Tuesday to close the\nold swimming hall, which lost £1.4m last year.",
        "‘We have no choice,’ said Councillor Edda Marsh. ‘The roof won’t last another winter.’",
        "\"It's a disgrace,\" Peter Aldous, 61, told the Brenholm Echo. \"My children learned to swim there. [The council] never asked us.\"",
        "“Nobody wants this,” one aide said, “but the money … is gone.”",
        "“The first paragraph has no end,” she said. “It goes on.\n\n“And here it ends,” Marsh added.",
        "## What happens now",
        "* * *",
        "- Lanes close on 1 May\n- The café stays open until 9.30pm",
        "She called the plan “bold” and “a leap in the dark”.",
        "He said \"no",
        "«Das Bad bleibt», sagte er. 🏊 100 % — Ende?",
        "Read more",
    ];

    [Fact]
    public void Comes_back_as_it_was() => Gen.Int[0, Paragraphs.Length - 1].Array[1, 10].Sample(
        order =>
        {
            if (ScriptOf("Brenholm closes its swimming hall\n\n" + string.Join("\n\n", order.Select(i => Paragraphs[i]))) is not { } script)
            {
                return;
            }

            var json = PlanWriter.Write(script);
            var read = PlanReader.Read(json, "plan.json");

            Assert.Equal(json, PlanWriter.Write(read));
            Assert.Equivalent(script, read, strict: true);
        },
        iter: 40);

    [Fact]
    public void Loses_no_word_on_the_way_to_the_transcript()
    {
        var script = ScriptOf("Brenholm closes its swimming hall\n\n" + string.Join("\n\n", Paragraphs))!;
        var cues = new CueCutter(TranscriptWriter.MaxLine).Cut(script, SampleEdition.ProgrammeOf(script), null);

        Assert.True(WordSpans.SameWords(
            string.Concat(script.Units.Select(u => u.Cast.Unit.Text)),
            string.Concat(cues.Select(c => c.Text))));
        Assert.Equal(100, TextCoverage.Of(script.Cast.Script).Percent);
    }

    [Fact]
    public void Every_unit_can_be_taken_out()
    {
        var script = ScriptOf("Brenholm closes its swimming hall\n\n" + string.Join("\n\n", Paragraphs))!;
        var plan = JsonNode.Parse(PlanWriter.Write(script))!;
        for (var i = 0; i < script.Units.Count; i++)
        {
            var edited = plan.DeepClone();
            edited["units"]!.AsArray().RemoveAt(i);

            var read = PlanReader.Read(edited.ToJsonString(), "plan.json");

            Assert.Equal(100, TextCoverage.Of(read.Cast.Script).Percent);
            Assert.Equal(script.Units.Count - 1, read.Units.Count);
            Assert.Equal(PlanWriter.Write(read), PlanWriter.Write(PlanReader.Read(PlanWriter.Write(read), "plan.json")));
        }
    }

    private static SpokenScript? ScriptOf(string text)
    {
        try
        {
            var article = ArticleReader.Read("brenholm.md", Encoding.UTF8.GetBytes(text));
            var cast = CastingDirector.Cast(ScriptWriter.Write(article), VoiceCatalog.Default, PersonRegister.Empty, new CastingOptions { Engine = "stub" });
            return SpokenScriptWriter.Write(cast, "en-GB");
        }
        catch (NothingToNarrateException)
        {
            return null;
        }
    }
}
