using System.CommandLine;
using System.Globalization;
using AudioEdition.Cli.Terminal;
using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Hosting;
using AudioEdition.Newsroom.OnHangfire;

namespace AudioEdition.Cli.Commands;

/// <summary><c>worker</c>: makes the editions of articles that were submitted.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";

    public const string Description = "Make the editions of submitted articles, until it is asked to end (Ctrl-C, SIGTERM).";

    public static Command Create(CommandConsole console)
    {
        var places = new Option<int?>("--places") { Description = "Articles at once; one more place is kept for breaking news. Default: a quarter of the cores.", HelpName = "n" };
        var rates = new Option<string[]>("--rate") { Description = "What a service allows to all machines together: engine=requests a second, or engine=200:50 with a burst of 50.", HelpName = "rate" };
        var drain = new Option<int?>("--drain") { Description = "Seconds that running articles get when the worker is asked to end. Default: 60.", HelpName = "s" };
        var keep = new Option<int?>("--keep-utterances") { Description = "Days until a shared utterance is removed. Default: 30.", HelpName = "days" };
        var health = new Option<string?>("--health") { Description = "Address of /health/live and /health/ready: http://0.0.0.0:8081.", HelpName = "address" };
        var scratch = new Option<string?>("--scratch") { Description = "Folder for work in progress, on this machine. Default: in the cache folder.", HelpName = "folder" };
        var command = new Command(Name, Description)
        {
            NewsroomOptions.Database, NewsroomOptions.Store, places, SharedOptions.Jobs, rates, drain, keep, health, scratch,
        };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var composition = new Composition(console);
            var options = new WorkerOptions
            {
                Database = NewsroomOptions.DatabaseOf(parse, console),
                Store = NewsroomOptions.StoreOf(parse, console),
                ScratchFolder = parse.GetValue(scratch) ?? Path.Combine(composition.Folders.Cache, "newsroom"),
                Rates = ParseRates(parse.GetValue(rates) ?? []),
                HealthAddress = parse.GetValue(health),
            };
            options = options with
            {
                Places = InRange(parse.GetValue(places), "--places", 1, 256) ?? options.Places,
                Jobs = InRange(parse.GetValue(SharedOptions.Jobs), "--jobs", 1, 256) ?? options.Jobs,
                KeepUtterances = InRange(parse.GetValue(keep), "--keep-utterances", 1, 3650) is { } days ? TimeSpan.FromDays(days) : options.KeepUtterances,
                Queue = InRange(parse.GetValue(drain), "--drain", 1, 86_400) is { } seconds ? new QueueOptions { Drain = TimeSpan.FromSeconds(seconds) } : options.Queue,
            };
            await NewsroomWorker.RunAsync(options, composition.CreateEngine, console.Error, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static int? InRange(int? value, string option, int least, int most) => value is null || (value >= least && value <= most)
        ? value
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option} takes a number from {least} to {most}."));

    private static Dictionary<string, RequestRate> ParseRates(string[] values)
    {
        var rates = new Dictionary<string, RequestRate>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var parts = value.Split('=', ':');
            if (parts.Length is not (2 or 3) || parts[0].Length == 0 || !TryNumber(parts[1], 0.001, out var perSecond)
                || !TryNumber(parts.Length == 3 ? parts[2] : Math.Max(1, perSecond).ToString(CultureInfo.InvariantCulture), 1, out var burst))
            {
                throw new UsageException($"--rate takes engine=200 or engine=200:50, not '{value}'.");
            }

            rates[parts[0]] = new RequestRate(perSecond, burst);
        }

        return rates;
    }

    private static bool TryNumber(string text, double least, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number >= least;
}
