using System.Globalization;
using System.Text.Json.Nodes;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Verification;

namespace AudioEdition.Tests.Publishing.Verification;

public sealed class EditionVerifierTests
{
    public static TheoryData<string> Files() =>
        ["plan.json", "chapters.json", "transcript.vtt", "transcript.srt", "transcript.json", "transcript.html", "index.html", "edition.m4b", "edition.mp3"];

    [Fact]
    public async Task A_whole_edition_is_proven()
    {
        using var edition = new EditionFolder();

        var result = await new EditionVerifier().VerifyAsync(edition.Root, edition, TestContext.Current.CancellationToken);

        Assert.Empty(result.Faults);
        Assert.True(result.Ok);
        Assert.Equal(10, result.Proven.Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_missing_file_is_found(string file)
    {
        using var edition = new EditionFolder();
        File.Delete(edition.At(file));

        Assert.Contains($"{file}: is missing", await edition.FaultsAsync(), StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_was_cut_is_found(string file)
    {
        using var edition = new EditionFolder();
        var bytes = await File.ReadAllBytesAsync(edition.At(file), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(edition.At(file), bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);

        var message = string.Create(CultureInfo.InvariantCulture, $"{file}: is cut short: {bytes.Length / 2} bytes");
        Assert.Contains(await edition.FaultsAsync(), f => f.StartsWith(message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_changed_byte_is_found(string file)
    {
        using var edition = new EditionFolder();
        var bytes = await File.ReadAllBytesAsync(edition.At(file), TestContext.Current.CancellationToken);
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(edition.At(file), bytes, TestContext.Current.CancellationToken);

        Assert.Contains(await edition.FaultsAsync(), f => f.StartsWith($"{file}: was changed", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_cut_by_somebody_who_wrote_new_hashes_is_found(string file)
    {
        using var edition = new EditionFolder();
        var bytes = await File.ReadAllBytesAsync(edition.At(file), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(edition.At(file), bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        edition.Sign();

        Assert.Contains(await edition.FaultsAsync(), f => f.StartsWith($"{file}: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("transcript.vtt", "pays for its own fuel", "pays for its own crew")]
    [InlineData("transcript.srt", "own fuel", "own crew")]
    [InlineData("transcript.json", "pays for its own fuel", "pays for its own crew")]
    [InlineData("transcript.html", "pays for its own fuel", "pays for its own crew")]
    [InlineData("index.html", "pays for its own fuel", "pays for its own crew")]
    public async Task Changed_words_are_found_with_their_unit(string file, string what, string into)
    {
        using var edition = new EditionFolder();
        edition.Change(file, what, into);
        edition.Sign();

        var fault = Assert.Single(await edition.FaultsAsync());
        Assert.StartsWith($"{file}: unit 3 says \"", fault, StringComparison.Ordinal);
        Assert.Contains("owncrew", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transcript.vtt", "<v Tom Okafor>", "<v Mara Ellison>")]
    [InlineData("transcript.json", "\"Tom Okafor\"", "\"Mara Ellison\"")]
    [InlineData("transcript.srt", "Tom Okafor: My", "Mara Ellison: My")]
    public async Task Words_laid_into_another_mouth_are_found(string file, string what, string into)
    {
        using var edition = new EditionFolder();
        edition.Change(file, what, into);
        edition.Sign();

        Assert.StartsWith($"{file}: unit 11 ", Assert.Single(await edition.FaultsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transcript.vtt", "00:00:24.040 --> 00:00:25.480", "00:00:23.600 --> 00:00:25.480")]
    [InlineData("transcript.srt", "00:00:24,040 --> 00:00:25,480", "00:00:23,600 --> 00:00:25,480")]
    [InlineData("index.html", "\"s\": 24.04,", "\"s\": 23.6,")]
    public async Task Moved_cues_are_found(string file, string what, string into)
    {
        using var edition = new EditionFolder();
        edition.Change(file, what, into);
        edition.Sign();

        Assert.StartsWith($"{file}: unit 5 begins at 0:23.600", Assert.Single(await edition.FaultsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_missing_from_the_plan_is_found()
    {
        using var edition = new EditionFolder();
        edition.ChangeJson("plan.json", plan => plan["units"]!.AsArray().RemoveAt(5));
        edition.Sign();

        var faults = await edition.FaultsAsync();
        Assert.Contains("plan.json: a unit is missing: nobody reads \"\"That is the whole truth.\"\"", faults, StringComparer.Ordinal);
        Assert.Contains(faults, f => f.StartsWith("transcript.vtt: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unit_missing_from_the_transcripts_is_found()
    {
        using var edition = new EditionFolder();
        edition.Change("transcript.vtt", "00:00:24.040 --> 00:00:25.480\n<v Mara Ellison>That is the whole truth.\n\n", "");
        edition.Sign();

        Assert.StartsWith("transcript.vtt: unit 5 says \"", Assert.Single(await edition.FaultsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_that_hides_a_unit_is_found_by_the_reports_counts()
    {
        using var edition = new EditionFolder();
        edition.ChangeJson("plan.json", plan =>
        {
            plan["units"]!.AsArray().RemoveAt(12);
            plan["cuts"]!.AsArray().Insert(1, JsonNode.Parse("""{ "start": 735, "end": 743, "reason": "footer" }"""));
            plan["blocks"]!.AsArray()[6]!["end"] = 734;
        });
        edition.Sign();

        var faults = await edition.FaultsAsync();
        Assert.Contains("plan.json: has 12 units where edition.json has 13", faults, StringComparer.Ordinal);
        Assert.Contains("plan.json: has 3 cuts where edition.json has 2", faults, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Chapters_moved_in_their_file_are_found()
    {
        using var edition = new EditionFolder();
        edition.Change("chapters.json", "13.8", "18.8");
        edition.Sign();

        var faults = await edition.FaultsAsync();
        Assert.Contains("chapters.json: chapter 2 was moved: it begins at 0:18.800, its first unit is heard at 0:13.800", faults, StringComparer.Ordinal);
        Assert.Contains(faults, f => f.StartsWith("edition.mp3: chapter 2 was moved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chapters_moved_in_a_container_are_found()
    {
        using var edition = new EditionFolder();
        edition.Chapters = [edition.Chapters[0], edition.Chapters[1] with { Start = TimeSpan.FromSeconds(13.83) }, edition.Chapters[2]];

        Assert.Equal(
            ["edition.m4b: chapter 2 was moved: it begins at 0:13 (13.830 s), in chapters.json at 13.800 s", "edition.mp3: chapter 2 was moved: it begins at 0:13 (13.830 s), in chapters.json at 13.800 s"],
            await edition.FaultsAsync(),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Chapters_that_a_container_lost_or_renamed_are_found()
    {
        using var edition = new EditionFolder();
        edition.Chapters = [edition.Chapters[0], edition.Chapters[1], edition.Chapters[2] with { Title = "The end" }];
        Assert.Contains(await edition.FaultsAsync(), f => f.StartsWith("edition.mp3: chapter 3 is \"The end\"", StringComparison.Ordinal));

        edition.Chapters = [];
        Assert.Contains("edition.m4b: has 0 chapters where chapters.json has 3", await edition.FaultsAsync(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(-14.9, -1.2, "edition.mp3: loudness is -14.9, asked is -16 ± 0.3 LUFS")]
    [InlineData(-16.1, -0.2, "edition.mp3: true-peak is -0.2, asked is ≤ -1 dBTP")]
    public async Task A_wrong_level_is_found(double lufs, double peak, string fault)
    {
        using var edition = new EditionFolder();
        edition.Loudness = new LoudnessFigures(lufs, peak);

        Assert.Contains(fault, await edition.FaultsAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_check_that_failed_at_the_time_is_told()
    {
        using var edition = new EditionFolder();
        edition.Report = edition.Report with { Checks = [new EditionCheck("chapters", false, 34, "≤ 20 ms")] };
        edition.Sign();

        Assert.Equal(["edition.json: was made with a failed check: chapters is 34, asked is ≤ 20 ms"], await edition.FaultsAsync(), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/hostname")]
    public async Task A_report_that_points_elsewhere_is_refused(string path)
    {
        using var edition = new EditionFolder();
        var report = edition.Report with { Files = [.. edition.Report.Files, new ReportFile(path, 1, "00")] };
        await File.WriteAllTextAsync(edition.At(EditionReport.FileName), report.ToJson(), TestContext.Current.CancellationToken);

        Assert.Contains($"edition.json: names a file outside of the edition: {path}", await edition.FaultsAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_edition_of_quotations_alone_is_proven_by_its_own_order()
    {
        using var edition = new EditionFolder(RunningOrder.QuotationsOnly(SampleEdition.Script.Cast.Script)!, "quotes");

        Assert.Empty(await edition.FaultsAsync());
        edition.Change("transcript.vtt", "Nobody asked us,", "Nobody asked,");
        edition.Sign();
        Assert.StartsWith("transcript.vtt: unit 7 says", Assert.Single(await edition.FaultsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_report_nothing_is_proven()
    {
        using var edition = new EditionFolder();
        File.Delete(edition.At(EditionReport.FileName));
        Assert.StartsWith("edition.json: is missing", Assert.Single(await edition.FaultsAsync()), StringComparison.Ordinal);

        await File.WriteAllTextAsync(edition.At(EditionReport.FileName), "{", TestContext.Current.CancellationToken);
        Assert.StartsWith("edition.json: ", Assert.Single(await edition.FaultsAsync()), StringComparison.Ordinal);
    }
}
