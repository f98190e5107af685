using System.Text;
using System.Text.Json;
using AudioEdition.Cli;
using AudioEdition.Emulator;
using NJsonSchema;

namespace AudioEdition.Tests.Cli;

/// <summary>What a person is told before money is spent, and what keeps it from being spent.</summary>
public sealed class CostTests : IAsyncLifetime
{
    private const string Article = "The harbour\n\n“We are glad,” said Ada Morwen, who runs it. She smiled. “We are not,” said Ben Holt. He left.";

    private readonly CommandRun _run = new();
    private SpeechEmulator _emulator = null!;
    private string _article = "";
    private string _voices = "";

    public async ValueTask InitializeAsync()
    {
        _emulator = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        (_run.Environment["AUDIOEDITION_ELEVENLABS_URL"], _run.Environment["ELEVENLABS_API_KEY"]) = (_emulator.Address.AbsoluteUri, _emulator.Key);
        _article = _run.Write("a.txt", Article);
        _voices = Voices(""", "prices": { "currency": "EUR", "perMillion": { "elevenlabs": 100 } }""");
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _run.Dispose();
    }

    [Fact]
    public async Task The_plan_tells_the_cost_and_sends_nothing()
    {
        Assert.Equal(ExitCode.Done, await PlanAsync());
        Assert.Matches("cost: elevenlabs: [0-9]+ billable characters: about 0\\.0[0-9]+ EUR", _run.Output);

        Assert.Equal(ExitCode.Done, await PlanAsync("--json"));
        using var plan = JsonDocument.Parse(_run.Output);
        var cost = plan.RootElement.GetProperty("cost");
        var characters = cost.GetProperty("characters").GetInt64();
        Assert.Equal(("EUR", 0, characters), (cost.GetProperty("currency").GetString(), cost.GetProperty("cached").GetInt64(), cost.GetProperty("toBuy").GetInt64()));
        Assert.Equal(characters / 10_000m, cost.GetProperty("amount").GetDecimal());
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Golden.Root(), "docs", "plan.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(_run.Output));

        // A plan that was asked for with its cost is a plan like any other.
        Assert.Equal(ExitCode.Done, await _run.RunAsync("plan", _run.Write("plan.json", _run.Output), "--json"));
        Assert.Empty(_emulator.Received);
    }

    [Fact]
    public async Task A_plan_that_costs_nothing_tells_no_cost()
    {
        Assert.Equal(ExitCode.Done, await _run.RunAsync("plan", _article, "--engine", "stub", "--json"));
        Assert.DoesNotContain("\"cost\"", _run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await _run.RunAsync("plan", _article, "--engine", "stub", "--max-cost", "0"));
        Assert.DoesNotContain("cost", _run.Output + _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "--max-cost", "0.001")]
    [InlineData(1, "--max-characters", "20")]
    [InlineData(1, "--max-characters", "20", "--yes")]
    [InlineData(2, "--max-cost", "-1")]
    [InlineData(2, "--max-cost", "lots")]
    public async Task A_limit_stops_before_the_first_request(int exitCode, params string[] options)
    {
        Assert.Equal(exitCode, await BuildAsync(_voices, options));

        Assert.Contains("--max-", _run.Error, StringComparison.Ordinal);
        Assert.Empty(_emulator.Received);
        Assert.False(Directory.Exists(_run.Folder.Combine("edition")));
        Assert.Equal(exitCode, await PlanAsync(options));
    }

    [Fact]
    public async Task A_limit_in_money_without_a_price_is_told_and_buys_nothing()
    {
        var voices = Voices("");
        Assert.Equal(ExitCode.Usage, await BuildAsync(voices, "--max-cost", "5"));
        Assert.Contains("price", _run.Error, StringComparison.Ordinal);
        Assert.Contains("voices.json", _run.Error, StringComparison.Ordinal);
        Assert.Empty(_emulator.Received);
    }

