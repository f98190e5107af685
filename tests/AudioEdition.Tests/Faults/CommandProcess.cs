using System.Diagnostics;
using System.Text.Json;

namespace AudioEdition.Tests.Faults;

/// <summary>The command as a process of its own, with cache and data in folders of the test's.</summary>
/// <param name="folder">Where it is started.</param>
/// <param name="form">One of <see cref="CommandForm"/>; null for the native one.</param>
internal sealed class CommandProcess(string folder, IReadOnlyList<string>? form = null)
{
    /// <summary>Where utterances are kept.</summary>
    public string Utterances => Path.Combine(folder, "cache", "audioedition", "utterances");

    /// <summary>Whole utterances in the cache.</summary>
    public int SpokenCount => Directory.Exists(Utterances) ? Directory.GetFiles(Utterances, "*.utterance", SearchOption.AllDirectories).Length : 0;

    public Process Start(params string[] args)
    {
        IReadOnlyList<string> command = [.. form ?? CommandForm.Native, .. args];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(folder, "cache");
        start.Environment["XDG_DATA_HOME"] = Path.Combine(folder, "data");
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        using var process = Start(args);
        return await EndAsync(process);
    }

    public static async Task<(int ExitCode, string Output, string Error)> EndAsync(Process process)
    {
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }

    /// <summary>How many units a build said it has spoken.</summary>
    public static int Synthesized(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("synthesized").GetInt32();
    }

    /// <summary>Every file of a folder by its name from there.</summary>
    public static Dictionary<string, byte[]> Files(string edition) => Directory.GetFiles(edition, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(edition, f), File.ReadAllBytes, StringComparer.Ordinal);
}
