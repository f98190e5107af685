using System.CommandLine;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Review;

namespace AudioEdition.Cli.Commands;

/// <summary><c>plan</c>: what would be read, by whom, in which voice, and what is cut and why.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandConsole console, SharedOptions shared)
    {
        var command = new Command("plan", "Show what would be read, by whom and why, and what is left out. Makes no audio.");
        var review = new Option<string?>("--review")
        {
            Description = "Write a page for an editor: every quotation in its context, its speaker, and why.",
            HelpName = "file.html",
        };
        EditionRequest.AddTo(command, shared);
        command.Add(review);
        command.SetAction((parse, cancellationToken) => parse.GetValue(review) is { } path
            ? ReviewAsync(EditionRequest.From(parse, shared), path, console, cancellationToken)
            : ShowAsync(EditionRequest.From(parse, shared), quotationsOnly: false, console, cancellationToken));
        return command;
    }

    private static async Task<int> ReviewAsync(EditionRequest request, string path, CommandConsole console, CancellationToken cancellationToken)
    {
        var planned = await EditionPlanner.PlanAsync(request, console, new Composition(console), cancellationToken);
        await File.WriteAllTextAsync(path, ReviewSheet.Write(planned.Plan.Cast), cancellationToken);
        await console.Output.WriteLineAsync(path);
        return ExitCode.Done;
    }

    /// <summary>Prints a plan and what it costs.</summary>
    public static async Task<int> ShowAsync(EditionRequest request, bool quotationsOnly, CommandConsole console, CancellationToken cancellationToken)
    {
        var composition = new Composition(console);
        var planned = await EditionPlanner.PlanAsync(request, console, composition, cancellationToken);
        var cost = await composition.CostAsync(planned, quotationsOnly, cancellationToken);
        if (request.Json)
        {
            PlanWriter.Write(console.Output, planned.Plan, cost.Characters > 0 ? cost : null);
        }
        else
        {
            Screenplay.Print(console.OutputAnsi, planned.Plan, cost);
        }

        // The plan stands either way; the exit code tells whether a build would stop.
        CostApproval.Check(cost, request);
        return ExitCode.Done;
    }
}
