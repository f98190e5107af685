using System.CommandLine;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Plans;

namespace AudioEdition.Cli.Commands;

/// <summary><c>plan</c>: what would be read, by whom, in which voice, and what is cut and why.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandConsole console)
    {
        var command = new Command("plan", "Show what would be read, by whom and why, and what is left out. Makes no audio.");
        EditionRequest.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var request = EditionRequest.From(parse);
            return await ShowAsync(request, console, cancellationToken);
        });
        return command;
    }

    public static async Task<int> ShowAsync(EditionRequest request, CommandConsole console, CancellationToken cancellationToken)
    {
        var planned = await EditionPlanner.PlanAsync(request, console, new Composition(console), cancellationToken);
        if (request.Json)
        {
            await console.Output.WriteLineAsync(PlanWriter.Write(planned.Plan).TrimEnd());
        }
        else
        {
            Screenplay.Print(console.OutputAnsi, planned.Plan);
        }

        return ExitCode.Done;
    }
}
