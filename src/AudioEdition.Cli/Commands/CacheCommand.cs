using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using AudioEdition.Cli.Terminal;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Cli.Commands;

/// <summary><c>cache</c>: what is kept of earlier editions, so that only what changed is spoken and encoded again.</summary>
internal static class CacheCommand
{
    public static Command Create(CommandConsole console, SharedOptions shared)
    {
        var to = new Option<string?>("--to")
        {
            Description = $"Size that is left, such as 500M or 4G; 0 drops all. Default: {CacheLimit.Variable}, else {CacheLimit.Default}.",
            HelpName = "size",
        };
        var show = new Command("show", "Show where it is and how much it holds.") { shared.Json };
        show.SetAction((parse, cancellationToken) => ShowAsync(parse.GetValue(shared.Json), console, cancellationToken));
        var prune = new Command("prune", "Drop what was unused for longest.") { to };
        prune.SetAction((parse, cancellationToken) => PruneAsync(parse.GetValue(to), console, cancellationToken));
        var verify = new Command("verify", "Read everything and drop what is damaged.");
        verify.SetAction((_, cancellationToken) => VerifyAsync(console, cancellationToken));
        return new Command("cache", "Show, shorten or check what is kept of earlier editions, so that only what changed is made again.") { show, prune, verify };
    }

    private static UtteranceCache Open(CommandConsole console) => new(new Composition(console).Folders.UtteranceCache, console.Time);

    private static async Task<int> ShowAsync(bool json, CommandConsole console, CancellationToken cancellationToken)
    {
        var cache = Open(console);
        var size = await cache.SizeAsync(cancellationToken);
        var limit = CacheLimit.From(console);
        await console.Output.WriteLineAsync(json
            ? new JsonObject { ["folder"] = cache.Folder, ["entries"] = size.Entries, ["bytes"] = size.Bytes, ["limitBytes"] = limit }.ToJsonString()
            : string.Create(CultureInfo.InvariantCulture, $"{cache.Folder}\n{size.Entries} entries, {ByteSize.Write(size.Bytes)} of at most {ByteSize.Write(limit)}"));
        return ExitCode.Done;
    }

    private static async Task<int> PruneAsync(string? to, CommandConsole console, CancellationToken cancellationToken)
    {
        var dropped = await Open(console).PruneAsync(to is null ? CacheLimit.From(console) : CacheLimit.Parse(to, "--to"), cancellationToken);
        await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{dropped.Entries} entries dropped, {ByteSize.Write(dropped.Bytes)}"));
        return ExitCode.Done;
    }

    private static async Task<int> VerifyAsync(CommandConsole console, CancellationToken cancellationToken)
    {
        var cache = Open(console);
        var dropped = await cache.VerifyAsync(cancellationToken);
        var size = await cache.SizeAsync(cancellationToken);
        await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{size.Entries} entries are whole; {dropped} damaged ones were dropped and will be made again"));
        return ExitCode.Done;
    }
}
