using System.Globalization;
using AudioEdition.Articles;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Speech.Engines;

namespace AudioEdition.Tests.Listening;

/// <summary>Listens to a finished edition, unit by unit, where its cues say that the units are.</summary>
[Trait("Category", "Slow")]
public sealed class EditionListeningTests(ITestOutputHelper report)
{
    [Fact]
    public async Task A_listener_hears_every_unit_at_its_place_and_understands_more_than_chance()
    {
        using var folder = new TemporaryFolder();
        await using var flite = EngineCatalog.Create("flite");
        var pipeline = new EditionPipeline(new EditionParts
        {
            Engines = new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["flite"] = flite },
            Cache = new UtteranceCache(folder.Combine("cache")),
            Encoder = new AudioEncoder(),
        });
        var article = ArticleReader.Read("wire-ferry.txt", await File.ReadAllBytesAsync(Repository.TestArticle("wire-ferry.txt"), TestContext.Current.CancellationToken));
        var edition = await pipeline.BuildAsync(
            EditionPipeline.Plan(article),
            new BuildOptions { Folder = folder.Combine("edition"), Formats = [ContainerFormat.Mp3] },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.All(edition.Report.Checks, check => Assert.True(check.Ok, check.Name));

        var programme = edition.Programme!;
        var path = Path.Combine(edition.Folder, "edition.mp3");
        var byVoice = new SortedDictionary<string, (int Errors, int Words)>(StringComparer.Ordinal);
        var (own, others, words) = (0, 0, 0);
        foreach (var (cue, i) in programme.Cues.Select((c, i) => (c, i)))
        {
            var unit = edition.Plan.Units[cue.UnitIndex];
            var (start, length) = (programme.Format.TimeOf(cue.StartFrame), programme.Format.TimeOf(cue.EndFrame - cue.StartFrame));

            // The voices say some 15 characters a second; a unit at a third or thrice of that was cut off or has swallowed another.
            var rate = unit.Spoken.Spoken.Length / length.TotalSeconds;
            Assert.True(rate is > 5 and < 45, string.Create(CultureInfo.InvariantCulture, $"{rate:0.0} characters a second in: {unit.Spoken.Spoken}"));

            var heard = await Recognizer.ListenAsync(path, start, length, TestContext.Current.CancellationToken);
            Assert.False(string.IsNullOrWhiteSpace(heard), $"nothing is heard of: {unit.Spoken.Spoken}");
            var count = WordErrors.Count(unit.Spoken.Spoken, heard);
            var other = edition.Plan.Units[programme.Cues[(i + (programme.Cues.Count / 2)) % programme.Cues.Count].UnitIndex];
            own += count.Errors;
            others += Math.Min(WordErrors.Count(other.Spoken.Spoken, heard).Errors, count.Words);
            words += count.Words;

            var voice = unit.Cast.Voice.ToString();
            var sum = byVoice.GetValueOrDefault(voice);
            byVoice[voice] = (sum.Errors + count.Errors, sum.Words + count.Words);
        }

        foreach (var (voice, sum) in byVoice)
        {
            report.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{voice,-16} {(double)sum.Errors / sum.Words,6:P0} of {sum.Words} words wrong"));
        }

        // What is heard of a unit must fit its own words far better than those of a unit elsewhere. Names and places that
        // the recognizer's dictionary lacks keep the error from zero even for people.
        Assert.True(own < 0.6 * others, string.Create(CultureInfo.InvariantCulture, $"{own} errors against its own words, {others} against others', of {words}"));
    }
}
