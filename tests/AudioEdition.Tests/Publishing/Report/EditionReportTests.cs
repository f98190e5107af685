using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Tests.Publishing.Report;

public sealed class EditionReportTests
{
    internal static EditionReport Sample { get; } = new()
    {
        Program = "audio-edition 0.1.0",
        Title = "Ferry to Lindholm stops for the winter",
        Locale = "en-GB",
        Inputs = [new ReportInput("ferry.txt", 812, new string('a', 64))],
        Engines = [new ReportEngine("stub", "1")],
        Voices =
        [
            new ReportVoice("Narrator", "stub:narrator", "narrator", 8, 31.25, -16.1),
            new ReportVoice("Mara Ellison", "stub:alto", "pool", 2, 8.3, -15.9),
        ],
        Counts = new ReportCounts(702, 13, 4, 3, 3, 2),
        Unresolved = [new UnresolvedQuotation(7, "Nobody asked us,", "unnamed-speaker", ["mara-ellison: another paragraph"])],
        Programmes = [new ReportProgramme("edition", 48.12, -16.02, -1.34, 0.2, 3.5, 0), new ReportProgramme("quotes", 0, double.NegativeInfinity, double.NegativeInfinity)],
        CoveragePercent = 100,
        Cost = new ReportCost(0.0112, "USD", 702),
        Files = [new ReportFile("edition.mp3", 384_000, new string('b', 64))],
        Checks = [new EditionCheck("loudness", true, -16.02, "-16 ± 0.3 LUFS")],
    };

    [Fact]
    public void The_report_of_an_edition() => Golden.Verify("ferry.edition.json", Sample.ToJson());

    [Fact]
    public void A_report_comes_back_as_it_was()
    {
        var read = EditionReport.Parse(Sample.ToJson(), "edition.json");

        Assert.Equal(Sample.ToJson(), read.ToJson());
        Assert.Equal(double.NegativeInfinity, read.Programmes[1].IntegratedLufs);
        Assert.Equal(Sample.Files, read.Files);
    }

    [Theory]
    [InlineData("null", "$")]
    [InlineData("{", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{ "files": [ { "path": 7 } ] }""", "$.files[0].path")]
    public void What_is_no_report_is_named(string json, string path)
    {
        var fault = Assert.Throws<ReportFormatException>(() => EditionReport.Parse(json, "edition.json"));

        Assert.Equal(path, fault.JsonPath);
    }

    [Theory]
    [InlineData(-16.0, -1.0, 100, 20.0, true)]
    [InlineData(-16.3, -1.5, 100, 0.0, true)]
    [InlineData(-16.4, -1.5, 100, 0.0, false)]
    [InlineData(-15.69, -1.5, 100, 0.0, false)]
    [InlineData(-16.0, -0.9, 100, 0.0, false)]
    [InlineData(-16.0, -1.5, 99.99, 0.0, false)]
    [InlineData(-16.0, -1.5, 100, 20.1, false)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, 100, 0.0, false)]
    public void The_limits_of_an_edition(double lufs, double peak, double coverage, double chapterMs, bool ok)
    {
        var checks = EditionChecks.Evaluate(new EditionFigures
        {
            Target = LoudnessTarget.Podcast,
            Loudness = new LoudnessFigures(lufs, peak),
            CoveragePercent = coverage,
            ChapterErrorMs = chapterMs,
        });

        Assert.Equal(ok, checks.All(c => c.Ok));
    }

    [Theory]
    [InlineData(-16.0, -15.1, true)]
    [InlineData(-16.0, -14.9, false)]
    public void Voices_stay_within_one_lu(double one, double other, bool ok)
    {
        var checks = EditionChecks.Evaluate(new EditionFigures
        {
            Target = LoudnessTarget.Podcast,
            Loudness = new LoudnessFigures(-16, -2),
            CoveragePercent = 100,
            VoiceLufs = [one, other, double.NegativeInfinity],
        });

        Assert.Equal(ok, Assert.Single(checks, c => c.Name == "voices").Ok);
    }

    [Fact]
    public void What_was_not_measured_is_not_checked()
    {
        var checks = EditionChecks.Evaluate(new EditionFigures { Target = LoudnessTarget.Ebu, Loudness = new LoudnessFigures(-23, -3), CoveragePercent = 100 });

        Assert.Equal(["loudness", "true-peak", "coverage"], checks.Select(c => c.Name), StringComparer.Ordinal);
        Assert.Equal("-23 ± 0.3 LUFS", checks[0].Limit);
    }
}
