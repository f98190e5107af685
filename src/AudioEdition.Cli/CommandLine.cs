using System.CommandLine;
using AudioEdition.Articles;
using AudioEdition.Articles.Addresses;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing;
using AudioEdition.Publishing.Feeds;
using AudioEdition.Publishing.Plans;

namespace AudioEdition.Cli;

/// <summary>The <c>audio-edition</c> command: reads the arguments, runs a verb, and turns its outcome into an exit code.</summary>
internal static class CommandLine
{
    private const int LinuxDiskFull = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Runs the command.</summary>
    /// <param name="args">Arguments without the program's name.</param>
    /// <param name="console">Where it writes.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandConsole console, CancellationToken cancellationToken = default)
    {
        var shared = new SharedOptions();
        var root = new RootCommand("Turns news articles into chaptered audio editions: every quotation in its speaker's own voice.")
        {
            BuildCommand.Create(console, shared),
            PlanCommand.Create(console, shared),
            QuotesCommand.Create(console, shared),
            WatchCommand.Create(console, shared),
            FeedCommand.Create(console),
            VerifyCommand.Create(console, shared),
            VoicesCommand.Create(console, shared),
            SayCommand.Create(console, shared),
            CacheCommand.Create(console, shared),
            DoctorCommand.Create(console, shared),
        };
        ServerCommands.AddTo(root, args, console, shared);

        var parse = root.Parse(args);
        if (parse.Errors.Count > 0 && args.Count > 0)
        {
            foreach (var problem in WrongUse.Of(root, parse))
            {
                await console.Error.WriteLineAsync($"audio-edition: {problem}");
            }

            await console.Error.WriteLineAsync($"See: audio-edition {Verb(parse)}--help");
            return ExitCode.Usage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = console.Output,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            if (args.Count == 0)
            {
                // Whoever says nothing wants to know what there is. That is talk and no result: nothing was done.
                invocation.Output = console.Error;
                await root.Parse(["--help"]).InvokeAsync(invocation, cancellationToken);
                return ExitCode.Usage;
            }

            return await parse.InvokeAsync(invocation, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await console.Error.WriteLineAsync("audio-edition: interrupted; the same command goes on from here.");
            return ExitCode.Interrupted;
        }
        catch (AudioEditionException e)
        {
            await console.Error.WriteLineAsync($"audio-edition: {e.Message}");
            return CodeOf(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var advice = e.HResult is LinuxDiskFull or WindowsDiskFull ? "Free some space or choose another folder" : "Choose another place";
            await console.Error.WriteLineAsync($"audio-edition: {e.Message.TrimEnd('.')}. {advice}, then run the same command again.");
            return ExitCode.Failed;
        }
    }

    private static int CodeOf(AudioEditionException e) => e switch
    {
        AddressException { IsRefused: true } => ExitCode.Usage,

        // A place that is no edition's was named; with a cause it is the disk.
        EditionFolderException { InnerException: null } => ExitCode.Usage,
        UsageException or ArticleFormatException or Casting.VoiceCatalogException or Speech.Lexicons.LexiconFormatException or PlanFormatException
            or PodcastSettingsException or Publishing.Cover.CoverException or Mastering.Beds.MusicBedException => ExitCode.Usage,
        NothingToNarrateException => ExitCode.NothingToNarrate,
        CostDeclinedException => ExitCode.Interrupted,
        _ => ExitCode.Failed,
    };

    private static string Verb(ParseResult parse) =>
        parse.CommandResult.Command is RootCommand ? "" : parse.CommandResult.Command.Name + " ";
}
