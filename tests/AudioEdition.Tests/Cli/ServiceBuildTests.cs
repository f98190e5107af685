using AudioEdition.Cli;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Tests.Speech.Engines.Web;

namespace AudioEdition.Tests.Cli;

/// <summary>Whole builds with voices of a service.</summary>
[Trait("Category", "Slow")]
public sealed class ServiceBuildTests : IDisposable
{
    private const string Key = "canary-91ab42";

    private const string Article = """
        Ferries stay in port

        The ferries of Velmora stayed in port on Monday. “Nobody asked us,” said Ada Morwen, who speaks for the crews. She was tired. “We go back when they call.”

        “They will be called,” said Ben Holt, the harbour master. He did not say when.
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("openai", "AUDIOEDITION_OPENAI_URL", "AUDIOEDITION_OPENAI_KEY")]
    [InlineData("elevenlabs", "AUDIOEDITION_ELEVENLABS_URL", "ELEVENLABS_API_KEY")]
    public async Task An_edition_is_made_in_spite_of_faults_and_holds_no_key(string engine, string address, string key)
    {
        await using var emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Key = Key }, TestContext.Current.CancellationToken);
        emulator.Faults = FaultPlan.Sequence(Fault.Status(503, reason: $"not now, {Key}"), Fault.Truncated).On(EmulatorRoute.KokoroCaptions, EmulatorRoute.ElevenLabsTimestamps);
        (_run.Environment[address], _run.Environment[key]) = (emulator.Address.AbsoluteUri, Key);

        Assert.Equal(ExitCode.Done, await _run.RunAsync("build", _run.Write("a.txt", Article), "--engine", engine, "-o", _run.Folder.Combine("edition"), "--format", "wav"));

        Assert.Empty(emulator.BoughtTwice);
        Assert.DoesNotContain(Key, _run.Output + _run.Error, StringComparison.Ordinal);
        ServiceRuns.AssertKeptIn(_run.Folder.Path, Key);
        var bought = emulator.Delivered.Count;
        Assert.Equal(ExitCode.Done, await _run.RunAsync("build", _run.Write("a.txt", Article), "--engine", engine, "-o", _run.Folder.Combine("edition"), "--format", "wav"));
        Assert.Equal(bought, emulator.Delivered.Count);
    }

    [Fact]
    public async Task Voices_of_several_engines_speak_in_one_edition()
    {
        await using var emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Key = Key }, TestContext.Current.CancellationToken);
        (_run.Environment["AUDIOEDITION_OPENAI_URL"], _run.Environment["AUDIOEDITION_OPENAI_KEY"]) = (emulator.Address.AbsoluteUri, Key);
        var voices = _run.Write("voices.json", """
            { "version": 1, "engine": "mixed", "casts": { "mixed": { "narrator": "stub:a", "quote": "stub:b", "pool": [
              { "voice": "openai:bf_emma", "gender": "female" }, { "voice": "stub:d", "gender": "male" } ] } } }
            """);
        Assert.Equal(ExitCode.Done, await _run.RunAsync("build", _run.Write("a.txt", Article), "--voices", voices, "-o", _run.Folder.Combine("edition"), "--format", "wav"));
        Assert.Equal(
            ["Nobody asked us,", "We go back when they call."],
            emulator.Delivered.Where(r => r.Text is not null).Select(r => r.Text!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_refused_key_is_told_and_the_key_is_not()
    {
        await using var emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Key = "another" }, TestContext.Current.CancellationToken);
        (_run.Environment["AUDIOEDITION_OPENAI_URL"], _run.Environment["AUDIOEDITION_OPENAI_KEY"]) = (emulator.Address.AbsoluteUri, Key);
        Assert.Equal(ExitCode.Failed, await _run.RunAsync("build", _run.Write("a.txt", Article), "--engine", "openai", "-o", _run.Folder.Combine("edition")));
        Assert.Contains("refuses the key", _run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, _run.Error + _run.Output, StringComparison.Ordinal);
    }
}
