using AudioEdition.Casting;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Tests.Speech;

public sealed class SpeechCostTests : IDisposable
{
    private static readonly VoicePrices Prices = new() { Currency = "EUR", PerMillion = new Dictionary<string, decimal> { ["stub"] = 20, ["stub:b"] = 100 } };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_said_twice_is_bought_once_and_each_voice_has_its_price()
    {
        var cost = await Synthesizer().CostAsync(SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:a", "Nobody came."), ("stub:b", "Nobody came."), ("stub:a", "* * *")), Prices, Token);

        Assert.Equal((24, 0, 24), (cost.Characters, cost.CachedCharacters, cost.ToBuy));
        Assert.Equal((12 * 20m / 1_000_000) + (12 * 100m / 1_000_000), cost.Amount);
        Assert.Equal(("EUR", "stub"), (cost.Currency, Assert.Single(cost.Engines).Engine));
    }

    [Fact]
    public async Task What_is_in_the_cache_is_paid_and_a_damaged_entry_is_not()
    {
        await Synthesizer().SynthesizeAsync(SpokenScripts.Of(("stub:a", "Nobody came.")), 1, null, Token);
        var script = SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:a", "Why not?"));

        var cost = await Synthesizer().CostAsync(script, Prices, Token);
        Assert.Equal((20, 12, 8), (cost.Characters, cost.CachedCharacters, cost.ToBuy));
        Assert.Equal((8 * 20m / 1_000_000, 20 * 20m / 1_000_000), (cost.Amount, cost.WholeAmount));
        Assert.Equal(cost.WholeAmount, Synthesizer().WholeCost(script, Prices).Amount);

        var entry = Assert.Single(Directory.GetFiles(_folder.Path, "*.utterance", SearchOption.AllDirectories));
        await File.WriteAllBytesAsync(entry, [1, 2, 3], Token);
        Assert.Equal(20, (await Synthesizer().CostAsync(script, Prices, Token)).ToBuy);
    }

    [Fact]
    public async Task A_price_that_is_not_known_makes_no_sum_unless_nothing_is_to_buy()
    {
        var script = SpokenScripts.Of(("stub:a", "Nobody came."));
        Assert.Null((await Synthesizer().CostAsync(script, VoicePrices.Unknown, Token)).Amount);

        await Synthesizer().SynthesizeAsync(script, 1, null, Token);
        var cost = await Synthesizer().CostAsync(script, VoicePrices.Unknown, Token);
        Assert.Equal((0m, null), (cost.Amount, cost.WholeAmount));
    }

    [Fact]
    public async Task An_engine_that_asks_nothing_is_no_part_of_the_cost()
    {
        var engines = new Dictionary<string, ISpeechSynthesizer> { ["stub"] = new FakeEngine() };
        var cost = await new UtteranceSynthesizer(engines, new UtteranceCache(_folder.Path)).CostAsync(SpokenScripts.Of(("stub:a", "Nobody came.")), Prices, Token);
        Assert.Empty(cost.Engines);
    }

    [Fact]
    public async Task Units_that_are_not_wanted_are_neither_counted_nor_spoken()
    {
        var engine = new FakeEngine { Bill = r => r.SpokenText.Length };
        var synthesizer = new UtteranceSynthesizer(new Dictionary<string, ISpeechSynthesizer> { ["stub"] = engine }, new UtteranceCache(_folder.Path)) { Units = new HashSet<int> { 1 } };
        var script = SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:c", "Why not?"), ("stub:a", "It rained."));
        var steps = new List<SynthesisProgress>();

        Assert.Equal(8, synthesizer.WholeCost(script, Prices).Characters);
        var result = await synthesizer.SynthesizeAsync(script, 1, new Steps(steps), Token);

        Assert.Equal("Why not?", Assert.Single(engine.Calls).Key);
        Assert.Equal(new SynthesisProgress(1, 1, 1, 0), steps[^1]);

        // Whoever reads another unit has it made.
        Assert.NotEqual(0, (await result.Utterances.ReadAsync(2, Token)).Clip.FrameCount);
    }

    private UtteranceSynthesizer Synthesizer() =>
        new(new Dictionary<string, ISpeechSynthesizer> { ["stub"] = new FakeEngine { Bill = r => r.SpokenText.Length } }, new UtteranceCache(_folder.Path));

    private sealed class Steps(List<SynthesisProgress> steps) : IProgress<SynthesisProgress>
    {
        public void Report(SynthesisProgress value) => steps.Add(value);
    }
}
