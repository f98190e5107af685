using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Measuring;
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
        var edition = await BuildAsync(folder, ContainerFormat.M4b);

        var ceiling = new TruePeakMeter(edition.Programme!.Format);
        await foreach (var block in edition.Programme.ReadAsync(TestContext.Current.CancellationToken))
        {
            ceiling.Process(block.Span);
        }

        Assert.True(ceiling.TruePeakDbtp < -1.1, "the coder was handed no less than before: the test's sound is too tame");
    }

    [Fact]
    public async Task Of_an_MP3_only_the_runs_whose_peaks_the_coder_raised_too_far_are_made_anew()
    {
        using var folder = new TemporaryFolder();
        var edition = await BuildAsync(folder, ContainerFormat.Mp3);

        var judge = await new EbuR128Judge().MeasureAsync(Path.Combine(edition.Folder, "edition.mp3"), TestContext.Current.CancellationToken);
        Assert.True(judge.TruePeakDbtp <= -1, FormattableString.Invariant($"{judge.TruePeakDbtp}"));
        Assert.Equal(judge.TruePeakDbtp, edition.Report.Programmes[0].TruePeakDbtp, 0.15);
        Assert.Equal(judge.IntegratedLufs, edition.Report.Programmes[0].IntegratedLufs, 0.1);
    }

    /// <summary>An edition with no room between what is asked for and what the limiter gives: whatever the coder adds is too much.</summary>
    private static async Task<EditionResult> BuildAsync(TemporaryFolder folder, ContainerFormat format)
    {
        await using var engine = new FakeEngine { Answer = (request, _) => Bursts(request.SpokenText.Length) };
        var pipeline = new EditionPipeline(new EditionParts
        {
            Engines = new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["stub"] = engine },
            Cache = new UtteranceCache(folder.Combine("cache")),
            Encoder = new AudioEncoder(),
        });
        var article = ArticleReader.Read("a.txt", "The lift is back\n\nThe lift at the harbour has been repaired and runs again until ten at night, the council said on Monday.\n"u8.ToArray());
        var edition = await pipeline.BuildAsync(
            EditionPipeline.Plan(article, new PlanOptions { Engine = "stub" }),
            new BuildOptions { Folder = folder.Combine("edition"), Formats = [format], Mastering = new MasteringOptions { CodecMarginDb = 0 } },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(edition.Report.Checks.Where(c => c.Name is "true-peak" or "loudness"), c => Assert.True(c.Ok, FormattableString.Invariant($"{c.Name}: {c.Value}, wanted {c.Limit}")));
        return edition;
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
