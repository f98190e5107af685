using System.CommandLine;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Terminal;
using AudioEdition.Newsroom.Hosting;

namespace AudioEdition.Cli.Servers;

/// <summary><c>dashboard</c>: shows the queue in a browser.</summary>
internal static class DashboardCommand
{
    public static void Complete(Command command, CommandConsole console, SharedOptions shared)
    {
        var listen = new Option<string?>("--listen") { Description = "Its address. Default: http://127.0.0.1:8090, this machine alone.", HelpName = "address" };
        command.Add(NewsroomOptions.Database);
        command.Add(listen);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var settings = new DashboardSettings
            {
                Database = NewsroomOptions.DatabaseOf(parse, console),
                Password = console.Environment(ServerCommands.PasswordVariable) is { Length: > 0 } password ? password : null,
            };
            settings = settings with { Address = parse.GetValue(listen) ?? settings.Address };
            await NewsroomDashboard.RunAsync(settings, address => console.Output.WriteLine($"{address}/queue"), cancellationToken);
            return ExitCode.Done;
        });
    }
}
