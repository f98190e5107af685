using System.CommandLine;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Commands;

/// <summary><c>build</c>: from an article to an edition.</summary>
internal static class BuildCommand
{
    public static Command Create(CommandConsole console, SharedOptions shared)
    {
        var command = new Command("build", "Make an audio edition of an article. Run it again after an interruption: it goes on.");
        EditionRequest.AddTo(command, shared);
        command.SetAction((parse, cancellationToken) =>
            EditionBuild.RunAsync(EditionRequest.From(parse, shared), quotationsOnly: false, console, cancellationToken));
        return command;
    }
}
