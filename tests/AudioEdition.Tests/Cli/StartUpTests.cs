using System.Diagnostics;
using System.Text;

namespace AudioEdition.Tests.Cli;

/// <summary>What the command loads.</summary>
[Trait("Category", "Slow")]
public sealed class StartUpTests
{
    [Theory]
    [InlineData(false, "plan", "--engine", "stub")]
    [InlineData(true, "voices", "--engine", "onnx")]
    public async Task ONNX_Runtime_is_loaded_by_nobody_who_does_not_speak_with_it(bool isAsked, params string[] args)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("a.txt"), "The harbour\n\nNobody came today, and that was that.", TestContext.Current.CancellationToken);
        var trace = folder.Combine("loaded.nettrace");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "audio-edition.dll"));
        foreach (var arg in isAsked ? args : [.. args, folder.Combine("a.txt")])
        {
            start.ArgumentList.Add(arg);
        }

        // The runtime itself writes which assemblies it loaded (Loader keyword of its event provider).
        start.Environment["DOTNET_EnableEventPipe"] = "1";
        start.Environment["DOTNET_EventPipeOutputPath"] = trace;
        start.Environment["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x8:4";
        start.Environment["XDG_DATA_HOME"] = folder.Path;
        start.Environment["XDG_CACHE_HOME"] = folder.Path;
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaint = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, complaint);

        var events = Encoding.Unicode.GetString(await File.ReadAllBytesAsync(trace, TestContext.Current.CancellationToken))
            + Encoding.Unicode.GetString((await File.ReadAllBytesAsync(trace, TestContext.Current.CancellationToken))[1..]);
        Assert.Contains("audio-edition", events, StringComparison.Ordinal);
        Assert.Equal(isAsked, events.Contains("AudioEdition.Onnx", StringComparison.Ordinal));
        Assert.DoesNotContain("Microsoft.ML.OnnxRuntime", events, StringComparison.Ordinal);
    }
}
