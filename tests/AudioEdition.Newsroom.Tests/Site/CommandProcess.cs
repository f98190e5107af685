using System.Diagnostics;
using System.Globalization;

namespace AudioEdition.Newsroom.Tests.Site;

/// <summary>The command in a process of its own.</summary>
internal static class CommandProcess
{
    /// <summary>Starts it. Its standard error is to be read by the caller, to its end.</summary>
    public static Process Start(IEnumerable<(string Name, string Value)> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "audio-edition.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Asks it to end and waits until it has.</summary>
    public static async Task<(int Code, string Error)> EndAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestSite.Stop);
        return await EndedAsync(process);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public static async Task<(int Code, string Error)> EndedAsync(Process process)
    {
        var error = await process.StandardError.ReadToEndAsync(TestSite.Stop);
        await process.WaitForExitAsync(TestSite.Stop);
        return (process.ExitCode, error);
    }
}
