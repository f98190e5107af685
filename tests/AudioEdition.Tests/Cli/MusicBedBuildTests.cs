using System.Security.Cryptography;
using System.Text.Json;
using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Publishing.Report;
using AudioEdition.Tests.Mastering;
using static AudioEdition.Tests.Mastering.Material;

namespace AudioEdition.Tests.Cli;

/// <summary>Whole commands with music under the programme.</summary>
public sealed class MusicBedBuildTests
{
    private const int Rate = 24_000;

    private const string Article = """
        Ferry Crews Call Off Strike

        Ferry crews called off a strike on Friday, union leader Tove Lindqvist said. The boats had been moored for a week. Nobody had hoped for an end so soon.

        "We have been heard at last," Lindqvist told reporters in the harbour. "Nobody wanted this strike."

        The first boats leave on Saturday, the operator said. Tickets are sold from noon. The fares stay as they are.
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mp3", 5)]
    [InlineData("flac", 90)]
    public async Task The_music_of_the_decoded_file_is_20_dB_under_the_voices_and_there(string format, double seconds)
    {
        using var run = new CommandRun();
        var folder = run.Folder.Combine("edition");

        var code = await run.RunAsync("build", run.Write("a.txt", Article), "--engine", "stub", "--format", format, "--bed", Noise(run, seconds), "-o", folder);

        Assert.True(code == 0, run.Error);
        var decoded = await DecodeAsync(Path.Combine(folder, "edition." + format));

        // Between two sentences the bed stays as low as under them, and is heard alone there.
        List<float> voices = [], bed = [];
        var cues = Cues(folder);
        foreach (var (cue, next) in cues.Zip(cues.Skip(1)))
        {
            voices.AddRange(decoded[(int)(cue.Start * Rate)..(int)(cue.End * Rate)]);
            if (next.Start - cue.End is > 0.3 and < 0.75)
            {
                bed.AddRange(decoded[(int)((cue.End + 0.08) * Rate)..(int)((next.Start - 0.06) * Rate)]);
            }
        }

        var distance = await LufsAsync([.. voices]) - await LufsAsync([.. bed]);
        Assert.InRange(distance, 20, 27);
        Assert.True(await LufsAsync(decoded[Rate..(int)(1.6 * Rate)]) > await LufsAsync([.. bed]) + 3, "the bed is no higher before the first word");
        Assert.Equal(0, await run.RunAsync("verify", folder));
    }

    [Fact]
    public async Task The_report_tells_the_distance_and_the_file_that_it_was_made_with()
    {
        using var run = new CommandRun();
        var bed = Noise(run, 4);
        Assert.Equal(0, await run.RunAsync("build", run.Write("a.txt", Article), "--engine", "stub", "--format", "wav", "--bed", bed, "-o", run.Folder.Combine("edition")));

        var report = EditionReport.Parse(File.ReadAllText(run.Folder.Combine("edition", "edition.json")), "edition.json");
        Assert.Equal(21, report.Programmes[0].BedDistanceDb!.Value, 0.5);
        Assert.Null(report.Programmes[1].BedDistanceDb);
        Assert.True(Assert.Single(report.Checks, c => c.Name.EndsWith("bed", StringComparison.Ordinal)).Ok);
        Assert.Equal(new ReportInput("noise.wav", new FileInfo(bed).Length, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(bed)))), report.Inputs[^1]);
    }

    [Fact]
    public async Task The_same_music_gives_the_same_bytes_at_any_number_of_jobs_and_leaves_nothing_behind()
    {
        using var run = new CommandRun();
        var (article, bed) = (run.Write("a.txt", Article), Noise(run, 3));
        foreach (var jobs in new[] { "1", "2" })
        {
            Assert.Equal(0, await run.RunAsync("build", article, "--engine", "stub", "--format", "mp3", "--bed", bed, "-o", run.Folder.Combine(jobs), "--jobs", jobs));
            Assert.Empty(Directory.EnumerateFiles(run.Folder.Combine("cache"), "*.tmp", SearchOption.AllDirectories));
            Directory.Delete(run.Folder.Combine("cache"), recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(run.Folder.Combine("1"), "*", SearchOption.AllDirectories))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace(run.Folder.Combine("1"), run.Folder.Combine("2"), StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task The_quotations_hold_no_music()
    {
        using var run = new CommandRun();
        var article = run.Write("a.txt", Article);
        Assert.Equal(0, await run.RunAsync("build", article, "--engine", "stub", "--format", "wav", "-o", run.Folder.Combine("plain")));
        Assert.Equal(0, await run.RunAsync("build", article, "--engine", "stub", "--format", "wav", "--bed", Noise(run, 4), "-o", run.Folder.Combine("music")));

        Assert.Equal(File.ReadAllBytes(run.Folder.Combine("plain", "quotes.wav")), File.ReadAllBytes(run.Folder.Combine("music", "quotes.wav")));
        Assert.Equal(2, await run.RunAsync("quotes", article, "--engine", "stub", "--bed", Noise(run, 4)));
        Assert.Contains("--bed", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.mp3", "no such file")]
    [InlineData(".", "folder")]
    [InlineData("a.txt", "ffmpeg cannot decode it")]
    [InlineData("silent.wav", "silent")]
    [InlineData("short.wav", "0.7 s")]
    public async Task What_is_no_music_is_wrong_use_before_anything_is_spoken(string name, string message)
    {
        using var run = new CommandRun();
        run.Write("silent.wav", Wave(new float[Rate * 4]));
        run.Write("short.wav", Wave(Signals.Noise(1, Rate * 7 / 10, 0.3)));

        var code = await run.RunAsync("build", run.Write("a.txt", Article), "--engine", "stub", "-o", run.Folder.Combine("edition"), "--bed", run.Folder.Combine(name));

        Assert.Equal(2, code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Synthesis", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Folder.Combine("edition")));
        Assert.Empty(Directory.EnumerateFiles(run.Folder.Path, "*.utterance", SearchOption.AllDirectories));
    }

    [Fact]
    public void Music_that_comes_too_near_fails_the_check()
    {
        EditionFigures Figures(double distance) => new() { Target = AudioEdition.Casting.LoudnessTarget.Podcast, Loudness = new LoudnessFigures(-16, -2), CoveragePercent = 100, BedDistanceDb = distance };

        Assert.False(EditionChecks.Evaluate(Figures(19.9)).Single(c => c.Name == "bed").Ok);
        Assert.True(EditionChecks.Evaluate(Figures(20)).Single(c => c.Name == "bed").Ok);
        Assert.True(EditionChecks.Evaluate(Figures(double.PositiveInfinity)).Single(c => c.Name == "bed").Ok);
    }

    private static string Noise(CommandRun run, double seconds) => run.Write("noise.wav", Wave(Signals.Noise(9, (int)(seconds * Rate), 0.3)));

    private static byte[] Wave(float[] samples) => WaveFile.Of(samples, Rate);

    private static List<(double Start, double End)> Cues(string folder)
    {
        // A unit is one cue or several of the transcript; where one begins as the last ends, nobody paused.
        using var transcript = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "transcript.json")));
        return [.. transcript.RootElement.GetProperty("segments").EnumerateArray().Select(s => (s.GetProperty("startTime").GetDouble(), s.GetProperty("endTime").GetDouble()))];
    }

    private static async Task<float[]> DecodeAsync(string path)
    {
        var samples = new List<float>();
        await foreach (var block in new AudioFileDecoder().DecodeAsync(path, Rate, cancellationToken: Token))
        {
            samples.AddRange(block.Span);
        }

        return [.. samples];
    }

    private static async Task<double> LufsAsync(float[] samples) => (await LoudnessMeter.MeasureAsync(OneBlock(samples), new AudioFormat(Rate), Token)).IntegratedLufs;
}
