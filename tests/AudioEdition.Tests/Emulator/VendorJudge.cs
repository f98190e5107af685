using System.Diagnostics;
using System.Text.Json;
using AudioEdition.Emulator;

namespace AudioEdition.Tests.Emulator;

/// <summary>A vendor's own client, unmodified, run by node against the emulator. It stands in <c>tests/judges</c>.</summary>
internal static class VendorJudge
{
    /// <summary>A client that hangs fails its check after this time.</summary>
    private static readonly TimeSpan CheckLimit = TimeSpan.FromSeconds(10);

    /// <summary>The same where hanging is what is expected.</summary>
    private static readonly TimeSpan MutantLimit = TimeSpan.FromSeconds(3);

    /// <summary>All checks of one client together.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a client against an emulator.</summary>
    /// <param name="name">Of the script, without its ending.</param>
    /// <param name="emulator">The emulator.</param>
    /// <param name="mutant">Whether a failure is expected: the first one ends the run, and a client that waits for ever is not given long.</param>
    public static async Task<IReadOnlyList<JudgeCheck>> RunAsync(string name, SpeechEmulator emulator, bool mutant = false)
    {
        var folder = Path.Combine(Repository.Root, "tests", "judges");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), "The vendors' clients are not installed: run ./test --all, or npm ci --prefix tests/judges.");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList =
            {
                $"{name}.mjs", emulator.Address.ToString(), emulator.Key, FormattableString.Invariant($"{(mutant ? MutantLimit : CheckLimit).TotalSeconds}"),
                mutant ? "first" : "all",
            },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, FormattableString.Invariant($"{name}.mjs ended with {process.ExitCode}: {await error}"));
            return JsonSerializer.Deserialize<JudgeReport>(await output, JsonSerializerOptions.Web)!.Checks;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private sealed record JudgeReport(IReadOnlyList<JudgeCheck> Checks);
}
