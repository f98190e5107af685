using System.Security.Cryptography;
using System.Text.Json;

namespace AudioEdition.Tests.Cli;

/// <summary>The whole way with the stub for an engine and the real encoder.</summary>
public sealed class BuildTests
{
    private const string Article = """
        Ferry Crews Call Off Strike

        SKARHOLM — Ferry crews called off a strike on Friday, union leader Tove Lindqvist said.

        "We have been heard at last," Lindqvist told reporters in the harbour. "Nobody wanted this strike."

        The first boats leave at 9:30 a.m. on Saturday, the operator said.

        "It is a fair price," said the minister, Aksel Brandvold.

        Read more

        Please consider supporting our journalism with a donation.
        """;

    [Fact]
    public async Task An_edition_holds_what_the_readme_promises()
    {
        using var run = new CommandRun();
        var folder = run.Folder.Combine("edition");

        Assert.Equal(0, await run.RunAsync("build", run.Write("ferry.txt", Article), "--engine", "stub", "-o", folder));

        Assert.Equal(folder, run.Output.Trim());
        foreach (var file in new[]
        {
            "edition.m4b", "edition.mp3", "quotes.m4b", "quotes.mp3", "plan.json", "chapters.json", "transcript.vtt", "transcript.srt",
            "transcript.json", "transcript.html", "index.html", "edition.json",
        })
        {
            Assert.True(new FileInfo(Path.Combine(folder, file)).Length > 100, file);
        }

        Assert.Equal(
            ["01-tove-lindqvist.m4a", "02-tove-lindqvist.m4a", "03-aksel-brandvold.m4a"],
            Directory.EnumerateFiles(Path.Combine(folder, "quotes")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(run.Folder.Path, ".edition*"));
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_at_any_number_of_jobs()
    {
        using var run = new CommandRun();
        var article = run.Write("ferry.txt", Article);

        Assert.Equal(0, await run.RunAsync("build", article, "--engine", "stub", "-o", run.Folder.Combine("one"), "--jobs", "1"));
        Directory.Delete(run.Folder.Combine("cache"), recursive: true);
        Assert.Equal(0, await run.RunAsync("build", article, "--engine", "stub", "-o", run.Folder.Combine("two"), "--jobs", "2"));

        Assert.Equal(Hashes(run.Folder.Combine("one")), Hashes(run.Folder.Combine("two")));
    }

    [Fact]
    public async Task A_correction_speaks_one_unit_again()
    {
        using var run = new CommandRun();
        var folder = run.Folder.Combine("edition");
        Assert.Equal(0, await run.RunAsync("build", run.Write("ferry.txt", Article), "--engine", "stub", "-o", folder, "--format", "wav"));

        var corrected = Article.Replace("on Saturday, the operator", "on Sunday, the operator", StringComparison.Ordinal);
        Assert.Equal(0, await run.RunAsync("build", run.Write("ferry.txt", corrected), "--engine", "stub", "-o", folder, "--format", "wav", "--json"));

        using var result = JsonDocument.Parse(run.Output);
        Assert.Equal(1, result.RootElement.GetProperty("synthesized").GetInt32());
    }

    [Fact]
    public async Task A_speaker_set_by_hand_in_the_plan_changes_the_voice()
    {
        using var run = new CommandRun();
        Assert.Equal(0, await run.RunAsync("plan", run.Write("ferry.txt", Article), "--engine", "stub", "--json"));
        var plan = System.Text.Json.Nodes.JsonNode.Parse(run.Output)!;
        var quotations = plan["units"]!.AsArray().Where(u => (string?)u!["kind"] == "quotation").ToList();
        var (first, last) = (quotations[0]!, quotations[^1]!);
        Assert.NotEqual((string?)first["voice"], (string?)last["voice"]);
        last["speaker"] = (string?)first["speaker"];

        var edited = run.Write("plan.json", plan.ToJsonString());
        Assert.Equal(0, await run.RunAsync("build", edited, "-o", run.Folder.Combine("edition"), "--format", "wav"));

        using var built = JsonDocument.Parse(File.ReadAllText(run.Folder.Combine("edition", "plan.json")));
        var voices = built.RootElement.GetProperty("units").EnumerateArray()
            .Where(u => u.GetProperty("kind").GetString() == "quotation")
            .Select(u => u.GetProperty("voice").GetString())
            .Distinct(StringComparer.Ordinal);
        Assert.Single(voices);
    }

    [Theory]
    [InlineData("../../escape")]
    [InlineData("<voice name=\"x\">Loud</voice> Harbour Opens")]
    [InlineData("\"; rm -rf / #")]
    [InlineData("-o /etc/passwd; ffmpeg = \\ [chapter]")]
    [InlineData("CON")]
    public async Task A_hostile_headline_is_a_title_and_nothing_else(string headline)
    {
        using var run = new CommandRun();
        var article = run.Write("hostile.txt", $"{headline}\n\nThe harbour opened on Monday after a week of storms, and the first boats left before dawn.\n\n\"We waited long enough,\" said Ada Holm, the harbour master.");
        var before = Directory.GetCurrentDirectory();

        Assert.Equal(0, await run.RunAsync("build", article, "--engine", "stub", "-o", run.Folder.Combine("edition"), "--format", "mp3"));

        Assert.Equal(["cache", "data", "edition", "hostile.txt"], Directory.EnumerateFileSystemEntries(run.Folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(before, Directory.GetCurrentDirectory());
    }

    [Fact]
    public async Task A_folder_with_other_files_is_left_as_it_is()
    {
        using var run = new CommandRun();
        var folder = Directory.CreateDirectory(run.Folder.Combine("photos")).FullName;
        File.WriteAllText(Path.Combine(folder, "cat.jpg"), "cat");

        var code = await run.RunAsync("build", run.Write("ferry.txt", Article), "--engine", "stub", "-o", folder);

        Assert.Equal(2, code);
        Assert.Contains("another folder", run.Error, StringComparison.Ordinal);
        Assert.Equal(["cat.jpg"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_that_the_user_laid_into_an_edition_survives_the_next_build()
    {
        using var run = new CommandRun();
        var folder = run.Folder.Combine("edition");
        var article = run.Write("ferry.txt", Article);
        Assert.Equal(0, await run.RunAsync("build", article, "--engine", "stub", "-o", folder, "--format", "wav"));
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "ask Tove");

        Assert.Equal(0, await run.RunAsync("build", article, "--engine", "stub", "-o", folder, "--format", "mp3"));

        Assert.Equal("ask Tove", File.ReadAllText(Path.Combine(folder, "notes.txt")));
        Assert.False(File.Exists(Path.Combine(folder, "edition.wav")));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_told_before_anything_is_spoken()
    {
        using var run = new CommandRun();
        var file = run.Write("occupied", "a file where a folder should be");

        var code = await run.RunAsync("build", run.Write("ferry.txt", Article), "--engine", "stub", "-o", Path.Combine(file, "edition"));

        Assert.Equal(1, code);
        Assert.Contains("-o", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run.Folder.Combine("cache", "audio-edition", "utterances")));
    }

    [Fact]
    public async Task The_quotations_alone_make_an_edition_of_their_own()
    {
        using var run = new CommandRun();
        var folder = run.Folder.Combine("edition");

        Assert.Equal(0, await run.RunAsync("quotes", run.Write("ferry.txt", Article), "--engine", "stub", "-o", folder, "--format", "mp3"));

        Assert.True(File.Exists(Path.Combine(folder, "quotes.mp3")));
        Assert.Equal(3, Directory.EnumerateFiles(Path.Combine(folder, "quotes")).Count());
        Assert.False(File.Exists(Path.Combine(folder, "edition.mp3")));
        Assert.Equal(0, await run.RunAsync("verify", folder));
    }

    private static SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            f => Path.GetRelativePath(folder, f),
            f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))),
            StringComparer.Ordinal),
        StringComparer.Ordinal);
}
