using System.CommandLine;
using AudioEdition.Cli.Terminal;
using AudioEdition.Newsroom.Hosting;

namespace AudioEdition.Cli.Commands;

/// <summary><c>dashboard</c>: shows the queue in a browser.</summary>
internal static class DashboardCommand
{
    public const string Name = "dashboard";

    public const string Description = $"Show the queue in a browser: to this machine alone, or to whoever knows the password in the variable {PasswordVariable}.";

    private const string PasswordVariable = "AUDIOEDITION_DASHBOARD_PASSWORD";

    public static Command Create(CommandConsole console)
    {
        var listen = new Option<string?>("--listen") { Description = "Its address. Default: http://127.0.0.1:8090, this machine alone.", HelpName = "address" };
        var command = new Command(Name, Description)
        {
            NewsroomOptions.Database, listen,
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var settings = new DashboardSettings
            {
                Database = NewsroomOptions.DatabaseOf(parse, console),
                Password = console.Environment(PasswordVariable) is { Length: > 0 } password ? password : null,
            };
            settings = settings with { Address = parse.GetValue(listen) ?? settings.Address };
            await NewsroomDashboard.RunAsync(settings, address => console.Output.WriteLine($"{address}/queue"), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
