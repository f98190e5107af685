using AudioEdition.Articles;

namespace AudioEdition.Publishing.Feeds;

/// <summary>A feed's own data, complete and checked.</summary>
public sealed record PodcastChannel
{
    /// <summary>Name of the feed's file.</summary>
    public const string FileName = "feed.xml";

    /// <summary>The cover that is drawn where none is given.</summary>
    internal const string DrawnCover = "feed-cover.jpg";

    private const string DefaultDescription =
        "News articles as audio editions: every quotation is heard in a voice of its own. Read by synthetic voices; quoted people’s voices are not their own.";

    /// <summary>The feed's name.</summary>
    public required string Title { get; init; }

    /// <summary>What it brings.</summary>
    public required string Description { get; init; }

    /// <summary>Where the folder is on the web; ends with a slash.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The feed's own address.</summary>
    public Uri Address => new(BaseAddress, FileName);

    /// <summary>The publication's home page.</summary>
    public required Uri Link { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Author { get; init; }

    /// <summary>The owner's address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>The cover's address.</summary>
    public required Uri Image { get; init; }

    /// <summary>True where the cover is to be drawn: no other was named.</summary>
    public bool DrawsCover { get; init; }

    /// <summary>Categories, each with its subcategory or null; at least one.</summary>
    public required IReadOnlyList<(string Name, string? Sub)> Categories { get; init; }

    /// <summary>True for content that is not for children.</summary>
    public bool Explicit { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>Copyright line, or null.</summary>
    public string? Copyright { get; init; }

    /// <summary>Licence, or null.</summary>
    public string? License { get; init; }

    /// <summary>Where the licence can be read, or null.</summary>
    public Uri? LicenseAddress { get; init; }

    /// <summary>The feed's identifier.</summary>
    public required Guid Id { get; init; }

    /// <summary>Completes and checks settings.</summary>
    /// <param name="settings">What was said.</param>
    /// <param name="editions">The feed's editions, newest first; may be empty.</param>
    /// <param name="source">Where the settings came from, for messages.</param>
    /// <exception cref="PodcastSettingsException">A setting is missing or wrong.</exception>
    public static PodcastChannel From(PodcastSettings settings, IReadOnlyList<PodcastEdition> editions, string source)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(editions);
        var given = settings.BaseUrl ?? throw new PodcastSettingsException(
            source, "$.baseUrl", "the feed's place on the web is not told; give it with --base-url https://… or as \"baseUrl\", since apps need whole addresses.");
        var home = Web(given.EndsWith('/') ? given : given + "/", "$.baseUrl", source);
        var title = PublishedText.Title(settings.Title ?? NameOf(editions) ?? "Audio editions");
        var image = ImageOf(settings.Image, home, source);
        return new PodcastChannel
        {
            Title = title,
            Description = PublishedText.Shorten(settings.Description ?? DefaultDescription, 1300),
            BaseAddress = home,
            Link = settings.Link is { } link ? Web(link, "$.link", source) : home,
            Author = settings.Author is { } author ? PublishedText.Title(author) : title,
            Email = EmailOf(settings.Email, source),
            Image = image ?? new Uri(home, DrawnCover),
            DrawsCover = image is null,
            Categories = CategoriesOf(settings.Categories, source),
            Explicit = settings.Explicit ?? false,
            Language = LanguageOf(settings.Language, source) ?? (editions.Count > 0 ? editions[0].Report.Locale : null) ?? "en",
            Copyright = settings.Copyright is { } line ? PublishedText.Title(line) : null,
            License = settings.License is { } license ? PublishedText.Shorten(license, 128) : null,
            LicenseAddress = settings.LicenseUrl is { } url ? Web(url, "$.licenseUrl", source) : null,
            Id = settings.Id ?? PodcastGuid.OfFeed(new Uri(home, FileName)),
        };
    }

    /// <summary>The publication that all editions are of; null where they are of several, or tell none.</summary>
    private static string? NameOf(IReadOnlyList<PodcastEdition> editions)
    {
        var names = editions.Select(e => e.Report.Article?.Site).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return names is [{ Length: > 0 } only] ? only : null;
    }

    private static Uri Web(string text, string path, string source) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Query.Length + address.Fragment.Length == 0
            ? address
            : throw new PodcastSettingsException(source, path, $"“{PublishedText.Shorten(text, 80)}” is no address of the web; write one like https://example.org/audio/.");

    private static Uri? ImageOf(string? image, Uri home, string source)
    {
        if (image is null)
        {
            return null;
        }

        if (image.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || image.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return Web(image, "$.image", source);
        }

        var isPicture = Path.GetExtension(image).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png";
        return isPicture && !Path.IsPathRooted(image) && !image.Split('/', '\\').Contains("..", StringComparer.Ordinal)
            ? new Uri(home, PodcastEdition.Escape(image.Replace('\\', '/')))
            : throw new PodcastSettingsException(source, "$.image", $"“{PublishedText.Shorten(image, 80)}” is neither an address nor a .jpg or .png inside the folder.");
    }

    private static string? EmailOf(string? email, string source) =>
        email is null || (email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1 && !email.Any(char.IsWhiteSpace) && PublishedText.Title(email) == email)
            ? email
            : throw new PodcastSettingsException(source, "$.email", $"“{PublishedText.Shorten(email, 80)}” is no address of a mailbox.");

    private static string? LanguageOf(string? language, string source) =>
        language is null
            ? null
            : LanguageTag.Normalize(language) ?? throw new PodcastSettingsException(source, "$.language", $"“{PublishedText.Shorten(language, 80)}” is no language tag; write one like en or en-GB.");

    private static List<(string Name, string? Sub)> CategoriesOf(IReadOnlyList<string>? categories, string source)
    {
        var list = new List<(string, string?)>();
        foreach (var category in categories is { Count: > 0 } given ? given : ["News"])
        {
            var parts = (category ?? "").Split('>', StringSplitOptions.TrimEntries);
            list.Add(parts is [{ Length: > 0 } name] ? (PublishedText.Title(name), null)
                : parts is [{ Length: > 0 } top, { Length: > 0 } sub] ? (PublishedText.Title(top), PublishedText.Title(sub))
                : throw new PodcastSettingsException(source, "$.categories", $"“{PublishedText.Shorten(category, 80)}” is no category; write News, or News > Daily News."));
        }

        return list;
    }
}
