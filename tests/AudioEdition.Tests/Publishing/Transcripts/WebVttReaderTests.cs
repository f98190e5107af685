using AudioEdition.Publishing.Transcripts;
using AudioEdition.Tests.Publishing.Player;

namespace AudioEdition.Tests.Publishing.Transcripts;

/// <summary>WebVTT as the W3C's own parser reads it.</summary>
[Trait("Category", "Slow")]
public sealed class WebVttReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_has_no_fault_and_gives_back_voices_words_and_times(bool hostile)
    {
        using var folder = new TemporaryFolder();
        var script = hostile ? PlayerPageTests.Hostile() : SampleEdition.Script;
        var path = folder.Combine("transcript.vtt");
        await File.WriteAllTextAsync(path, TranscriptWriter.WebVtt(script, SampleEdition.Programme), TestContext.Current.CancellationToken);

        var read = await Reader.WebVttAsync(path);

        Assert.Equal([], read.GetProperty("errors").EnumerateArray().Select(e => e.GetString()));
        var cues = new CueCutter(TranscriptWriter.MaxLine).Cut(script, SampleEdition.Programme, null).ToList();
        Assert.Equal(cues.Count, read.GetProperty("cues").GetArrayLength());
        Assert.All(cues.Zip(read.GetProperty("cues").EnumerateArray()), p =>
        {
            Assert.Equal(p.First.StartMs / 1000.0, p.Second.GetProperty("start").GetDouble(), 0.0005);
            Assert.Equal(p.First.EndMs / 1000.0, p.Second.GetProperty("end").GetDouble(), 0.0005);
            Assert.Equal(string.Join('\n', p.First.Lines), p.Second.GetProperty("text").GetString());
            Assert.Equal(p.First.Speaker.Trim(), p.Second.GetProperty("voice").GetString());
        });
    }
}
