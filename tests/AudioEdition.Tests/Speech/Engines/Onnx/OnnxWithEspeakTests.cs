using AudioEdition.Speech.Engines.Onnx;

namespace AudioEdition.Tests.Speech.Engines.Onnx;

/// <summary>The whole way with the real phonemizer.</summary>
[Trait("Category", "Slow")]
public sealed class OnnxWithEspeakTests
{
    [Theory]
    [InlineData("en_US-tiny-medium")]
    [InlineData("bf_emma")]
    public async Task Every_word_has_its_time_also_where_the_phonemizer_joins_or_spells_words(string voice)
    {
        using var folder = new TemporaryFolder();
        TinyVoices.WritePiper(folder.Combine("piper"), "en_US-tiny-medium");
        TinyVoices.WriteKokoro(folder.Combine("kokoro"), ["bf_emma"]);
        await using var engine = new OnnxSynthesizer(new OnnxOptions { Folders = [folder.Path] });
        const string Text = "Some of the boats in the harbour could have been there, I am told. The word прага stood on a twenty-five year old sign; nobody didn’t know.";
        var marks = await engine.MarksAsync(voice, Text);
        Assert.Equal(
            "Some of the boats in the harbour could have been there I am told The word прага stood on a twenty-five year old sign nobody didn’t know".Split(' '),
            marks.Select(m => m.Spoken.In(Text)));
    }
}
