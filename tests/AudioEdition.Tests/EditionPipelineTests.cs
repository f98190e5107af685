using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Tests.Speech;

namespace AudioEdition.Tests;

public sealed class EditionPipelineTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task What_a_lossy_coder_adds_to_the_peaks_is_taken_back_before_the_edition_is_called_finished()
    {
        using var folder = new TemporaryFolder();
        await using var engine = new FakeEngine { Answer = (request, _) => Bursts(request.SpokenText.Length) };
        var pipeline = new EditionPipeline(new EditionParts
        {
            Engines = new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["stub"] = engine },
            Cache = new UtteranceCache(folder.Combine("cache")),
            Encoder = new AudioEncoder(),
        });
        var article = ArticleReader.Read("a.txt", "The lift is back\n\nThe lift at the harbour has been repaired and runs again until ten at night, the council said on Monday.\n"u8.ToArray());

        // No room between what is asked for and what the limiter gives: whatever the coder adds is too much.
        var edition = await pipeline.BuildAsync(
            EditionPipeline.Plan(article, new PlanOptions { Engine = "stub" }),
            new BuildOptions { Folder = folder.Combine("edition"), Formats = [ContainerFormat.Mp3], Mastering = new MasteringOptions { CodecMarginDb = 0 } },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(edition.Report.Checks.Where(c => c.Name is "true-peak" or "loudness"), c => Assert.True(c.Ok, FormattableString.Invariant($"{c.Name}: {c.Value}, wanted {c.Limit}")));
        var ceiling = new TruePeakMeter(edition.Programme!.Format);
        await foreach (var block in edition.Programme.ReadAsync(TestContext.Current.CancellationToken))
        {
            ceiling.Process(block.Span);
        }

        Assert.True(ceiling.TruePeakDbtp < -1.1, "the coder was handed no less than before: the test's sound is too tame");
    }

    /// <summary>Short bursts of a square wave with rests between them: peaks far above the mean, and overtones that a coder cuts off.</summary>
    private static float[] Bursts(int characters)
    {
        var samples = new float[characters * 1_600];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = i % 9_600 < 700 ? ((i / 17 % 2) - 0.5f) * 0.8f : 0.0005f * ((i % 7) - 3);
        }

        return samples;
    }
}
