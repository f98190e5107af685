using System.CommandLine;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Commands;

/// <summary><c>build</c>: from an article to an edition.</summary>
internal static class BuildCommand
{
    public static Command Create(CommandConsole console)
    {
        var command = new Command("build", "Make an audio edition of an article. Run it again after an interruption: it goes on.");
        EditionRequest.AddTo(command);
        command.SetAction((parse, cancellationToken) =>
            EditionBuild.RunAsync(EditionRequest.From(parse), quotationsOnly: false, console, cancellationToken));
        return command;
    }
}
