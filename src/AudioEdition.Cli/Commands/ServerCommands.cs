using System.CommandLine;
using AudioEdition.Cli.Servers;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Commands;

/// <summary>
/// The verbs that answer others over the network, or hand work to many machines. What they need is made only for the verb that is called: every other verb would pay for it at its start.
/// </summary>
internal static class ServerCommands
{
    /// <summary>Where the dashboard's password is looked for.</summary>
    public const string PasswordVariable = "AUDIOEDITION_DASHBOARD_PASSWORD";

    private static readonly (string Name, string Description)[] Verbs =
    [
        ("serve", "Show editions and their feed in a browser or a podcast app on this machine, until Ctrl-C."),
        ("submit", "Hand articles to the workers. An article that was handed in before is not made again."),
        ("worker", "Make the editions of submitted articles, until it is asked to end (Ctrl-C, SIGTERM). Options with a number can stand in the environment: AUDIOEDITION_WORKER_DRAIN for --drain."),
        ("queue", "Tell what waits and runs, and give parked articles to the workers again."),
        ("dashboard", $"Show the queue in a browser: to this machine alone, or to whoever knows the password in the variable {PasswordVariable}."),
    ];

    /// <summary>Adds the verbs: whole where one is called, by name and description where another verb is.</summary>
    public static void AddTo(RootCommand root, IReadOnlyList<string> args, CommandConsole console, SharedOptions shared)
    {
        foreach (var (name, description) in Verbs)
        {
            var command = new Command(name, description);
            if (args.Contains(name, StringComparer.Ordinal))
            {
                ServerVerbs.Complete(command, console, shared);
            }

            root.Add(command);
        }
    }
}
