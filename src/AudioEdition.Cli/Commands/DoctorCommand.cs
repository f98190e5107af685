using System.CommandLine;
using System.Text.Json;
using AudioEdition.Casting;
using AudioEdition.Cli.Terminal;
using Spectre.Console;

namespace AudioEdition.Cli.Commands;

/// <summary><c>doctor</c>: what is there, what is missing, and how to get it.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandConsole console, SharedOptions shared)
    {
        var command = new Command("doctor", "Check that everything a build needs is there, and say how to get what is missing.")
        {
            shared.Voices, shared.Json,
        };
        command.SetAction((parse, cancellationToken) =>
            RunAsync(parse.GetValue(shared.Voices), parse.GetValue(shared.Json), console, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? voicesPath, bool json, CommandConsole console, CancellationToken cancellationToken)
    {
        var composition = new Composition(console);
        var findings = new List<Finding>();
        var (chosen, fault) = await ChooseAsync(voicesPath, composition, cancellationToken);
        findings.Add(new Finding("voices", chosen is not null, fault ?? $"{chosen!.Voices.Source}, with casts for {string.Join(", ", chosen.Voices.Casts.Keys.Order(StringComparer.Ordinal))}", Needed: true));
        if (chosen is not null)
        {
            findings.Add(new Finding("engine", true, $"{chosen.Choice.Engine}, because {chosen.Choice.Reason}", Needed: true));
        }

        var encoder = await Composition.CreateEncoder().CheckHealthAsync(cancellationToken);
        findings.Add(new Finding("encoder", encoder.Ready, encoder.Detail, Needed: true));

        var speaking = chosen?.Cast.Voices.Select(v => v.Id.Engine).ToHashSet(StringComparer.Ordinal) ?? [OfflineEngine.Name];
        await using var engines = composition.CreateEngines(composition.EngineNames);
        foreach (var (name, engine) in engines.ByName)
        {
            var health = await engine.CheckHealthAsync(cancellationToken);
            findings.Add(new Finding($"engine {name}", health.Ready, health.Detail, Needed: speaking.Contains(name)));
        }

        foreach (var unknown in speaking.Except(composition.EngineNames, StringComparer.Ordinal))
        {
            findings.Add(new Finding($"engine {unknown}", false, $"voices.json names it, and there is none; choose one of {string.Join(", ", composition.EngineNames)}", Needed: true));
        }

        findings.Add(Writable("cache", composition.Folders.Cache));
        findings.Add(Writable("register", composition.Folders.Data));

        if (json)
        {
            await console.Output.WriteLineAsync(JsonSerializer.Serialize(findings, CommandJson.Default.ListFinding));
        }
        else
        {
            foreach (var finding in findings)
            {
                var mark = finding.Ok ? "[green]ok[/]      " : finding.Needed ? "[red]MISSING[/] " : "[yellow]absent[/]  ";
                console.OutputAnsi.MarkupLine($"{mark} {Markup.Escape(finding.Part)}: {Markup.Escape(finding.Detail)}");
            }
        }

        return findings.All(f => f.Ok || !f.Needed) ? ExitCode.Done : ExitCode.Failed;
    }

    private static Finding Writable(string part, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return new Finding(part, true, folder, Needed: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Finding(part, false, $"{folder} cannot be written: {e.Message}", Needed: true);
        }
    }

    /// <summary>The engine that a build would take, or why there is none.</summary>
    private static async Task<(ChosenCast? Chosen, string? Fault)> ChooseAsync(string? voicesPath, Composition composition, CancellationToken cancellationToken)
    {
        try
        {
            return (await composition.ChooseAsync(Composition.LoadVoices(voicesPath), asked: null, "en", cancellationToken), null);
        }
        catch (AudioEditionException e)
        {
            return (null, e.Message);
        }
    }

    internal sealed record Finding(string Part, bool Ok, string Detail, bool Needed);
}
