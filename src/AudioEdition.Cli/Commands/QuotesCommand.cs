using System.CommandLine;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Commands;

/// <summary><c>quotes</c>: an edition of the quotations alone.</summary>
internal static class QuotesCommand
{
    public static Command Create(CommandConsole console, SharedOptions shared)
    {
        var command = new Command("quotes", "Make an edition of the quotations alone: one chapter and one file each.");
        EditionRequest.AddTo(command, shared);
        command.SetAction((parse, cancellationToken) =>
            EditionBuild.RunAsync(EditionRequest.From(parse, shared), quotationsOnly: true, console, cancellationToken));
        return command;
    }
}
