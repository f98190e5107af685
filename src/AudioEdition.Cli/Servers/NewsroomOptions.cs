using System.CommandLine;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Servers;

/// <summary>Options of the verbs that work with many machines. Nothing here may name a type of the newsroom: its parts are loaded only when one of these verbs runs.</summary>
internal static class NewsroomOptions
{
    private const string DatabaseVariable = "AUDIOEDITION_DATABASE";
    private const string StoreVariable = "AUDIOEDITION_STORE";

    public static Option<string?> Database { get; } = new("--database")
    {
        Description = $"PostgreSQL: Host=…;Database=…;Username=…;Password=…. Default: the variable {DatabaseVariable}, where a password belongs.",
        HelpName = "connection",
    };

    public static Option<string?> Store { get; } = new("--store")
    {
        Description = $"Folder that all machines see, or s3://bucket/prefix. Default: the variable {StoreVariable}.",
        HelpName = "place",
    };

    /// <exception cref="UsageException">None is given.</exception>
    public static string DatabaseOf(ParseResult parse, CommandConsole console) => Given(parse.GetValue(Database), console, DatabaseVariable)
        ?? throw new UsageException($"No database is given: set {DatabaseVariable}, or --database; see docs/scale.md.");

    /// <exception cref="UsageException">None is given.</exception>
    public static string StoreOf(ParseResult parse, CommandConsole console) => Given(parse.GetValue(Store), console, StoreVariable)
        ?? throw new UsageException($"No store is given: set {StoreVariable}, or --store; see docs/scale.md.");

    private static string? Given(string? option, CommandConsole console, string variable) =>
        option ?? (console.Environment(variable) is { Length: > 0 } value ? value : null);
}
