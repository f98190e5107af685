using System.Text;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;

namespace AudioEdition.Tests.Cli;

/// <summary>Whole builds by a service, with an emulator in its place.</summary>
[Trait("Category", "Slow")]
public sealed class CloudBuildTests
{
    private const string Canary = "canary-7f3b91d2c4";

    /// <summary>The variables that point an engine at a service.</summary>
    private static readonly Dictionary<string, Func<SpeechEmulator, (string Name, string Value)[]>> Settings = new(StringComparer.Ordinal)
    {
        ["azure"] = e => [("AZURE_SPEECH_ENDPOINT", e.Address.ToString()), ("AZURE_SPEECH_KEY", e.Key)],
        ["openai"] = e => [("AUDIOEDITION_OPENAI_URL", e.Address.ToString()), ("AUDIOEDITION_OPENAI_KEY", e.Key)],
        ["elevenlabs"] = e => [("AUDIOEDITION_ELEVENLABS_URL", e.Address.ToString()), ("ELEVENLABS_API_KEY", e.Key)],
    };

    public static TheoryData<string> Engines => [.. Settings.Keys];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_build_through_faults_gives_the_same_sound_buys_each_unit_once_and_tells_no_key(string engine)
    {
        await using var emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Key = Canary }, TestContext.Current.CancellationToken);
        var smooth = await BuildAsync(engine, emulator);
        var bought = emulator.Delivered.Count;
        var bill = emulator.BillableCharacters;
        emulator.Forget();
        emulator.Faults = FaultPlan.Share(0.3, seed: 5, [Fault.Status(429), Fault.Status(503), Fault.Truncated, Fault.OddBytes, Fault.AbortMidway], worstRun: 2);

        var rough = await BuildAsync(engine, emulator);

        Assert.Contains(emulator.Received, r => r.Fault is not null);
        Assert.Equal(smooth.Sound, rough.Sound);
        Assert.Equal((bought, bill), (emulator.Delivered.Count, emulator.BillableCharacters));
        Assert.Empty(emulator.BoughtTwice);
        Assert.Empty(emulator.Violations);
        Assert.Equal("", smooth.KeyFoundIn + rough.KeyFoundIn);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_wrong_key_ends_the_build_with_what_to_do_and_without_the_key(string engine)
    {
        await using var emulator = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var run = RunOf(engine, emulator);
        foreach (var name in run.Environment.Where(v => v.Value == emulator.Key).Select(v => v.Key).ToList())
        {
            run.Environment[name] = Canary;
        }

        var code = await run.RunAsync("build", Repository.TestArticle("wire-ferry.txt"), "--engine", engine, "-o", run.Folder.Combine("out"), "--format", "wav");

        Assert.Equal(1, code);
        Assert.Contains("refuses the key", run.Error, StringComparison.Ordinal);
        Assert.Equal("", FindKey(run));

        // Once where the plan is made, if at all, and once before the first unit.
        Assert.InRange(emulator.Received.Count, 1, 2);
    }

    private static CommandRun RunOf(string engine, SpeechEmulator emulator)
    {
        var run = new CommandRun();
        foreach (var (name, value) in Settings[engine](emulator))
        {
            run.Environment[name] = value;
        }

        return run;
    }

    private static async Task<(byte[] Sound, string KeyFoundIn)> BuildAsync(string engine, SpeechEmulator emulator)
    {
        using var run = RunOf(engine, emulator);
        var code = await run.RunAsync("build", Repository.TestArticle("wire-ferry.txt"), "--engine", engine, "-o", run.Folder.Combine("out"), "--format", "wav");
        Assert.True(code == 0, run.Error);
        return (await File.ReadAllBytesAsync(run.Folder.Combine("out", "edition.wav"), TestContext.Current.CancellationToken), FindKey(run));
    }

    /// <summary>Where the key stands: in what was printed, in a file's name or in a file, of the edition, the cache and the register.</summary>
    private static string FindKey(CommandRun run)
    {
        var found = Directory.EnumerateFiles(run.Folder.Path, "*", SearchOption.AllDirectories)
            .Where(f => f.Contains(Canary, StringComparison.Ordinal) || File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.ASCII.GetBytes(Canary)) >= 0);
        return string.Join(", ", (run.Output + run.Error).Contains(Canary, StringComparison.OrdinalIgnoreCase) ? found.Append("the output") : found);
    }
}
