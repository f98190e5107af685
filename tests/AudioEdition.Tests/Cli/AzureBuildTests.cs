using AudioEdition.Cli;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;
using AudioEdition.Tests.Speech.Engines.Web;

namespace AudioEdition.Tests.Cli;

/// <summary>Whole builds by Azure Speech, with an emulator in its place.</summary>
[Trait("Category", "Slow")]
public sealed class AzureBuildTests : IDisposable
{
    private const string Key = "canary-44d0b9";

    private const string Article = """
        Ferries stay in port

        The ferries of Velmora stayed in port on Monday. “Nobody asked us,” said Ada Morwen, who speaks for the crews. She was tired. “We go back when they call.”

        “They will be called,” said Ben Holt, the harbour master. He did not say when.
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_unit_that_fails_hard_is_named_and_the_next_build_buys_it_alone()
    {
        await using var emulator = await StartAsync();
        emulator.Faults = FaultPlan.Always(Fault.Close(1007)).ForText("Nobody asked us");
        Assert.Equal(ExitCode.Failed, await BuildAsync(emulator));
        Assert.Contains("Nobody asked us", _run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_run.Folder.Combine("edition")));

        var before = emulator.Delivered.Select(r => r.Text).ToList();
        emulator.Faults = FaultPlan.None;
        Assert.Equal(ExitCode.Done, await BuildAsync(emulator));
        Assert.NotEmpty(before);
        Assert.Empty(emulator.BoughtTwice);
        var bought = emulator.Delivered.Count;
        Assert.Equal(ExitCode.Done, await BuildAsync(emulator));
        Assert.Equal(bought, emulator.Delivered.Count);
        Assert.Empty(emulator.Violations);
        Assert.Contains("engines", await File.ReadAllTextAsync(_run.Folder.Combine("edition", "edition.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        ServiceRuns.AssertKeptIn(_run.Folder.Path, Key);
        Assert.DoesNotContain(Key, _run.Output + _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_build_is_the_same_edition_and_costs_the_same()
    {
        await using var emulator = await StartAsync();
        Assert.Equal(ExitCode.Done, await BuildAsync(emulator));
        var single = await File.ReadAllBytesAsync(_run.Folder.Combine("edition", "edition.wav"), TestContext.Current.CancellationToken);
        var bill = emulator.BillableCharacters;
        emulator.Forget();
        Directory.Delete(_run.Folder.Combine("cache", "audioedition", "utterances"), recursive: true);

        Assert.Equal(ExitCode.Done, await BuildAsync(emulator, "--azure-batch"));

        Assert.Equal(single, await File.ReadAllBytesAsync(_run.Folder.Combine("edition", "edition.wav"), TestContext.Current.CancellationToken));
        Assert.Equal(bill, emulator.BillableCharacters);
        Assert.DoesNotContain(emulator.Received, r => r.Route is EmulatorRoute.AzureTurn or EmulatorRoute.AzureSpeech);
        Assert.Empty(emulator.Violations);
        ServiceRuns.AssertKeptIn(_run.Folder.Path, Key);
    }

    [Fact]
    public async Task A_narrator_that_is_gone_is_replaced_and_this_is_told()
    {
        await using var emulator = await StartAsync("en-US-AndrewMultilingualNeural");
        Assert.Equal(ExitCode.Done, await BuildAsync(emulator));
        Assert.Contains("azure:en-US-AndrewMultilingualNeural is not there any more", _run.Error, StringComparison.Ordinal);
        Assert.Empty(emulator.Violations);
    }

    [Fact]
    public async Task Batch_jobs_without_a_voice_of_Azure_are_a_mistake()
    {
        Assert.Equal(ExitCode.Usage, await _run.RunAsync("build", _run.Write("a.txt", Article), "--engine", "stub", "--azure-batch", "-o", _run.Folder.Combine("edition")));
        Assert.Contains("--azure-batch", _run.Error, StringComparison.Ordinal);
    }

    private static async Task<SpeechEmulator> StartAsync(params string[] gone) => await SpeechEmulator.StartAsync(
        new EmulatorOptions { Key = Key, BatchPolls = 0, Voices = [.. EmulatedVoice.Defaults.Where(v => !gone.Contains(v.ShortName))] }, TestContext.Current.CancellationToken);

    private Task<int> BuildAsync(SpeechEmulator emulator, params string[] more)
    {
        (_run.Environment["AZURE_SPEECH_ENDPOINT"], _run.Environment["AZURE_SPEECH_KEY"]) = (emulator.Address.AbsoluteUri, Key);
        return _run.RunAsync(["build", _run.Write("a.txt", Article), "--engine", "azure", "-o", _run.Folder.Combine("edition"), "--format", "wav", "--jobs", "1", .. more]);
    }
}
