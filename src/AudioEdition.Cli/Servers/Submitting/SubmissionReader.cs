using System.Runtime.CompilerServices;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.Feeds;
using AudioEdition.Cli.Commands;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Plans;

namespace AudioEdition.Cli.Servers.Submitting;

/// <summary>Reads what is submitted, each article a plan of its own. What cannot be read is told and costs none of the others.</summary>
internal sealed class SubmissionReader(EditionRequest request, CommandConsole console, Composition composition)
{
    /// <summary>How much could not be read.</summary>
    public int Failures { get; private set; }

    /// <summary>Reads and plans what one argument holds.</summary>
    public async IAsyncEnumerable<PlannedEdition> ReadAsync(string input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var sources = new ArticleSource(console, composition.FetchOptions(request.AllowPrivate));
        var inputs = new EditionInputs(sources, console, request.Newest);
        if (await TryAsync(input, () => inputs.ReadAsync(input, cancellationToken)) is not { } content)
        {
            yield break;
        }

        var format = EditionInputs.FormatOf(content);
        if (format == ArticleFormat.Feed)
        {
            await foreach (var item in ReadFeedAsync(sources, content, cancellationToken))
            {
                yield return item;
            }
        }
        else if (await TryAsync(input, () => PlanAsync(input, content, format, inputs, cancellationToken)) is { } planned)
        {
            yield return planned;
        }
    }

    private async IAsyncEnumerable<PlannedEdition> ReadFeedAsync(ArticleSource sources, SourceContent content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await TryAsync(content.Name, () => Task.FromResult(FeedReader.Read(content.Name, content.Bytes))) is not { } feed)
        {
            yield break;
        }

        // Oldest first: so people get their voices in the order of the news.
        foreach (var item in feed.Newest(request.Newest).Reverse())
        {
            var planned = await TryAsync($"“{item.Title ?? item.Id}”", async () =>
            {
                var inputs = new EditionInputs(sources, console, request.Newest);
                inputs.NoteItem(item);
                var article = await inputs.ReadItemAsync(content.Name, feed, item, cancellationToken);
                return await PlanAsync([article], null, inputs, cancellationToken);
            });
            if (planned is not null)
            {
                yield return planned;
            }
        }
    }

    private async Task<PlannedEdition> PlanAsync(string input, SourceContent content, ArticleFormat format, EditionInputs inputs, CancellationToken cancellationToken)
    {
        if (content.Page is null && ArticleSource.IsPlan(input, content.Bytes.Span))
        {
            var plan = PlanReader.Read(Encoding.UTF8.GetString(content.Bytes.Span).TrimStart('\uFEFF'), input);
            return new PlannedEdition(plan, Composition.LoadVoices(request.VoicesPath), inputs.Inputs);
        }

        await inputs.AddAsync(content, format, cancellationToken);
        return await PlanAsync(inputs.Articles, inputs.Collection, inputs, cancellationToken);
    }

    private async Task<PlannedEdition> PlanAsync(IReadOnlyList<Article> articles, CollectionFacts? collection, EditionInputs inputs, CancellationToken cancellationToken)
    {
        var (plan, voices) = await EditionPlanner.PlanAsync(articles, collection, request, Composition.LoadVoices(request.VoicesPath), composition, cancellationToken);
        return new PlannedEdition(plan, voices, inputs.Inputs);
    }

    /// <summary>Null where it failed, which was told. Wrong use is no failure of an article.</summary>
    private async Task<T?> TryAsync<T>(string name, Func<Task<T>> action)
        where T : class
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (e is AudioEditionException and not UsageException)
        {
            Failures++;
            await console.Error.WriteLineAsync($"audio-edition: {name}: {e.Message}");
            return null;
        }
    }
}
