using System.Diagnostics;
using System.Globalization;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Telemetry;
using AudioEdition.Publishing;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Newsroom.Rendering;

/// <summary>Makes the edition of an order and publishes it. May be asked twice and at two places for the same one: what is finished is found finished.</summary>
internal sealed class ArticleRenderer : IArticleHandler
{
    /// <summary>While machines are brought to one version, work waits so long between its tries: six of them should see the update through.</summary>
    private static readonly TimeSpan UpdatePatience = TimeSpan.FromMinutes(1);

    private readonly OrderShelf _orders;
    private readonly EditionShelf _editions;
    private readonly BedShelf _beds;
    private readonly EngineRoom _engines;
    private readonly string _scratch;
    private readonly int _jobs;
    private readonly EncoderGuard _encoder;

    /// <summary>Joins the parts.</summary>
    /// <param name="store">Orders come from it, editions go to it.</param>
    /// <param name="engines">Engines that share their utterances.</param>
    /// <param name="scratch">Folder for work in progress.</param>
    /// <param name="jobs">Utterances of one article at once.</param>
    /// <param name="encoder">Sees that the encoder stays the same.</param>
    public ArticleRenderer(IArtifactStore store, EngineRoom engines, string scratch, int jobs, EncoderGuard encoder)
    {
        _orders = new OrderShelf(store);
        _editions = new EditionShelf(store);
        _beds = new BedShelf(store);
        _engines = engines;
        _scratch = scratch;
        _jobs = jobs;
        _encoder = encoder;
    }

    /// <inheritdoc/>
    public async Task RenderAsync(ArticleKey key, CancellationToken cancellationToken)
    {
        using var activity = NewsroomMeter.Source.StartActivity("article");
        activity?.SetTag("article.key", key.Hex);
        if (await _editions.IsWholeAsync(key, cancellationToken).ConfigureAwait(false))
        {
            NewsroomMeter.Article("duplicate");
            return;
        }

        await _encoder.CheckAsync(cancellationToken).ConfigureAwait(false);
        var (order, engines) = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        await InWorkFolderAsync(key, async folder =>
        {
            var clock = Stopwatch.StartNew();
            var edition = Path.Combine(folder, "edition");
            EditionReport report;
            using (NewsroomMeter.Source.StartActivity("build"))
            {
                // The library's own cache holds the article's utterances while they are mastered; between articles and machines they are shared by the store.
                var pipeline = new EditionPipeline(new EditionParts
                {
                    Engines = engines,
                    Cache = new UtteranceCache(Path.Combine(folder, "utterances")),
                    Encoder = new AudioEncoder(),
                });
                var bed = await BedOfAsync(order, Path.Combine(folder, "bed"), cancellationToken).ConfigureAwait(false);
                var result = await pipeline.BuildAsync(order.Plan, order.Options with { Folder = edition, Jobs = _jobs, BedPath = bed }, cancellationToken: cancellationToken).ConfigureAwait(false);
                report = result.Report;
            }

            if (report.Checks.FirstOrDefault(c => !c.Ok) is { } failed)
            {
                throw new ArticleFailedException(
                    string.Create(CultureInfo.InvariantCulture, $"The check “{failed.Name}” failed: {failed.Value:0.##}, wanted {failed.Limit}. The edition is not published."), canHeal: false);
            }

            bool first;
            using (NewsroomMeter.Source.StartActivity("publish"))
            {
                // A report that stands there although the edition is not whole would vouch for files that are damaged.
                await _editions.WithdrawAsync(key, cancellationToken).ConfigureAwait(false);
                first = await _editions.PublishAsync(key, edition, cancellationToken).ConfigureAwait(false);
            }

            NewsroomMeter.Article(first ? "published" : "duplicate");
            NewsroomMeter.Edition(clock.Elapsed, report.Programmes[0].Seconds, report.Cost?.Amount, report.Cost?.Currency);
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task SpeakChunkAsync(ArticleKey key, int chunk, int chunks, CancellationToken cancellationToken)
    {
        using var activity = NewsroomMeter.Source.StartActivity("chunk");
        activity?.SetTag("article.key", key.Hex);
        var (order, engines) = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        var plan = order.Plan;
        var part = plan with { Units = [.. Chunks.Of(plan.Units, chunk, chunks)] };
        await InWorkFolderAsync(key, folder => new UtteranceSynthesizer(engines, new UtteranceCache(folder)).SynthesizeAsync(part, _jobs, cancellationToken: cancellationToken))
            .ConfigureAwait(false);
    }

    private async Task<(EditionOrder Order, IReadOnlyDictionary<string, ISpeechSynthesizer> Engines)> ReadAsync(ArticleKey key, CancellationToken cancellationToken)
    {
        EditionOrder order;
        IReadOnlyDictionary<string, ISpeechSynthesizer> engines;
        try
        {
            order = await _orders.FindAsync(key, cancellationToken).ConfigureAwait(false)
                ?? throw new ArticleFailedException($"The order {key} is not in the store. Submit the article again.", canHeal: false);
            engines = _engines.For(order.Plan);
        }
        catch (AudioEditionException e) when (e is not ArticleFailedException)
        {
            throw Failure(e);
        }

        if (order.Program != EditionOrder.CurrentProgram)
        {
            throw new ArticleFailedException($"The order was made with {order.Program}, this worker is {EditionOrder.CurrentProgram}. Bring all machines to one version.", canHeal: true) { RetryAfter = UpdatePatience };
        }

        // What the key promises must be what is made. Another worker may be of the right version, so it is tried again.
        foreach (var (voice, version) in EditionOrder.VersionsOf(order.Plan, engines))
        {
            if (order.VoiceVersions.GetValueOrDefault(voice) is var ordered && ordered != version)
            {
                throw new ArticleFailedException($"The order was made for version {ordered} of the voice {voice}; this worker has {version}. Bring all machines to one version.", canHeal: true) { RetryAfter = UpdatePatience };
            }
        }

        return (order, engines);
    }

    private async Task<string?> BedOfAsync(EditionOrder order, string folder, CancellationToken cancellationToken) => order.Bed is not { } bed
        ? null
        : await _beds.FetchAsync(bed, folder, cancellationToken).ConfigureAwait(false)
            ?? throw new ArticleFailedException($"The music “{bed.Name}” is not in the store, or damaged there. Submit the article again, then requeue it.", canHeal: false);

    private async Task InWorkFolderAsync(ArticleKey key, Func<string, Task> work)
    {
        var folder = Path.Combine(_scratch, $"{key.Hex[..16]}-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            await work(folder).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ArticleFailedException))
        {
            throw Failure(e);
        }
        finally
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It goes with the worker's whole folder.
            }
        }
    }

    /// <summary>Whether another try may help: not where the article itself is at fault.</summary>
    private static ArticleFailedException Failure(Exception e) => new(
        e.Message,
        canHeal: e switch
        {
            // Without a voice it is the engine that is not there: this worker's fault.
            SpeechSynthesisException speech => speech.IsTransient || speech.Voice is null,
            EncoderException or UtteranceCacheException or EditionFolderException or ArtifactStoreException or Database.DatabaseException => true,
            IOException or UnauthorizedAccessException => true,
            _ => false,
        },
        e)
    {
        RetryAfter = (e as SpeechSynthesisException)?.RetryAfter,
    };
}
