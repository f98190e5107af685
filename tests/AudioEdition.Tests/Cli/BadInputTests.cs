using System.Text;

namespace AudioEdition.Tests.Cli;

/// <summary>What a person gets who gives the wrong thing: one line that says what to do, the right exit code, and no file.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, byte[], int, string> BadFiles() => new()
    {
        { "empty.txt", [], 3, "empty" },
        { "blank.txt", "  \n\n \t \r\n"u8.ToArray(), 3, "empty" },
        { "program.bin", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0xFF, 0xFE, 0x00, 0x01], 2, "text" },
        { "appeal.txt", "Read more\n\nPlease consider making a donation to support our journalism."u8.ToArray(), 3, "article" },
        { "broken.json", "{ \"version\": 1, \"text\": "u8.ToArray(), 2, "broken.json" },
        { "other.json", "{ \"version\": 99 }"u8.ToArray(), 2, "version" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_is_no_article_is_refused_in_one_line(string name, byte[] content, int exitCode, string says)
    {
        using var run = new CommandRun();
        var path = run.Write(name, content);

        var code = await run.RunAsync("build", path, "--engine", "stub", "-o", run.Folder.Combine("edition"));

        Assert.Equal(exitCode, code);
        Assert.Contains(says, run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Empty(run.Output);
        Assert.False(Directory.Exists(run.Folder.Combine("edition")));
    }

    [Fact]
    public async Task A_file_of_fifty_megabytes_is_refused_with_its_limit()
    {
        using var run = new CommandRun();
        var content = new byte[50 * 1024 * 1024];
        Array.Fill(content, (byte)'a');

        var code = await run.RunAsync("plan", run.Write("huge.txt", content));

        Assert.Equal(2, code);
        Assert.Contains("MB", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build")]
    [InlineData("build", "no-such-file.txt")]
    [InlineData("build", "a.txt", "--no-such-option")]
    [InlineData("build", "a.txt", "--format", "vinyl")]
    [InlineData("build", "a.txt", "--jobs", "0")]
    [InlineData("build", "a.txt", "--jobs", "many")]
    [InlineData("build", "a.txt", "--locale", "kl-KL")]
    [InlineData("build", "a.txt", "--loudness", "loud")]
    [InlineData("build", "a.txt", "--voices", "no-such-voices.json")]
    [InlineData("say", "")]
    [InlineData("say", " \n")]
    [InlineData("say", "a", "--voice", "nobody")]
    [InlineData("say", "a", "--voice", "no-such-engine:a")]
    [InlineData("say", "a", "--locale", "kl-KL")]
    [InlineData("sing")]
    [InlineData("verify", "no-such-folder")]
    public async Task Wrong_use_is_exit_code_2_and_says_what_was_wrong(params string[] args)
    {
        using var run = new CommandRun();

        Assert.Equal(2, await run.RunAsync(args));

        Assert.StartsWith("audio-edition: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("Did you mean build?", "bild", "a.txt")]
    [InlineData("Did you mean --engine?", "build", "--engin", "stub", "a.txt")]
    [InlineData("Did you mean --json?", "doctor", "--jsn")]
    [InlineData("audio-edition build ", "$article")]
    [InlineData("--jobs takes a whole number, not 'many'.", "build", "$article", "--jobs", "many")]
    [InlineData("--max-cost takes an amount like 0.50, not '0,50'.", "build", "$article", "--max-cost", "0,50")]
    [InlineData("is a folder", "build", "$folder")]
    [InlineData("is a folder", "build", "$article", "--voices", "$folder")]
    [InlineData("is a folder", "build", "$article", "--lexicon", "$folder")]
    [InlineData("is a folder; --register takes a file", "build", "$article", "--engine", "stub", "--register", "$folder")]
    [InlineData("no such file", "build", "$article", "--voices", "none.json")]
    [InlineData("is a file; choose another folder", "build", "$article", "--engine", "stub", "-o", "$article")]
    [InlineData("holds files that are no edition", "build", "$article", "--engine", "stub", "-o", "$folder")]
    public async Task A_slip_is_answered_with_what_was_meant_and_nothing_is_made(string says, params string[] args)
    {
        using var run = new CommandRun();
        Directory.CreateDirectory(run.Folder.Combine("folder"));
        run.Write("folder/mine.txt", "mine");
        var article = Repository.TestArticle("wire-ferry.txt");

        Assert.Equal(2, await run.RunAsync([.. args.Select(a => a switch { "$article" => article, "$folder" => run.Folder.Combine("folder"), _ => a })]));

        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal(["mine.txt"], Directory.EnumerateFileSystemEntries(run.Folder.Combine("folder")).Select(Path.GetFileName));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(run.Folder.Path), f => Path.GetFileName(f) is not ("folder" or "cache" or "data"));
    }

    [Fact]
    public async Task Whoever_says_nothing_is_told_what_there_is()
    {
        using var run = new CommandRun();
        Assert.Equal(2, await run.RunAsync());
        Assert.Contains("build <article>", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("build --engine az", "azure")]
    [InlineData("quo", "quotes")]
    public async Task A_shell_can_ask_how_a_word_goes_on(string line, string expected)
    {
        using var run = new CommandRun();
        Assert.Equal(0, await run.RunAsync($"[suggest:{line.Length}]", line));
        Assert.Equal(expected, run.Output.Trim());
    }

    [Fact]
    public async Task A_fault_in_voices_json_is_named_by_its_path()
    {
        using var run = new CommandRun();
        var voices = run.Write("voices.json", """{ "version": 1, "narator": "stub:a" }""");

        var code = await run.RunAsync("plan", Repository.TestArticle("wire-ferry.txt"), "--voices", voices);

        Assert.Equal(2, code);
        Assert.Contains("narator", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_engine_is_told_with_those_that_exist()
    {
        using var run = new CommandRun();

        var code = await run.RunAsync("build", Repository.TestArticle("wire-ferry.txt"), "--engine", "gramophone", "-o", run.Folder.Combine("edition"));

        Assert.Equal(2, code);
        Assert.Contains("gramophone", run.Error, StringComparison.Ordinal);
        Assert.Contains("flite", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_quotation_mark_never_swallows_the_article()
    {
        using var run = new CommandRun();
        var path = run.Write("half.txt", """
            Bridge Reopens After Repair

            The bridge reopened on Monday, the council said.

            "It took longer than we hoped, said Ada Holm, the engineer.

            Traffic was light in the morning and the first bus crossed at six.
            """);

        Assert.Equal(0, await run.RunAsync("plan", path));

        Assert.Contains("the first bus crossed at six", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lone_surrogates_and_control_characters_do_no_harm()
    {
        using var run = new CommandRun();
        var path = run.Write("odd.txt", Encoding.Unicode.GetBytes(
            "\uFEFFHarbour \uD800 Opens\n\nThe harbour opened on \u0007Monday after a week of storms, the harbour master said.\n\nBoats left at dawn \uDC00 and came back full."));

        Assert.Equal(0, await run.RunAsync("plan", path));

        Assert.DoesNotContain('\u0007', run.Output);
    }
}
