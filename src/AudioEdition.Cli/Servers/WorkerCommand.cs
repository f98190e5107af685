using System.CommandLine;
using System.Globalization;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Terminal;
using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Hosting;
using AudioEdition.Newsroom.OnHangfire;

namespace AudioEdition.Cli.Servers;

/// <summary><c>worker</c>: makes the editions of articles that were submitted.</summary>
internal static class WorkerCommand
{
    private static readonly WorkerNumber Places = new("--places", "Articles at once; one more place is kept for breaking news. Default: a quarter of the cores.", "n", 1, 256);

    private static readonly WorkerNumber Drain = new("--drain", "Seconds that running articles get when the worker is asked to end. Default: 60.", "s", 1, 86_400);

    private static readonly WorkerNumber Invisibility = new(
        "--invisibility-timeout", "Seconds without a sign of life after which a worker's articles are given to others; the same for all workers. Default: 30.", "s", 5, 3_600);

    private static readonly WorkerNumber Poll = new("--poll-interval", "Seconds after which an idle place looks for work again. Default: 0.5; 2 from some eight workers on.", "s", 0.05, 60, isWhole: false);

    private static readonly WorkerNumber Tries = new("--tries", "How often an article is tried where another try may help, with growing pauses. Default: 6.", "n", 1, 20);

    private static readonly WorkerNumber Keep = new("--keep-utterances", "Days until a shared utterance is removed. Default: 30.", "days", 1, 3_650);

    public static void Complete(Command command, CommandConsole console, SharedOptions shared)
    {
        var rates = new Option<string[]>("--rate") { Description = "What a service allows to all machines together: engine=requests a second, or engine=200:50 with a burst of 50.", HelpName = "rate" };
        var health = new Option<string?>("--health") { Description = "Address of /health/live and /health/ready: http://0.0.0.0:8081.", HelpName = "address" };
        var scratch = new Option<string?>("--scratch") { Description = "Folder for work in progress, on this machine. Default: in the cache folder.", HelpName = "folder" };
        command.Add(NewsroomOptions.Database);
        command.Add(NewsroomOptions.Store);
        command.Add(Places.Option);
        command.Add(shared.Jobs);
        command.Add(rates);
        command.Add(Drain.Option);
        command.Add(Invisibility.Option);
        command.Add(Poll.Option);
        command.Add(Tries.Option);
        command.Add(Keep.Option);
        command.Add(health);
        command.Add(scratch);
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
                Places = (int?)Places.Of(parse, console) ?? options.Places,
                Jobs = JobsOf(parse.GetValue(shared.Jobs)) ?? options.Jobs,
                KeepUtterances = Keep.Of(parse, console) is { } days ? TimeSpan.FromDays(days) : options.KeepUtterances,
                Queue = QueueOf(parse, console, options.Queue),
            };
            await NewsroomWorker.RunAsync(options, composition.CreateEngine, console.Error, cancellationToken);
            return ExitCode.Done;
        });
    }

    private static QueueOptions QueueOf(ParseResult parse, CommandConsole console, QueueOptions standard) => standard with
    {
        Drain = Seconds(Drain.Of(parse, console)) ?? standard.Drain,
        Invisibility = Seconds(Invisibility.Of(parse, console)) ?? standard.Invisibility,
        PollInterval = Seconds(Poll.Of(parse, console)) ?? standard.PollInterval,
        Retries = (int?)Tries.Of(parse, console) is { } tries ? standard.Retries with { Tries = tries } : standard.Retries,
    };

    private static TimeSpan? Seconds(double? value) => value is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static int? JobsOf(int? jobs) => jobs is null or (>= 1 and <= 256)
        ? jobs
        : throw new UsageException("--jobs takes a number from 1 to 256.");

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
