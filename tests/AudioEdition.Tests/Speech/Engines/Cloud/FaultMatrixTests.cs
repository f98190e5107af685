using System.Text;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Speech;

namespace AudioEdition.Tests.Speech.Engines.Cloud;

/// <summary>Each of our clients under every fault of a service: the right outcome, no unit lost, none bought twice.</summary>
[Trait("Category", "Slow")]
public sealed class FaultMatrixTests
{
    private const string Struck = "The second sentence meets the fault, whichever it is.";
    private static readonly string[] Texts = ["The first sentence is left alone by all.", Struck, "The third sentence is left alone as well.", "The fourth ends the whole paragraph here."];

    /// <summary>Where another try may help.</summary>
    private static readonly (string Name, Fault Fault)[] Passing =
    [
        ("408", Fault.Status(408)),
        ("429", Fault.Status(429)),
        ("429, wait 2 s", Fault.Status(429, TimeSpan.FromSeconds(2))),
        ("429, wait until", Fault.Status(429, TimeSpan.FromSeconds(2), asDate: true)),
        ("500", Fault.Status(500)),
        ("502", Fault.Status(502)),
        ("503", Fault.Status(503)),
        ("abort", Fault.Abort),
        ("abort midway", Fault.AbortMidway),
        ("hang", Fault.Hang),
        ("hang midway", Fault.HangMidway),
        ("truncated", Fault.Truncated),
        ("odd bytes", Fault.OddBytes),
        ("empty audio", Fault.EmptyAudio),
        ("wrong content type", Fault.WrongContentType),
        ("garbage", Fault.Garbage),
        ("close 1006", Fault.Close(1006)),
        ("close 1006 midway", Fault.CloseMidway(1006)),
        ("close 1007 for too much", Fault.Close(1007, "Throttled due to too many requests.")),
        ("close 1011", Fault.Close(1011)),
        ("close 1011 midway", Fault.CloseMidway(1011)),
        ("close 4429", Fault.Close(4429)),
        ("no turn.end", Fault.NoTurnEnd),
    ];

    /// <summary>Where none does.</summary>
    private static readonly (string Name, Fault Fault)[] Lasting =
    [
        ("400", Fault.Status(400)),
        ("401", Fault.Status(401)),
        ("403", Fault.Status(403)),
        ("413", Fault.Status(413)),
        ("415", Fault.Status(415)),
        ("redirect", Fault.Redirect(new Uri("https://example.org/elsewhere"))),
    ];

    /// <summary>Where the sound is right all the same.</summary>
    private static readonly (string Name, Fault Fault)[] Harmless =
    [
        ("slow drip", Fault.SlowDrip(TimeSpan.FromMilliseconds(1), 8_000)),
        ("boundaries beyond audio", Fault.BoundariesBeyondAudio),
        ("boundaries backwards", Fault.BoundariesBackwards),
        ("boundaries of another text", Fault.BoundariesOfOtherText),
        ("no boundaries", Fault.NoBoundaries),
    ];

    public static TheoryData<string, string> PassingFaults => Cases(Passing);

    public static TheoryData<string, string> LastingFaults => Cases(Lasting);

    public static TheoryData<string, string> HarmlessFaults => Cases(Harmless);

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_that_passes_costs_another_try_and_nothing_else(string engine, string fault)
    {
        await using var run = await CloudRun.StartAsync(engine);
        run.Emulator.Faults = FaultPlan.PerUnit(Of(Passing, fault)).ForText(Struck);

        var result = await run.SpeakAsync(Texts);

        await run.VerifyAsync(result, Texts);
        Assert.Equal(2, run.Emulator.Received.Count(r => r.Text == Struck));
        Assert.Equal(Texts.Length, run.Emulator.Delivered.Count);
        Assert.Empty(run.Emulator.BoughtTwice);
        Assert.Empty(run.Emulator.Violations);
    }

    [Theory]
    [MemberData(nameof(LastingFaults))]
    public async Task A_fault_that_lasts_names_the_unit_and_the_next_run_buys_what_is_missing(string engine, string fault)
    {
        await using var run = await CloudRun.StartAsync(engine);
        run.Emulator.Faults = FaultPlan.Always(Of(Lasting, fault)).On(run.Engine.Route).ForText(Struck);

        var failure = await Assert.ThrowsAsync<SpeechSynthesisException>(() => run.SpeakAsync(Texts));
        var tries = run.Emulator.Received.Count(r => r.Text == Struck);
        run.Emulator.Faults = FaultPlan.None;
        var result = await run.SpeakAsync(Texts);

        Assert.Equal(1, failure.UnitIndex);
        Assert.False(failure.IsTransient);
        Assert.Equal(1, tries);
        await run.VerifyAsync(result, Texts);
        Assert.Empty(run.Emulator.BoughtTwice);
    }

