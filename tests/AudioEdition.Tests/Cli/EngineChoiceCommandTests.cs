using System.Text.Json;
using AudioEdition.Cli;
using AudioEdition.Tests.Speech.Engines.Onnx;

namespace AudioEdition.Tests.Cli;

/// <summary>Which voices a person hears who says nothing about engines.</summary>
public sealed class EngineChoiceCommandTests : IDisposable
{
    private const string Article = "The harbour\n\n“We are glad,” said Ada Morwen, who runs it. She smiled. “We are not,” said Ben Holt. He left.";

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Without_a_key_the_offline_voices_speak_and_one_line_says_so()
    {
        Assert.Equal(["flite"], await EnginesAsync());
        Assert.Equal("engine: flite, because neither a key for Azure nor neural voices are set up", _run.Error.Trim());
    }

    [Fact]
    public async Task With_a_key_Azure_speaks_and_one_line_says_so()
    {
        _run.Environment["AZURE_SPEECH_KEY"] = "canary-5512";
        Assert.Equal(["azure"], await EnginesAsync());
        Assert.Equal("engine: azure, because AZURE_SPEECH_KEY is set", _run.Error.Trim());
    }

    [Fact]
    public async Task A_key_changes_nothing_for_a_catalogue_that_names_its_engine()
    {
        _run.Environment["AZURE_SPEECH_KEY"] = "canary-5512";
        Assert.Equal(["espeak"], await EnginesAsync("--voices", _run.Write("mine.json", """{ "version": 1, "engine": "espeak" }""")));
        Assert.Contains("because", _run.Error, StringComparison.Ordinal);
        Assert.Equal(["flite"], await EnginesAsync("--engine", "offline"));
        Assert.Empty(_run.Error);
    }

    [Fact]
    public async Task Quiet_is_quiet()
    {
        Assert.Equal(["flite"], await EnginesAsync("--quiet"));
        Assert.Empty(_run.Error);
    }

    [Fact]
    public async Task Neural_voices_speak_where_they_were_added_and_step_back_where_they_cannot()
    {
        var folder = _run.Folder.Combine("voices");
        foreach (var name in new[] { "en_US-one-high", "en_US-two_female-low", "en_US-three_male-low" })
        {
            TinyVoices.WritePiper(folder, name, c => c["phoneme_type"] = "text");
        }

        await _run.RunAsync("voices", "add", folder);
        Assert.Equal(["onnx"], await EnginesAsync());

        // A voice of another language alone is no reason to be silent in this one.
        foreach (var file in Directory.GetFiles(folder))
        {
            File.Delete(file);
        }

        TinyVoices.WritePiper(folder, "de_DE-one-high", c =>
        {
            c["phoneme_type"] = "text";
            c["language"] = new { code = "de_DE", family = "de", region = "DE" };
        });
        Assert.Equal(["flite"], await EnginesAsync());
        Assert.Contains("cannot be used", _run.Error, StringComparison.Ordinal);
        Assert.NotEqual(ExitCode.Done, await _run.RunAsync("plan", _run.Write("a.txt", Article), "--engine", "onnx"));
    }

    [Fact]
    public async Task A_cast_may_mix_engines()
    {
        var voices = _run.Write("voices.json", """
            { "version": 1, "casts": { "mine": { "narrator": "offline:rms", "quote": "stub:b", "pool": [ { "voice": "azure:en-GB-SoniaNeural", "gender": "female" }, "espeak:en-us+f3" ] } },
              "people": [ { "name": "Ada Morwen", "voice": "azure:en-GB-SoniaNeural" } ] }
            """);
        Assert.Equal(["azure", "espeak", "flite"], await EnginesAsync("--voices", voices));
    }

    [Fact]
    public async Task The_doctor_says_which_engine_speaks_and_why_and_misses_what_it_needs()
    {
        await _run.RunAsync("doctor");
        Assert.Contains("engine: flite, because", _run.Output, StringComparison.Ordinal);

        _run.Environment["AZURE_SPEECH_KEY"] = "canary-5512";
        Assert.Equal(ExitCode.Failed, await _run.RunAsync("doctor"));
        Assert.Contains("engine: azure, because AZURE_SPEECH_KEY is set", _run.Output, StringComparison.Ordinal);
        Assert.Contains(_run.Output.Split('\n'), l => l.StartsWith("MISSING", StringComparison.Ordinal) && l.Contains("engine azure", StringComparison.Ordinal));
        Assert.DoesNotContain("canary", _run.Output + _run.Error, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> EnginesAsync(params string[] options)
    {
        Assert.Equal(ExitCode.Done, await _run.RunAsync(["plan", _run.Write("a.txt", Article), "--json", .. options]));
        using var plan = JsonDocument.Parse(_run.Output);
        return [.. plan.RootElement.GetProperty("units").EnumerateArray().Select(u => u.GetProperty("voice").GetString()!.Split(':')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
