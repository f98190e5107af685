using System.CommandLine;
using System.Text.Json;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Verification;
using Spectre.Console;

namespace AudioEdition.Cli.Commands;

/// <summary><c>verify</c>: proves an edition that was made earlier.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandConsole console, SharedOptions shared)
    {
        var folder = new Argument<string>("edition") { Description = "The edition's folder." };
        var command = new Command("verify", "Prove an edition made earlier: coverage, transcripts, loudness, chapters, hashes.") { folder, shared.Json };
        command.SetAction((parse, cancellationToken) => RunAsync(parse.GetValue(folder)!, parse.GetValue(shared.Json), console, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool json, CommandConsole console, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, EditionReport.FileName)))
        {
            throw new UsageException($"'{folder}' holds no edition: {EditionReport.FileName} is missing.");
        }

        var result = await new EditionVerifier().VerifyAsync(folder, new FileMeasurements(), cancellationToken);
        if (json)
        {
            await console.Output.WriteLineAsync(JsonSerializer.Serialize(new Proof(result.Ok, result.Faults, result.Proven), CommandJson.Default.Proof));
        }
        else
        {
            foreach (var line in result.Proven)
            {
                console.OutputAnsi.MarkupLine($"[green]ok[/]    {Markup.Escape(line)}");
            }

            foreach (var fault in result.Faults)
            {
                console.OutputAnsi.MarkupLine($"[red]FAULT[/] {Markup.Escape(fault.ToString())}");
            }
        }

        return result.Ok ? ExitCode.Done : ExitCode.CheckFailed;
    }

    /// <summary>What is told in JSON.</summary>
    internal sealed record Proof(bool Ok, IReadOnlyList<VerificationFault> Faults, IReadOnlyList<string> Proven);
}
