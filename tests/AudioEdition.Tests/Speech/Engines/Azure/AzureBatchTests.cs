using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Speech.Engines.Azure;
using AudioEdition.Tests.Speech.Engines.Web;

namespace AudioEdition.Tests.Speech.Engines.Azure;

public sealed class AzureBatchTests : IAsyncLifetime
{
    private const string Key = "canary-77e0a1";
    private const string Sonia = "azure:en-GB-SoniaNeural";
    private const string Ryan = "azure:en-GB-RyanNeural";

    private static readonly SpokenScript Script = SpokenScripts.Of(
        (Sonia, "The ferry to Marlow was late."), (Ryan, "Nobody had told us."), (Sonia, "The ferry to Marlow was late."), (Sonia, "* * *"), (Ryan, "We wait."));

    private readonly TemporaryFolder _folder = new();
    private SpeechEmulator _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Key = Key }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_job_leaves_the_same_bytes_in_the_cache_as_one_request_each()
    {
        await using var engine = Create();
        Assert.Equal(3, await FillAsync(engine, Script, "batch"));
        var bought = _emulator.Delivered.Count;
        Assert.Equal(3, (await Synthesizer(engine, "batch").SynthesizeAsync(Script, 1, cancellationToken: TestContext.Current.CancellationToken)).CacheHits - 1);
        Assert.Equal(bought, _emulator.Delivered.Count);
        await Synthesizer(engine, "single").SynthesizeAsync(Script, 1, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Files("single"), Files("batch"));
        Assert.Empty(Directory.EnumerateFiles(_folder.Combine("jobs")));
        Assert.Empty(_emulator.Violations);
        ServiceRuns.AssertKeptIn(_folder.Path, Key);
    }

    [Fact]
    public async Task A_run_that_ends_in_between_is_gone_on_with_and_nothing_is_bought_twice()
    {
        _emulator.Faults = FaultPlan.Always(Fault.Status(401)).On(EmulatorRoute.AzureBatchGet);
        await using (var engine = Create())
        {
            await Assert.ThrowsAsync<SpeechSynthesisException>(() => FillAsync(engine, Script, "batch"));
        }

        Assert.Single(Directory.EnumerateFiles(_folder.Combine("jobs")));
        _emulator.Faults = FaultPlan.None;
        await using (var engine = Create())
        {
            Assert.Equal(3, await FillAsync(engine, Script, "batch"));
            Assert.Equal(0, await FillAsync(engine, Script, "batch"));
        }

        Assert.Single(_emulator.Received, r => r.Route == EmulatorRoute.AzureBatchCreate);
        Assert.Empty(_emulator.BoughtTwice);
    }

    [Theory]
    [InlineData("abort-midway")]
    [InlineData("abort")]
    [InlineData("503")]
    [InlineData("429/3")]
    public async Task An_order_whose_answer_is_lost_is_not_ordered_again(string fault)
    {
        _emulator.Faults = FaultPlan.Sequence(Fault.Parse(fault)).On(EmulatorRoute.AzureBatchCreate)
            .Or(FaultPlan.Sequence(Fault.Parse(fault)).On(EmulatorRoute.AzureBatchResult))
            .Or(FaultPlan.Sequence(Fault.Status(500)).On(EmulatorRoute.AzureBatchDelete));
        await using var engine = Create();
        Assert.Equal(3, await FillAsync(engine, Script, "batch"));
        Assert.Empty(_emulator.BoughtTwice);
        Assert.Empty(_emulator.Violations);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("wrong-content-type")]
    public async Task Results_that_are_broken_are_fetched_again(string fault)
    {
        _emulator.Faults = FaultPlan.Sequence(Fault.Parse(fault)).On(EmulatorRoute.AzureBatchResult);
        await using var engine = Create();
        Assert.Equal(3, await FillAsync(engine, Script, "batch"));
        Assert.Equal(2, _emulator.Received.Count(r => r.Route == EmulatorRoute.AzureBatchResult));
    }

    [Fact]
    public async Task What_a_job_cannot_or_does_not_give_is_asked_for_by_itself()
    {
        var script = SpokenScripts.Of((Sonia, "A job can."), ("azure:en-US-Ava:DragonHDLatestNeural", "Not this one."));
        _emulator.Faults = FaultPlan.Always(Fault.EmptyAudio).On(EmulatorRoute.AzureBatchResult);
        await using var engine = Create();
        Assert.Equal(0, await FillAsync(engine, script, "batch"));
        Assert.Equal(2, (await Synthesizer(engine, "batch").SynthesizeAsync(script, 2, cancellationToken: TestContext.Current.CancellationToken)).Synthesized);
        Assert.DoesNotContain("Dragon", _emulator.Received.Single(r => r.Route == EmulatorRoute.AzureBatchCreate).Body, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_long_edition_is_several_jobs_under_way_at_once()
    {
        var script = SpokenScripts.Of([.. Enumerable.Range(0, 40).Select(i => (Sonia, $"Line {(char)('a' + (i % 26))}{(char)('a' + (i / 26))} {new string('e', 600)}."))]);
        await using var engine = Create();
        Assert.Equal(40, await FillAsync(engine, script, "batch"));
        var orders = _emulator.Received.Where(r => r.Route == EmulatorRoute.AzureBatchCreate).ToList();
        Assert.Equal(2, orders.Count);
        Assert.Equal(40, orders.SelectMany(o => o.Text!.Split('\n')).Distinct().Count());
        Assert.Equal(40, orders.Sum(o => o.Text!.Split('\n').Length));
    }

    private AzureSynthesizer Create() => new(new AzureOptions { Endpoint = _emulator.Address, Key = Key });

    private UtteranceSynthesizer Synthesizer(AzureSynthesizer engine, string cache) =>
        new(new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["azure"] = engine }, new UtteranceCache(_folder.Combine(cache)), new HastyTime());

    private Task<int> FillAsync(AzureSynthesizer engine, SpokenScript script, string cache) =>
        Synthesizer(engine, cache).FillByBatchAsync(script, _folder.Combine("jobs"), null, TestContext.Current.CancellationToken);

    private List<(string Name, string Content)> Files(string cache) =>
        [.. Directory.EnumerateFiles(_folder.Combine(cache), "*", SearchOption.AllDirectories).Select(f => (Path.GetFileName(f), Convert.ToHexString(File.ReadAllBytes(f)))).Order()];
}