    [Theory]
    [InlineData("n\n")]
    [InlineData("what?\n")]
    [InlineData("")]
    public async Task At_a_terminal_somebody_is_asked_and_anything_but_yes_buys_nothing(string answer)
    {
        (_run.IsTerminal, _run.StandardInput) = (true, Encoding.UTF8.GetBytes(answer));
        Assert.Equal(ExitCode.Interrupted, await BuildAsync(_voices));
        Assert.Contains("[Y/n]", _run.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was bought", _run.Error, StringComparison.Ordinal);

        // Whether the engine can speak was asked before, which costs nothing.
        Assert.Equal((0, 0), (_emulator.Delivered.Count, _emulator.BillableCharacters));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("elevenlabs")]
    [InlineData("azure")]
    public async Task What_was_counted_is_what_is_bought_and_a_second_build_buys_nothing(string engine)
    {
        if (engine == "azure")
        {
            (_run.Environment["AZURE_SPEECH_ENDPOINT"], _run.Environment["AZURE_SPEECH_KEY"]) = (_emulator.Address.AbsoluteUri, _emulator.Key);
            _voices = _run.Write("voices.json", """{ "version": 1, "engine": "azure", "prices": { "currency": "EUR", "perMillion": { "azure": 15 } } }""");
        }

        (_run.IsTerminal, _run.StandardInput) = (true, "\n"u8.ToArray());
        await PlanAsync("--json");
        var characters = JsonDocument.Parse(_run.Output).RootElement.GetProperty("cost").GetProperty("characters").GetInt64();

        Assert.Equal(ExitCode.Done, await BuildAsync(_voices, "--json"));
        Assert.Equal(characters, _emulator.BillableCharacters);
        var report = Report();
        Assert.Equal((characters, "EUR"), (report.GetProperty("cost").GetProperty("characters").GetInt64(), report.GetProperty("cost").GetProperty("currency").GetString()));
        Assert.Equal(characters, JsonDocument.Parse(_run.Output).RootElement.GetProperty("cost").GetProperty("bought").GetInt64());
        var bytes = await File.ReadAllBytesAsync(_run.Folder.Combine("edition", "edition.json"), TestContext.Current.CancellationToken);

        // Nobody is asked when nothing is to be bought, and the report does not tell the two builds apart.
        _run.StandardInput = "n\n"u8.ToArray();
        Assert.Equal(ExitCode.Done, await BuildAsync(_voices, "--max-cost", "0"));
        Assert.Contains("nothing to pay", _run.Error, StringComparison.Ordinal);
        Assert.Equal(characters, _emulator.BillableCharacters);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_run.Folder.Combine("edition", "edition.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task An_edition_of_the_quotations_buys_the_quotations_alone()
    {
        Assert.Equal(ExitCode.Done, await _run.RunAsync("quotes", _article, "--voices", _voices, "-o", _run.Folder.Combine("edition"), "--format", "wav"));
        Assert.Equal(["We are glad,", "We are not,"], _emulator.Delivered.Where(r => r.Text is not null).Select(r => r.Text!).Order(StringComparer.Ordinal));
        Assert.Equal(_emulator.BillableCharacters, Report().GetProperty("cost").GetProperty("characters").GetInt64());
    }

    private JsonElement Report() => JsonDocument.Parse(File.ReadAllText(_run.Folder.Combine("edition", "edition.json"))).RootElement;

    private string Voices(string prices) => _run.Write("voices.json", $$"""
        { "version": 1, "casts": { "elevenlabs": {
          "narrator": "elevenlabs:EmuVoiceBen00000002", "quote": "elevenlabs:EmuVoiceDrew0000004",
          "pool": [ { "voice": "elevenlabs:EmuVoiceAda00000001", "gender": "female" }, { "voice": "elevenlabs:EmuVoiceClio0000003" } ] } }{{prices}} }
        """);

    private Task<int> PlanAsync(params string[] options) => _run.RunAsync(["plan", _article, "--voices", _voices, .. options]);

    private Task<int> BuildAsync(string voices, params string[] options) =>
        _run.RunAsync(["build", _article, "--voices", voices, "-o", _run.Folder.Combine("edition"), "--format", "wav", .. options]);
}
