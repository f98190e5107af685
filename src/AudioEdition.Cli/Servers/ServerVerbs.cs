using System.CommandLine;
using System.Diagnostics;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Servers;

/// <summary>What the verbs for others take and do. The native form of the program has another file in this one's place, and nothing else of this folder.</summary>
internal static class ServerVerbs
{
    /// <summary>Gives a verb its arguments, its options and its action.</summary>
    public static void Complete(Command command, CommandConsole console, SharedOptions shared)
    {
        Action<Command, CommandConsole, SharedOptions> complete = command.Name switch
        {
            "serve" => ServeCommand.Complete,
            "submit" => SubmitCommand.Complete,
            "worker" => WorkerCommand.Complete,
            "queue" => QueueCommand.Complete,
            "dashboard" => DashboardCommand.Complete,
            _ => throw new UnreachableException(),
        };
        complete(command, console, shared);
    }
}
