using System.Diagnostics;
using System.Text;

namespace AudioEdition.Tests.Cli;

/// <summary>What the command loads.</summary>
[Trait("Category", "Slow")]
public sealed class StartUpTests
{
    private static readonly string[] NewsroomParts = ["AudioEdition.Newsroom", "Hangfire.", "Npgsql", "Dapper", "AWSSDK.", "OpenTelemetry", "Microsoft.AspNetCore."];

    [Theory]
    [InlineData(false, "plan", "--engine", "stub")]
    [InlineData(true, "voices", "--engine", "onnx")]
    public async Task ONNX_Runtime_is_loaded_by_nobody_who_does_not_speak_with_it(bool isAsked, params string[] args)
    {
        using var folder = new TemporaryFolder();
        var (code, loaded) = await LoadedByAsync(folder, isAsked ? args : [.. args, Article(folder)]);
        Assert.Equal(0, code);
        Assert.Equal(isAsked, loaded.Contains("AudioEdition.Onnx", StringComparison.Ordinal));
        Assert.DoesNotContain("Microsoft.ML.OnnxRuntime", loaded, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("plan", "--engine", "stub", "ARTICLE")]
    [InlineData("build", "--engine", "stub", "--format", "wav", "-o", "EDITION", "ARTICLE")]
    public async Task What_only_a_newsroom_with_many_machines_needs_is_loaded_by_no_other_verb(params string[] args)
    {
        using var folder = new TemporaryFolder();
        var article = Article(folder);
        var (code, loaded) = await LoadedByAsync(folder, [.. args.Select(a => a switch { "ARTICLE" => article, "EDITION" => folder.Combine("edition"), _ => a })]);
        Assert.Equal(0, code);
        Assert.All(NewsroomParts, part => Assert.DoesNotContain(part, loaded, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_verb_of_the_newsroom_loads_its_parts()
    {
        using var folder = new TemporaryFolder();

        // Nobody listens there; the parts are loaded all the same.
        var (code, loaded) = await LoadedByAsync(folder, "queue", "status", "--database", "Host=127.0.0.1;Port=1;Timeout=1");
        Assert.Equal(1, code);
        Assert.Contains("AudioEdition.Newsroom", loaded, StringComparison.Ordinal);
        Assert.Contains("Npgsql", loaded, StringComparison.Ordinal);
    }

    private static string Article(TemporaryFolder folder)
    {
        var path = folder.Combine("a.txt");
        File.WriteAllText(path, "The harbour\n\nNobody came today, and that was that.");
        return path;
    }

    /// <summary>Runs the command and tells its exit code and what the runtime wrote of the assemblies that it loaded.</summary>
    private static async Task<(int Code, string Loaded)> LoadedByAsync(TemporaryFolder folder, params string[] args)
    {
        var trace = folder.Combine("loaded.nettrace");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "audio-edition.dll"));
        foreach (var arg in args)
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
        _ = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var bytes = await File.ReadAllBytesAsync(trace, TestContext.Current.CancellationToken);
        var loaded = Encoding.Unicode.GetString(bytes) + Encoding.Unicode.GetString(bytes[1..]);
        Assert.Contains("audio-edition", loaded, StringComparison.Ordinal);
        return (process.ExitCode, loaded);
    }
}
