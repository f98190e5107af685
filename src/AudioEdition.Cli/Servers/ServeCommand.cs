using System.CommandLine;
using System.Net;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Servers.Serving;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Feeds;

namespace AudioEdition.Cli.Servers;

/// <summary><c>serve</c>: shows a folder of editions and its feed on this machine.</summary>
internal static class ServeCommand
{
    private const int DefaultPort = 8321;

    public static void Complete(Command command, CommandConsole console, SharedOptions shared)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "Folder whose folders are editions. Default: out.",
            DefaultValueFactory = _ => "out",
        };
        var port = NumberOption.Whole<int>("--port", $"Default: {DefaultPort}; 0 for any that is free.", "-p");
        var listen = new Option<string?>("--listen") { Description = "Address of this machine to listen at; 0.0.0.0 lets others in. Default: 127.0.0.1.", HelpName = "address" };
        command.Add(folder);
        command.Add(port);
        command.Add(listen);
        command.SetAction((parse, cancellationToken) => RunAsync(
            parse.GetValue(folder)!, parse.GetValue(listen) ?? "127.0.0.1", parse.GetValue(port) ?? DefaultPort, console, cancellationToken));
    }

    private static async Task<int> RunAsync(string folder, string listen, int port, CommandConsole console, CancellationToken cancellationToken)
    {
        if (!IPAddress.TryParse(listen, out var address))
        {
            throw new UsageException($"--listen takes an address of this machine, 127.0.0.1 or 0.0.0.0, not '{listen}'.");
        }

        if (port is < 0 or > 65_535)
        {
            throw new UsageException("--port takes a number from 0 to 65535.");
        }

        // What is wrong with feed.json is said now, not at the first request.
        var podcast = FeedCommand.Read(folder);
        podcast.Feed(new PodcastSettings { BaseUrl = "http://localhost/" });
        foreach (var line in podcast.LeftOut)
        {
            await console.Error.WriteLineAsync($"audio-edition: {line}");
        }

        await using var server = await EditionServer.StartAsync(folder, address, port, cancellationToken);
        await console.Output.WriteLineAsync(server.Address.AbsoluteUri);
        await console.Output.FlushAsync(cancellationToken);
        await console.Error.WriteLineAsync("Ctrl-C ends it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The way a server ends; nothing is left half-done.
        }

        return ExitCode.Done;
    }
}
