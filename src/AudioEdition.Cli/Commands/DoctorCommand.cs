using System.CommandLine;
using System.Text.Json;
using AudioEdition.Cli.Terminal;
using Spectre.Console;

namespace AudioEdition.Cli.Commands;

/// <summary><c>doctor</c>: what is there, what is missing, and how to get it.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandConsole console)
    {
        var command = new Command("doctor", "Check that everything a build needs is there, and say how to get what is missing.")
        {
            SharedOptions.Voices, SharedOptions.Json,
        };
        command.SetAction((parse, cancellationToken) =>
            RunAsync(parse.GetValue(SharedOptions.Voices), parse.GetValue(SharedOptions.Json), console, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? voicesPath, bool json, CommandConsole console, CancellationToken cancellationToken)
    {
        var composition = new Composition(console);
        var findings = new List<Finding>();
        var voices = Try(() => Composition.LoadVoices(voicesPath), out var fault);
        findings.Add(new Finding("voices", voices is not null, fault ?? $"the cast of {voices!.DefaultEngine} is the default", Needed: true));

        var encoder = await Composition.CreateEncoder().CheckHealthAsync(cancellationToken);
        findings.Add(new Finding("encoder", encoder.Ready, encoder.Detail, Needed: true));

        await using var engines = composition.CreateEngines(composition.EngineNames);
        foreach (var (name, engine) in engines.ByName)
        {
            var health = await engine.CheckHealthAsync(cancellationToken);
            findings.Add(new Finding($"engine {name}", health.Ready, health.Detail, Needed: name == (voices?.DefaultEngine ?? "flite")));
        }

        findings.Add(Writable("cache", composition.Folders.Cache));
        findings.Add(Writable("register", composition.Folders.Data));

        if (json)
        {
            await console.Output.WriteLineAsync(JsonSerializer.Serialize(findings, JsonSerializerOptions.Web));
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

    private static T? Try<T>(Func<T> read, out string? fault)
        where T : class
    {
        try
        {
            fault = null;
            return read();
        }
        catch (AudioEditionException e)
        {
            fault = e.Message;
            return null;
        }
    }

    private sealed record Finding(string Part, bool Ok, string Detail, bool Needed);
}
