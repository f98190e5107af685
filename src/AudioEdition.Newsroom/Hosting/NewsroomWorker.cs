using System.Globalization;
using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Database;
using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Rendering;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Telemetry;
using AudioEdition.Speech;
using Npgsql;

namespace AudioEdition.Newsroom.Hosting;

/// <summary>A worker: takes articles out of the queue until it is asked to end.</summary>
public static class NewsroomWorker
{
    /// <summary>Works until it is asked to end; then lets what runs end, within <see cref="QueueOptions.Drain"/>, and gives back what does not.</summary>
    /// <param name="options">How.</param>
    /// <param name="engines">Makes an engine by its name.</param>
    /// <param name="log">Told when it starts and ends, a line each, and what goes wrong.</param>
    /// <param name="cancellationToken">Asks it to end.</param>
    /// <exception cref="WorkerRefusedException">Those at work have another encoder or timeout; or this machine's encoder was exchanged meanwhile: what ran was given to others.</exception>
    /// <exception cref="AudioEditionException">Database or store cannot be used.</exception>
    public static Task RunAsync(WorkerOptions options, Func<string, ISpeechSynthesizer> engines, TextWriter log, CancellationToken cancellationToken) =>
        RunAsync(options, engines, log, (renderer, _, _) => renderer, cancellationToken);

    /// <summary>The same, with a handler of the caller's around or in place of the renderer.</summary>
    internal static async Task RunAsync(
        WorkerOptions options,
        Func<string, ISpeechSynthesizer> engines,
        TextWriter log,
        Func<IArticleHandler, EngineRoom, IArtifactStore, IArticleHandler> handle,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(log);
        var database = new NewsroomDatabase(options.Database);
        var store = StoreLocation.Open(options.Store);
        using var telemetry = TelemetryExport.Start();
        HangfireLog.WriteTo(log);
        await database.PrepareAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var encoder = await EncoderGuard.TakeAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var register = new WorkerRegister(database, new WorkerTerms(encoder.Version, options.Queue.Invisibility));
        await register.EnterAsync(cancellationToken).ConfigureAwait(false);
        var accounts = await OpenAccountsAsync(database, options.Rates, cancellationToken).ConfigureAwait(false);
        await using var room = new EngineRoom(engines, new UtteranceShelf(store), accounts);
        using var scratch = ScratchFolder.Take(options.ScratchFolder);
        var handler = handle(new ArticleRenderer(store, room, scratch.Path, options.Jobs, encoder), room, store);
        using var worker = await HangfireWorker.StartAsync(database, handler, options.Places, options.Queue, encoder.Version, cancellationToken).ConfigureAwait(false);
        await using var health = await HealthEndpoint.StartAsync(options.HealthAddress, database, store, cancellationToken).ConfigureAwait(false);
        await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"audio-edition: worker ready: {options.Places} places and one for breaking news, store {store}")).ConfigureAwait(false);
        var upkeep = new Upkeep(new ArticleLedger(database), store, options);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] rounds =
        [
            RepeatAsync(Upkeep.Interval, "tidying up", upkeep.RunAsync, log, ending.Token),
            RepeatAsync(WorkerRegister.Interval, "confirming that this worker is there", stop => ConfirmAsync(register, log, stop), log, ending.Token),
        ];

        // Until it is asked to end; or it must not go on; or a round fails as none of them expects.
        await Task.WhenAny([.. rounds, encoder.Changed]).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(rounds).ConfigureAwait(false);

        health?.NoteEnding();
        await log.WriteLineAsync("audio-edition: worker ending: what runs is finished first").ConfigureAwait(false);
        await worker.DrainAsync().ConfigureAwait(false);
        await LeaveAsync(register, log).ConfigureAwait(false);
        if (encoder.Changed.IsCompleted)
        {
            throw new WorkerRefusedException(await encoder.Changed.ConfigureAwait(false));
        }

        await log.WriteLineAsync("audio-edition: worker ended").ConfigureAwait(false);
    }

    private static async Task<IReadOnlyDictionary<string, IRequestAccount>> OpenAccountsAsync(
        NewsroomDatabase database, IReadOnlyDictionary<string, RequestRate> rates, CancellationToken cancellationToken)
    {
        var accounts = new Dictionary<string, IRequestAccount>(StringComparer.Ordinal);
        foreach (var (engine, rate) in rates)
        {
            var account = new DatabaseAccount(database, engine, rate.PerSecond, rate.Burst);
            await account.OpenAsync(cancellationToken).ConfigureAwait(false);
            accounts.Add(engine, account);
        }

        return accounts;
    }

    private static async Task ConfirmAsync(WorkerRegister register, TextWriter log, CancellationToken cancellationToken)
    {
        if (await register.ConfirmAsync(cancellationToken).ConfigureAwait(false) is { } difference)
        {
            await log.WriteLineAsync($"audio-edition: {difference} End one of them.").ConfigureAwait(false);
        }
    }

    private static async Task LeaveAsync(WorkerRegister register, TextWriter log)
    {
        try
        {
            await register.LeaveAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            // It is forgotten in a minute.
            await log.WriteLineAsync($"audio-edition: the worker could not take itself out of the register: {DatabaseException.ReasonOf(e)}").ConfigureAwait(false);
        }
    }

    /// <summary>Does something now and again until the worker is asked to end.</summary>
    private static async Task RepeatAsync(TimeSpan interval, string what, Func<CancellationToken, Task> action, TextWriter log, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            do
            {
                try
                {
                    await action(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is AudioEditionException or NpgsqlException or IOException)
                {
                    // It has time: the next round does it.
                    await log.WriteLineAsync($"audio-edition: {what} failed and is tried again: {(e is NpgsqlException fault ? DatabaseException.ReasonOf(fault) : e.Message)}").ConfigureAwait(false);
                }
            }
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to end.
        }
    }
}
