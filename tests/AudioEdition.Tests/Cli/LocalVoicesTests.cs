using System.Text.Json;
using AudioEdition.Cli;
using AudioEdition.Tests.Speech.Engines.Onnx;

namespace AudioEdition.Tests.Cli;

public sealed class LocalVoicesTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_folder_is_added_named_by_the_doctor_and_taken_out_again()
    {
        var folder = _run.Folder.Combine("my voices");
        TinyVoices.WritePiper(folder, "en_US-tiny-medium", c => c["phoneme_type"] = "text");
        Assert.Equal(ExitCode.Done, await _run.RunAsync("voices", "add", folder));
        Assert.Equal("onnx:en_US-tiny-medium", _run.Output.Trim());

        await _run.RunAsync("voices", "--engine", "onnx", "--json");
        using (var rows = JsonDocument.Parse(_run.Output))
        {
            Assert.Equal("onnx:en_US-tiny-medium", rows.RootElement[0].GetProperty("voice").GetString());
        }

        await _run.RunAsync("doctor");
        Assert.Contains(_run.Output.ReplaceLineEndings("\n").Split('\n'), l => l.Contains("engine onnx", StringComparison.Ordinal) && l.StartsWith("ok", StringComparison.Ordinal));

        Assert.Equal(ExitCode.Done, await _run.RunAsync("voices", "remove", folder + "/"));
        await _run.RunAsync("doctor");
        Assert.Contains("voices add FOLDER", _run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await _run.RunAsync("voices", "remove", folder));
    }

    [Fact]
    public async Task A_folder_without_a_voice_that_can_speak_is_refused_and_says_why()
    {
        Assert.Equal(ExitCode.Usage, await _run.RunAsync("voices", "add", _run.Folder.Combine("nowhere")));
        var folder = _run.Folder.Combine("broken");
        TinyVoices.WritePiper(folder, "en_US-tiny-medium");
        _run.Write("broken/en_US-tiny-medium.onnx", "<html>not found</html>");
        Assert.Equal(ExitCode.Usage, await _run.RunAsync("voices", "add", folder));
        Assert.Contains("en_US-tiny-medium.onnx", _run.Error, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        Assert.Equal(ExitCode.Usage, await _run.RunAsync("voices", "add", folder));
        Assert.Contains("Piper", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_without_a_cast_gets_one_from_its_voices()
    {
        var folder = _run.Folder.Combine("voices");
        foreach (var name in new[] { "en_US-one-high", "en_US-two_female-low", "en_US-three_male-low", "en_US-four_female-low" })
        {
            TinyVoices.WritePiper(folder, name, c =>
            {
                c["phoneme_type"] = "text";
                c["audio"] = new { sample_rate = 22_050, quality = name.Split('-')[^1] };
            });
        }

        await _run.RunAsync("voices", "add", folder);
        var article = _run.Write("a.txt", "The harbour\n\n“We are glad,” said Ada Morwen, who runs it. She smiled. “We are not,” said Ben Holt. He left.");
        Assert.Equal(ExitCode.Done, await _run.RunAsync("plan", "--engine", "onnx", "--json", article));
        using var plan = JsonDocument.Parse(_run.Output);
        var voices = plan.RootElement.GetProperty("units").EnumerateArray().Select(u => u.GetProperty("voice").GetString()!).ToList();
        Assert.Equal("onnx:en_US-one-high", voices[0]);
        Assert.All(voices, v => Assert.StartsWith("onnx:", v, StringComparison.Ordinal));
        Assert.Contains("onnx:en_US-three_male-low", voices);
    }

    [Fact]
    public async Task An_engine_that_cannot_speak_is_told_before_anything_is_planned()
    {
        var article = _run.Write("a.txt", "The harbour\n\nNobody came today, and that was that.");
        Assert.Equal(ExitCode.Usage, await _run.RunAsync("plan", "--engine", "onnx", article));
        Assert.Contains("voices add", _run.Error, StringComparison.Ordinal);
    }
}