    [Theory]
    [MemberData(nameof(HarmlessFaults))]
    public async Task A_fault_of_the_word_times_costs_nothing(string engine, string fault)
    {
        await using var run = await CloudRun.StartAsync(engine);
        run.Emulator.Faults = FaultPlan.Always(Of(Harmless, fault)).ForText(Struck);

        var result = await run.SpeakAsync(Texts);

        await run.VerifyAsync(result, Texts);
        Assert.Equal(Texts.Length, run.Emulator.Delivered.Count);
        Assert.Empty(run.Emulator.BoughtTwice);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_thousand_utterances_at_a_fifth_of_faults_all_arrive_in_order_and_none_is_bought_twice(string engine)
    {
        await using var run = await CloudRun.StartAsync(engine);

        // Time limits are long, and the matrix has them; here it is the crowd that counts.
        var faults = Passing.Select(p => p.Fault).Where(f => f.Kind is not (FaultKind.Hang or FaultKind.HangMidway or FaultKind.NoTurnEnd)).ToList();
        run.Emulator.Faults = FaultPlan.Share(0.2, seed: 11, faults, worstRun: 2);
        var texts = Enumerable.Range(1, 1_000).Select(i => FormattableString.Invariant($"No {(char)('a' + (i % 26))}{i}.")).ToArray();

        var result = await run.SpeakAsync(texts);

        await run.VerifyAsync(result, texts);
        Assert.Equal(texts.Length, run.Emulator.Delivered.Count);
        Assert.Empty(run.Emulator.BoughtTwice);
        Assert.Empty(run.Emulator.Violations);
        Assert.InRange(run.Emulator.Received.Count(r => r.Fault is not null), 150, 350);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_key_shows_nowhere_whatever_goes_wrong(string engine)
    {
        const string Canary = "canary-7f3b91d2c4";
        await using var run = await CloudRun.StartAsync(engine, Canary);
        var said = new StringBuilder($"{run.Synthesizer} {run.Synthesizer.Engine} {run.Synthesizer.Version} {run.Synthesizer.Capabilities}");
        foreach (var (_, fault) in (IEnumerable<(string, Fault)>)[.. Lasting, .. Passing.Where(p => p.Fault.Kind is not (FaultKind.Hang or FaultKind.HangMidway or FaultKind.NoTurnEnd)), .. Harmless])
        {
            // A service that throws the key back at its user is one more fault.
            var echoing = fault.Kind == FaultKind.Status ? fault with { Reason = $"The key {Canary} is not welcome." } : fault;
            run.Emulator.Faults = FaultPlan.Always(echoing).On(run.Engine.Route);
            try
            {
                await run.SpeakAsync(FormattableString.Invariant($"This is what is said number {(int)fault.Kind} {fault.Code} {fault.RetryAfterAsDate}."));
            }
            catch (SpeechSynthesisException e)
            {
                said.AppendLine(e.ToString());
            }
        }

        run.Emulator.Faults = FaultPlan.Always(Fault.Status(401, reason: $"The key {Canary} is not welcome."));
        said.AppendLine((await run.Synthesizer.CheckHealthAsync(TestContext.Current.CancellationToken)).ToString());

        Assert.DoesNotContain(Canary, said.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.All(run.Emulator.Received, r => Assert.DoesNotContain(Canary, r.Path + r.Body, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(run.Folder, "*", SearchOption.AllDirectories),
            f => Assert.False(f.Contains(Canary, StringComparison.Ordinal) || File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.ASCII.GetBytes(Canary)) >= 0, f));
    }

    public static TheoryData<string> Engines => [.. CloudEngine.All.Select(e => e.Name)];

    private static Fault Of((string Name, Fault Fault)[] faults, string name) => faults.Single(f => f.Name == name).Fault;

    private static TheoryData<string, string> Cases((string Name, Fault Fault)[] faults)
    {
        var data = new TheoryData<string, string>();
        foreach (var engine in CloudEngine.All)
        {
            // A WebSocket that is open cannot be sent elsewhere; at the door a test of its own looks.
            foreach (var (name, _) in faults.Where(f => f.Fault.Kind != FaultKind.Redirect || engine.Route != EmulatorRoute.AzureTurn))
            {
                data.Add(engine.Name, name);
            }
        }

        return data;
    }
}
