using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.Addresses;
using AudioEdition.Articles.Epub;
using AudioEdition.Articles.Feeds;
using AudioEdition.Cli.Terminal;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Cli.Commands;

/// <summary>Reads the inputs of one edition; a feed, a list of feeds or a book becomes several articles.</summary>
/// <param name="sources">Fetches.</param>
/// <param name="console">Where what is left out is told.</param>
/// <param name="newest">Items that are taken of a feed, and of all feeds of a list together.</param>
internal sealed class EditionInputs(ArticleSource sources, CommandConsole console, int newest)
{
    private readonly ArticleReadOptions _options = new();

    /// <summary>What was read, in the order given.</summary>
    public List<Article> Articles { get; } = [];

    /// <summary>Every file and page, for the report.</summary>
    public List<ReportInput> Inputs { get; } = [];

    /// <summary>What the last feed or book tells of itself; null where none was among the inputs.</summary>
    public CollectionFacts? Collection { get; private set; }

    /// <summary>Fetches the bytes of one argument and notes them for the report.</summary>
    public async Task<SourceContent> ReadAsync(string input, CancellationToken cancellationToken)
    {
        var isBook = input.EndsWith(".epub", StringComparison.OrdinalIgnoreCase);
        var content = await sources.ReadAsync(input, isBook ? EpubReader.MaxBytes : _options.MaxBytes, cancellationToken);
        Note(content.Name, content.Bytes);
        return content;
    }

    /// <summary>The form of an input, by its name and content.</summary>
    public static ArticleFormat FormatOf(SourceContent content) => ArticleReader.FormatOf(content.Name, content.Bytes.Span);

    /// <summary>Reads what one argument holds.</summary>
    public async Task AddAsync(SourceContent given, ArticleFormat format, CancellationToken cancellationToken)
    {
        var (source, content) = (given.Name, given.Bytes);
        switch (format)
        {
            case ArticleFormat.Epub:
                AddBook(EpubReader.Read(source, content));
                break;
            case ArticleFormat.Feed:
                var feed = FeedReader.Read(source, content);
                await AddItemsAsync(source, feed.Title, feed.Address, [.. feed.Newest(newest).Select(i => (feed, i))], cancellationToken);
                break;
            case ArticleFormat.Outline:
                await AddOutlineAsync(source, OutlineReader.Read(source, content), cancellationToken);
                break;
            default:
                Articles.Add(given.Read(_options));
                break;
        }
    }

    /// <summary>Reads one item of a feed: by its content or its page.</summary>
    /// <exception cref="AudioEditionException">Neither gives an article.</exception>
    public async Task<Article> ReadItemAsync(string source, Feed feed, FeedItem item, CancellationToken cancellationToken)
    {
        var reader = new FeedItemReader(async (address, stop) =>
        {
            var content = await sources.ReadAsync(address.AbsoluteUri, _options.MaxBytes, stop);
            Note(content.Name, content.Bytes);
            return content.Read(_options);
        });
        var read = await reader.ReadAsync(source, feed, item, _options, cancellationToken);
        if (read.Warning is not null)
        {
            await console.Error.WriteLineAsync($"audio-edition: “{item.Title ?? item.Id}”: {read.Warning}");
        }

        return read.Article;
    }

    /// <summary>Notes for the report what an item itself gives.</summary>
    public void NoteItem(FeedItem item) => Note(item.Address?.AbsoluteUri ?? item.Id, Encoding.UTF8.GetBytes(item.ContentHtml ?? item.SummaryHtml ?? ""));

    private async Task AddOutlineAsync(string source, Outline outline, CancellationToken cancellationToken)
    {
        var items = new List<(Feed Feed, FeedItem Item)>();
        foreach (var listed in outline.Feeds)
        {
            try
            {
                var content = await sources.ReadAsync(listed.Address.AbsoluteUri, _options.MaxBytes, cancellationToken, FetchKind.Feed);
                Note(content.Name, content.Bytes);
                var feed = FeedReader.Read(content.Name, content.Bytes);
                items.AddRange(feed.Newest(newest).Select(i => (feed, i)));
            }
            catch (AudioEditionException e)
            {
                await console.Error.WriteLineAsync($"audio-edition: left out: {e.Message}");
            }
        }

        // The newest of all feeds together, so that a long list does not make an endless edition; items without a date come last.
        items = [.. items.OrderByDescending(i => i.Item.Published?.UtcTicks ?? long.MinValue).Take(newest)];
        await AddItemsAsync(source, outline.Title ?? source, null, items, cancellationToken);
    }

    private async Task AddItemsAsync(string source, string title, Uri? address, List<(Feed Feed, FeedItem Item)> items, CancellationToken cancellationToken)
    {
        var before = Articles.Count;
        AudioEditionException? fault = null;
        foreach (var (feed, item) in items)
        {
            try
            {
                Articles.Add(await ReadItemAsync(source, feed, item, cancellationToken));
            }
            catch (AudioEditionException e)
            {
                // One broken item must not cost the others.
                fault ??= e;
                await console.Error.WriteLineAsync($"audio-edition: “{item.Title ?? item.Id}” is left out: {e.Message}");
            }
        }

        if (Articles.Count == before)
        {
            throw fault is null
                ? new NothingToNarrateException(source, $"{source} has no items.")
                : new FeedFailedException($"{source}: none of its {items.Count.ToString(CultureInfo.InvariantCulture)} items could be read.", fault);
        }

        var date = items.Select(i => i.Item.Published).Max();
        Collection = new CollectionFacts
        {
            // The newest item's date, not today's: the same feed gives the same edition.
            Title = date is null ? title : string.Create(CultureInfo.InvariantCulture, $"{title}, {date:d MMMM yyyy}"),
            Published = date,
            Site = title,
            Address = address,
        };
    }

    private void AddBook(Book book)
    {
        var byline = book.Creators.Count > 0 ? string.Join(", ", book.Creators) : null;
        Articles.AddRange(book.Chapters.Count > 1 ? book.Chapters : book.Chapters.Select(c => c with { Byline = byline }));
        Collection = new CollectionFacts { Title = book.Title, Byline = byline, Published = book.Published, Site = book.Publisher };
    }

    private void Note(string name, ReadOnlyMemory<byte> content) => Inputs.Add(new ReportInput(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span))));
}
