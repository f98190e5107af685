using System.CommandLine;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Servers;

/// <summary>The verbs for others as the native form has them: by name, with a word where they are. Their web server, queue and database are not made to be compiled beforehand.</summary>
internal static class ServerVerbs
{
    /// <summary>Lets a verb say how it is started.</summary>
    public static void Complete(Command command, CommandConsole console, SharedOptions shared)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(Refuse);

        int Refuse(ParseResult parse) =>
            throw new UsageException($"{command.Name} is in the ordinary form of the program alone, and this is the native one. Start it by the script: ./audioedition {command.Name}");
    }
}
