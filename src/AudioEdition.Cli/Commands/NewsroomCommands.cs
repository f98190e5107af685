using System.CommandLine;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Commands;

/// <summary>The verbs of a newsroom with many machines. Their options are made only for the verb that is called: every other verb would pay for them at its start.</summary>
internal static class NewsroomCommands
{
    private static readonly (string Name, string Description, Func<CommandConsole, Command> Create)[] Verbs =
    [
        (SubmitCommand.Name, SubmitCommand.Description, SubmitCommand.Create),
        (WorkerCommand.Name, WorkerCommand.Description, WorkerCommand.Create),
        (QueueCommand.Name, QueueCommand.Description, QueueCommand.Create),
        (DashboardCommand.Name, DashboardCommand.Description, DashboardCommand.Create),
    ];

    /// <summary>Adds the verbs: whole where one is called, by name and description where another verb is.</summary>
    public static void AddTo(RootCommand root, IReadOnlyList<string> args, CommandConsole console)
    {
        foreach (var (name, description, create) in Verbs)
        {
            root.Add(args.Contains(name, StringComparer.Ordinal) ? create(console) : new Command(name, description));
        }
    }
}
