using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.Addresses;
using AudioEdition.Articles.Feeds;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Cli.Watching;

/// <summary>Builds what is new in feeds, each item an edition of its own, and what was changed again in its folder.</summary>
/// <param name="request">How the editions are made.</param>
/// <param name="folder">Where they and the state are.</param>
/// <param name="console">Paths of finished editions to its output, everything else to its errors.</param>
/// <param name="composition">Makes the parts.</param>
internal sealed class FeedWatch(EditionRequest request, string folder, CommandConsole console, Composition composition) : IDisposable
{
    /// <summary>The longest pause for what fails again and again.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    private readonly ArticleSource _sources = new(console, composition.FetchOptions(request.AllowPrivate));
    private readonly Dictionary<string, (int Failures, DateTimeOffset Until)> _pauses = new(StringComparer.Ordinal);
    private readonly WatchState _state = WatchState.Read(folder);
    private bool _failed;

    /// <summary>Looks at every feed once.</summary>
    /// <param name="pause">The first pause for what failed, doubled each time; zero to try everything in every round.</param>
    /// <param name="cancellationToken">Stops between items and within them; the same command goes on.</param>
    /// <returns>False where something failed; it was told.</returns>
    public async Task<bool> RoundAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        _failed = false;
        foreach (var feed in request.Inputs)
        {
            await TryAsync(feed, feed, pause, () => WatchAsync(feed, pause, isListed: false, cancellationToken));
        }

        return !_failed;
    }

    private async Task WatchAsync(string address, TimeSpan pause, bool isListed, CancellationToken cancellationToken)
    {
        // The cache of pages asks with the validators that the server gave: an unchanged feed costs an answer without a body.
        var content = (await _sources.ReadAsync(address, FeedReader.MaxBytes, cancellationToken, FetchKind.Feed)).Bytes;
        switch (ArticleReader.FormatOf(address, content.Span))
        {
            case ArticleFormat.Outline when !isListed:
                foreach (var listed in OutlineReader.Read(address, content).Feeds)
                {
                    await TryAsync(listed.Address.AbsoluteUri, listed.Title ?? listed.Address.AbsoluteUri, pause, () => WatchAsync(listed.Address.AbsoluteUri, pause, isListed: true, cancellationToken));
                }

                break;
            case ArticleFormat.Html when !isListed && FeedLinks.Find(address, content) is [var found, ..]:
                await console.Error.WriteLineAsync($"audio-edition: {address} is a page; its feed is {found.Address.AbsoluteUri}.");
                await WatchAsync(found.Address.AbsoluteUri, pause, isListed: true, cancellationToken);
                break;
            default:
                await BuildAsync(address, FeedReader.Read(address, content), pause, cancellationToken);
                break;
        }
    }

    private async Task BuildAsync(string address, Feed feed, TimeSpan pause, CancellationToken cancellationToken)
    {
        // Oldest first: so the folders' times follow the news.
        foreach (var item in feed.Newest(request.Newest).Reverse())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var known = _state.Find(address, item.Id);
            var fingerprint = item.Fingerprint;
            if (known?.Fingerprint != fingerprint)
            {
                await TryAsync($"{address}\n{item.Id}", $"“{item.Title ?? item.Id}”", pause, () => BuildAsync(address, feed, item, known, fingerprint, cancellationToken));
            }
        }
    }

    private async Task BuildAsync(string address, Feed feed, FeedItem item, WatchedItem? known, string fingerprint, CancellationToken cancellationToken)
    {
        var name = known?.Folder ?? NameOf(item);
        var inputs = new EditionInputs(_sources, console, request.Newest);
        inputs.NoteItem(item);
        Article article;
        try
        {
            article = await inputs.ReadItemAsync(address, feed, item, cancellationToken);
        }
        catch (NothingToNarrateException e)
        {
            // A gallery or a video has no text tomorrow either: told once, and tried again when the item changes.
            _state.Set(address, item.Id, new WatchedItem(name, fingerprint, e.Message));
            throw;
        }

        // The name is kept before the folder is made: a build that is killed goes on in the same one.
        _state.Set(address, item.Id, known ?? new WatchedItem(name, null));
        var (plan, voices) = await EditionPlanner.PlanAsync([article], collection: null, request, Composition.LoadVoices(request.VoicesPath), composition, cancellationToken);
        var path = Path.Combine(folder, name);
        var planned = new PlannedEdition(plan, voices, inputs.Inputs);
        await CostApproval.ApproveAsync(await composition.CostAsync(planned, quotationsOnly: false, cancellationToken), request, beforeAsking: null, console, cancellationToken);
        var result = await EditionBuild.MakeAsync(planned, request, path, quotationsOnly: false, console, composition, cancellationToken);
        _state.Set(address, item.Id, new WatchedItem(name, fingerprint));
        await console.Output.WriteLineAsync(path);
        await console.Output.FlushAsync(cancellationToken);
        await EditionBuild.TellFaultsAsync(console, path, result);
        _failed |= result.Report.Checks.Any(c => !c.Ok);
    }

    public void Dispose() => _sources.Dispose();

    /// <summary>Does one thing; its failure is told and costs none of the others, and it gets a pause before it is tried again.</summary>
    private async Task TryAsync(string key, string name, TimeSpan pause, Func<Task> action)
    {
        var (failures, until) = _pauses.GetValueOrDefault(key);
        if (console.Time.GetUtcNow() < until)
        {
            return;
        }

        try
        {
            await action();
            _pauses.Remove(key);
        }
        catch (Exception e) when (e is AudioEditionException or IOException or UnauthorizedAccessException)
        {
            _failed = true;
            var wait = TimeSpan.FromTicks((long)Math.Min(LongestPause.Ticks, pause.Ticks * Math.Pow(2, Math.Min(failures, 20))));
            _pauses[key] = (failures + 1, console.Time.GetUtcNow() + wait);
            await console.Error.WriteLineAsync($"audio-edition: {name}: {e.Message}{(wait > TimeSpan.Zero ? $" Tried again in {Shown(wait)}." : "")}");
        }
    }

    /// <summary>The title, and a few digits of the identifier: two items of one title get two folders, and a lost state the same ones.</summary>
    private static string NameOf(FeedItem item) => $"{EditionSlug.Of(item.Title ?? "item")}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.Id)).AsSpan(0, 4))}";

    private static string Shown(TimeSpan wait) => wait.TotalMinutes >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{wait.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0} s");
}
