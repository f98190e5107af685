using System.Globalization;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Worker;
using AudioEdition.Publishing.Containers;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Stub;
using Npgsql;

namespace AudioEdition.Newsroom.Tests.Site;

/// <summary>A newsroom of a test's own: an empty database, a folder as store, and workers that can be killed.</summary>
internal sealed partial class TestSite : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private readonly TemporaryFolder _folder = new();
    private readonly List<WorkerProcess> _workers = [];
    private readonly StubSynthesizer _stub = new();
    private readonly string _database;

    private TestSite(string database, HangfireArticleQueue queue)
    {
        _database = database;
        Queue = queue;
        Store = new FolderStore(_folder.Combine("store"));
        Submitter = new ArticleSubmitter(Store, queue);
    }

    public static async Task<TestSite> OpenAsync(PostgresServer server)
    {
        var database = server.CreateDatabase();
        return new TestSite(database, await HangfireArticleQueue.OpenAsync(new NewsroomDatabase(database), cancellationToken: TestContext.Current.CancellationToken));
    }

    public HangfireArticleQueue Queue { get; }

    public FolderStore Store { get; }

    public ArticleSubmitter Submitter { get; }

    public string Database => _database;

    public string Path(string name) => _folder.Combine(name);

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A short article: a headline and so many sentences, each a unit.</summary>
    public static SpokenScript Plan(string name, int sentences = 1)
    {
        var text = new StringBuilder($"Report {name}\n");
        for (var i = 0; i < sentences; i++)
        {
            // A paragraph each, since a unit never crosses one.
            text.Append(CultureInfo.InvariantCulture, $"\nThe {name} ferry sailed along the coast for the {InWords(i)} time.\n");
        }

        return EditionPipeline.Plan(ArticleReader.Read(name + ".txt", Encoding.UTF8.GetBytes(text.ToString())), new PlanOptions { Engine = "stub", Disclosure = false });
    }

    public static BuildOptions Options { get; } = new() { Folder = "edition", Formats = [ContainerFormat.Wav] };

    public IReadOnlyDictionary<string, ISpeechSynthesizer> Engines => new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["stub"] = _stub };

    public async Task<ArticleKey> SubmitAsync(SpokenScript plan, Lane lane = Lane.Default, BuildOptions? options = null) =>
        (await Submitter.SubmitAsync(plan, options ?? Options, Engines, lane, Stop)).Key;

    /// <summary>Submits so many short articles.</summary>
    public async Task<List<ArticleKey>> SubmitManyAsync(int count, Lane lane = Lane.Default, int sentences = 1, string prefix = "number")
    {
        var keys = new List<ArticleKey>();
        for (var i = 0; i < count; i++)
        {
            keys.Add(await SubmitAsync(Plan($"{prefix} {InWords(i)}", sentences), lane));
        }

        return keys;
    }

    /// <summary>Starts a worker; what is not told otherwise is set for quick tests.</summary>
    public WorkerProcess StartWorker(Func<TestWorkerSettings, TestWorkerSettings>? change = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var number = _workers.Count.ToString(CultureInfo.InvariantCulture);
        var settings = new TestWorkerSettings
        {
            Database = _database,
            Store = Store.Folder,
            Scratch = _folder.Combine("scratch"),
            Journal = _folder.Combine($"journal-{number}"),
            InvisibilitySeconds = 10,
            SpeakOnly = true,
        };
        settings = change?.Invoke(settings) ?? settings;
        var path = _folder.Combine($"worker-{number}.json");
        settings.Write(path);
        var worker = new WorkerProcess(path, environment);
        _workers.Add(worker);
        return worker;
    }

    /// <summary>What all workers wrote down, in the order of time.</summary>
    public List<JournalLine> Journal()
    {
        var lines = new List<JournalLine>();
        for (var worker = 0; worker < _workers.Count; worker++)
        {
            var path = _folder.Combine($"journal-{worker.ToString(CultureInfo.InvariantCulture)}");
            if (!File.Exists(path))
            {
                continue;
            }

            using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (file.ReadLine() is { } line)
            {
                if (line.Split(' ') is [var ticks, var what, var about])
                {
                    lines.Add(new JournalLine(new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero), what, about, worker));
                }
            }
        }

        lines.Sort((a, b) => a.At.CompareTo(b.At));
        return lines;
    }

    public int Count(string what) => Journal().Count(l => l.What == what);

    /// <summary>Waits until something is so; it is asked again and again, and fails after the limit.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo, int seconds, string what)
    {
        var limit = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(limit) > TimeSpan.FromSeconds(seconds))
            {
                Assert.Fail($"After {seconds.ToString(CultureInfo.InvariantCulture)} s not yet so: {what}.\n{await StatesAsync()}\n{string.Join('\n', _workers.Where(w => File.Exists(w.Log)).Select(w => File.ReadAllText(w.Log)))}");
            }

            await Task.Delay(Glance, Stop);
        }
    }

    public Task UntilAsync(Func<bool> isSo, int seconds, string what) => UntilAsync(() => Task.FromResult(isSo()), seconds, what);

    public Task UntilPublishedAsync(int count, int seconds) =>
        UntilAsync(async () => (await Queue.StatusAsync(Stop)).Published == count, seconds, $"{count.ToString(CultureInfo.InvariantCulture)} articles published");

    /// <summary>Waits for the end of all work. Asks seldom and cheaply, for tests that measure the database's time.</summary>
    public Task UntilSucceededAsync(int count, int seconds) => UntilAsync(
        async () =>
        {
            await Task.Delay(Glance * 5, Stop);
            return await ScalarAsync<long>("select count(*) from hangfire.job where statename = 'Succeeded'") == count;
        },
        seconds,
        $"{count.ToString(CultureInfo.InvariantCulture)} pieces of work succeeded");

    public void Dispose()
    {
        foreach (var worker in _workers)
        {
            worker.Dispose();
        }

        NpgsqlConnection.ClearAllPools();
        _stub.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }

    /// <summary>Numbers in words of their own, since a stub takes no digits and what is said must differ.</summary>
    public static string InWords(int number)
    {
        string[] digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        return string.Join(' ', number.ToString(CultureInfo.InvariantCulture).Select(d => digits[d - '0']));
    }
}
