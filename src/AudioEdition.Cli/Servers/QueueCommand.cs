using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Terminal;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Stores;

namespace AudioEdition.Cli.Servers;

/// <summary><c>queue</c>: what waits, what was given up, and what to do about it.</summary>
internal static class QueueCommand
{
    private const int MostParked = 100;

    public static void Complete(Command command, CommandConsole console, SharedOptions shared)
    {
        command.Add(CreateStatus(console, shared.Json));
        command.Add(CreateParked(console));
        command.Add(CreateRequeue(console));
        command.Add(CreateFetch(console));
    }

    private static Command CreateStatus(CommandConsole console, Option<bool> json)
    {
        var command = new Command("status", "How much waits, runs, was given up and is done.") { NewsroomOptions.Database, json };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var status = await (await OpenAsync(parse, console, cancellationToken)).StatusAsync(cancellationToken);
            await console.Output.WriteLineAsync(parse.GetValue(json) ? ToJson(status) : ToText(status));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateParked(CommandConsole console)
    {
        var command = new Command("parked", "The articles that workers gave up on, and why; the newest first.") { NewsroomOptions.Database };
        command.SetAction(async (parse, cancellationToken) =>
        {
            foreach (var article in await (await OpenAsync(parse, console, cancellationToken)).ParkedAsync(MostParked, cancellationToken))
            {
                await console.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{article.Key}  {article.ParkedAt:u}  {article.Tries} tries  “{article.Title}”: {article.Reason}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command CreateRequeue(CommandConsole console)
    {
        var keys = new Argument<string[]>("key") { Description = "Keys of articles; all that are parked where none is given.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("requeue", "Give articles to the workers again, with all their tries.") { keys, NewsroomOptions.Database };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var queue = await OpenAsync(parse, console, cancellationToken);
            var given = (parse.GetValue(keys) ?? []).Select(KeyOf).ToList();
            if (given.Count == 0)
            {
                given = [.. (await queue.ParkedAsync(int.MaxValue, cancellationToken)).Select(a => a.Key)];
            }

            var code = ExitCode.Done;
            foreach (var key in given)
            {
                if (await queue.RequeueAsync(key, cancellationToken))
                {
                    await console.Output.WriteLineAsync(key.Hex);
                }
                else
                {
                    code = ExitCode.Failed;
                    await console.Error.WriteLineAsync($"audio-edition: {key} is not known, or waits already.");
                }
            }

            return code;
        });
        return command;
    }

    private static Command CreateFetch(CommandConsole console)
    {
        var key = new Argument<string>("key") { Description = "Key of a published article." };
        var folder = new Option<string>("--output", "-o") { Description = "Folder of the edition.", HelpName = "folder", Required = true };
        var command = new Command("fetch", "Copy a published edition out of the store.") { key, folder, NewsroomOptions.Store };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var target = parse.GetValue(folder)!;
            var shelf = new EditionShelf(StoreLocation.Open(NewsroomOptions.StoreOf(parse, console)));
            if (!await shelf.FetchAsync(KeyOf(parse.GetValue(key)!), target, cancellationToken))
            {
                throw new UsageException($"'{parse.GetValue(key)}' is not published; see: audio-edition queue status");
            }

            await console.Output.WriteLineAsync(target);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<IArticleQueue> OpenAsync(ParseResult parse, CommandConsole console, CancellationToken cancellationToken) =>
        await HangfireArticleQueue.OpenAsync(new NewsroomDatabase(NewsroomOptions.DatabaseOf(parse, console)), cancellationToken: cancellationToken);

    private static ArticleKey KeyOf(string text) => ArticleKey.TryParse(text, out var key) ? key : throw new UsageException($"'{text}' is no article's key; submit prints them.");

    private static string ToText(QueueStatus status)
    {
        var lines = status.Lanes.Select(l => string.Create(
            CultureInfo.InvariantCulture,
            $"{l.Lane.ToString().ToLowerInvariant(),-9} {l.Waiting,9} waiting {l.Running,6} running   oldest {(l.Age is { } age ? age.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture) : "-")}"));
        return string.Join('\n', lines) + string.Create(
            CultureInfo.InvariantCulture,
            $"\n{status.Retrying} to be tried again, {status.Parked} parked, {status.Published} published")
            + (status.Stray > 0 ? string.Create(CultureInfo.InvariantCulture, $"\n{status.Stray} pieces of work are in no lane: please report this") : "");
    }

    private static string ToJson(QueueStatus status) => new JsonObject
    {
        ["lanes"] = new JsonArray([.. status.Lanes.Select(l => new JsonObject
        {
            ["lane"] = l.Lane.ToString().ToLowerInvariant(), ["waiting"] = l.Waiting, ["running"] = l.Running, ["ageSeconds"] = l.Age?.TotalSeconds,
        })]),
        ["retrying"] = status.Retrying,
        ["parked"] = status.Parked,
        ["published"] = status.Published,
        ["stray"] = status.Stray,
    }.ToJsonString();
}
