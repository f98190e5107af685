using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Flite;

namespace AudioEdition.Tests.Speech.Engines;

[Trait("Category", "Slow")]
public sealed class NativeFliteSynthesizerTests : SpeechEngineContract
{
    protected override (string First, string Second) Voices => ("slt", "kal16");

    protected override ISpeechSynthesizer Create() => new NativeFliteSynthesizer();

    [Theory]
    [InlineData("slt")]
    [InlineData("rms@1.1")]
    [InlineData("kal16")]
    public async Task Its_word_times_and_those_of_the_sandbox_agree(string voice)
    {
        const string Text = "The council of Velmora met on a grey morning. “Why not?” asked Šmíd’s brother, who hadn't read it — twenty-one members' apples, "
            + "an egg, the answer of the EU. Mr. Holt and J. K. Ives said that the harbour would open in spring, or later.";
        await using var native = new NativeFliteSynthesizer();
        await using var sandbox = new FliteWasmSynthesizer(new FliteWasmOptions { CacheFolder = null });
        var expected = await native.MarksAsync(voice, Text);
        var marks = await sandbox.MarksAsync(voice, Text);

        Assert.Equal(expected.Select(m => m.Spoken), marks.Select(m => m.Spoken));

        // One phone that two neighbours share may be counted to either; all other times differ by the rounding to milliseconds.
        var apart = expected.Zip(marks).Select(p => Math.Max(Math.Abs(p.First.Frame - p.Second.Frame), Math.Abs(p.First.Frame + p.First.FrameCount - p.Second.Frame - p.Second.FrameCount))).ToList();
        Assert.InRange(apart.Count(frames => frames > 100), 0, 2);
        Assert.InRange(apart.Max(), 0, 16_000 / 8);
    }
}
