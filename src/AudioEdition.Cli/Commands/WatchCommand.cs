using System.CommandLine;
using System.Globalization;
using AudioEdition.Cli.Terminal;
using AudioEdition.Cli.Watching;

namespace AudioEdition.Cli.Commands;

/// <summary><c>watch</c>: builds what is new in feeds, again and again.</summary>
internal static class WatchCommand
{
    public static Command Create(CommandConsole console, SharedOptions shared)
    {
        var feeds = new Argument<string[]>("feed")
        {
            Description = "Feeds (RSS, Atom, JSON Feed), lists of feeds (OPML) or pages that name theirs: addresses or files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string?>("--output", "-o") { Description = "Folder of the editions and of watch.json, which tells what is done. Default: out.", HelpName = "folder" };
        var interval = new Option<string?>("--interval") { Description = "Time between two rounds: 90s, 15m or 2h. Default: 15m.", HelpName = "time" };
        var once = new Option<bool>("--once") { Description = "Do one round and end, with code 1 where something failed. For cron." };
        var command = new Command("watch", "Build each new item of feeds as an edition of its own, and a changed one again in its folder.") { feeds, folder, interval, once };
        EditionRequest.AddCommonTo(command, shared);
        command.SetAction((parse, cancellationToken) => RunAsync(
            EditionRequest.From(parse, shared) with { Inputs = [.. (parse.GetValue(feeds) ?? []).Distinct(StringComparer.Ordinal)] },
            parse.GetValue(folder) ?? "out",
            ParseInterval(parse.GetValue(interval) ?? "15m"),
            parse.GetValue(once),
            console,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(EditionRequest request, string folder, TimeSpan interval, bool once, CommandConsole console, CancellationToken cancellationToken)
    {
        if (File.Exists(folder))
        {
            throw new UsageException($"'{folder}' is a file; choose another folder with -o.");
        }

        Directory.CreateDirectory(folder);
        using var held = FolderLock.Take(folder);
        using var watch = new FeedWatch(request, folder, console, new Composition(console));
        if (once)
        {
            return await watch.RoundAsync(TimeSpan.Zero, cancellationToken) ? ExitCode.Done : ExitCode.Failed;
        }

        while (true)
        {
            await watch.RoundAsync(interval, cancellationToken);
            await Task.Delay(interval, console.Time, cancellationToken);
        }
    }

    private static TimeSpan ParseInterval(string text)
    {
        var unit = text.Length > 1 ? text[^1] : ' ';
        return double.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && (unit switch { 's' => number, 'm' => number * 60, 'h' => number * 3600, _ => 0 }) is >= 1 and <= 7 * 86400 and var seconds
                ? TimeSpan.FromSeconds(seconds)
                : throw new UsageException($"--interval takes 90s, 15m or 2h, from one second to a week, not '{text}'.");
    }
}
