using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioEdition.Publishing.Feeds;

/// <summary>What a person says of a feed: <c>feed.json</c> beside the editions, or the options of the command. Null is: not said.</summary>
/// <remarks>The form of the file stands in <c>docs/feed.schema.json</c>.</remarks>
public sealed record PodcastSettings
{
    /// <summary>Name of the file inside a folder of editions.</summary>
    public const string FileName = "feed.json";

    private static readonly FeedJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 8,
    });

    /// <summary>Address of the schema, for editors; without effect.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The feed's name. Default: the publication's, where all editions are of one.</summary>
    public string? Title { get; init; }

    /// <summary>What it brings; at most 4000 bytes are written. Default: a sentence that says what audio editions are.</summary>
    public string? Description { get; init; }

    /// <summary>Where the folder will be on the web, http or https: enclosures and the feed's own address begin with it. Needed.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The publication's home page. Default: <see cref="BaseUrl"/>.</summary>
    public string? Link { get; init; }

    /// <summary>Who publishes it. Default: <see cref="Title"/>.</summary>
    public string? Author { get; init; }

    /// <summary>An address of the owner, which directories ask for to verify a claim. Default: none is published.</summary>
    public string? Email { get; init; }

    /// <summary>The feed's cover: an address, or a JPEG or PNG in the folder; 1400–3000 pixels, square. Default: one is drawn.</summary>
    public string? Image { get; init; }

    /// <summary>Categories of Apple's list, a subcategory as <c>News &gt; Daily News</c>. Default: <c>News</c>.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>True for content that is not for children. Default false.</summary>
    public bool? Explicit { get; init; }

    /// <summary>BCP 47 tag. Default: that of the newest edition.</summary>
    public string? Language { get; init; }

    /// <summary>Copyright line. Default none.</summary>
    public string? Copyright { get; init; }

    /// <summary>Licence by its SPDX identifier in lower case (<c>cc-by-4.0</c>) or a name of your own, which needs <see cref="LicenseUrl"/>. Default none.</summary>
    public string? License { get; init; }

    /// <summary>Where the licence can be read. Default none.</summary>
    public string? LicenseUrl { get; init; }

    /// <summary>The feed's identifier where it had one at another address. Default: derived from the feed's address.</summary>
    [JsonPropertyName("guid")]
    public Guid? Id { get; init; }

    /// <summary>Reads the file.</summary>
    /// <param name="json">Its text; comments and trailing commas are allowed.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <exception cref="PodcastSettingsException">It is no JSON, or a property is not known or of the wrong kind.</exception>
    public static PodcastSettings Parse(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, Json.PodcastSettings) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException e)
        {
            throw new PodcastSettingsException(source, e.Path ?? "$", e.Message, e);
        }
    }

    /// <summary>These settings, and those of another where these say nothing.</summary>
    /// <param name="other">What holds otherwise.</param>
    public PodcastSettings Or(PodcastSettings other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new PodcastSettings
        {
            Title = Title ?? other.Title,
            Description = Description ?? other.Description,
            BaseUrl = BaseUrl ?? other.BaseUrl,
            Link = Link ?? other.Link,
            Author = Author ?? other.Author,
            Email = Email ?? other.Email,
            Image = Image ?? other.Image,
            Categories = Categories ?? other.Categories,
            Explicit = Explicit ?? other.Explicit,
            Language = Language ?? other.Language,
            Copyright = Copyright ?? other.Copyright,
            License = License ?? other.License,
            LicenseUrl = LicenseUrl ?? other.LicenseUrl,
            Id = Id ?? other.Id,
        };
    }
}
