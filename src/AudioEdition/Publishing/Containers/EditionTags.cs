namespace AudioEdition.Publishing.Containers;

/// <summary>What an audio file says of itself. All of it is untrusted text; each writer escapes it in its own format's way.</summary>
/// <remarks>Null means: not said. Nothing is taken from the clock, so that the same edition gives the same bytes.</remarks>
public sealed record EditionTags
{
    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The site, or else the byline.</summary>
    public string? Artist { get; init; }

    /// <summary>The series: the site's name, or that of the issue.</summary>
    public string? Album { get; init; }

    /// <summary>Day of publication.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>BCP 47 tag of the spoken language. Default <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>A short remark, the address of the source as a rule.</summary>
    public string? Comment { get; init; }

    /// <summary>What it is about, in a paragraph.</summary>
    public string? Description { get; init; }

    /// <summary>The program that made the file. Default <c>AudioEdition</c>, without a version, so that an update alone changes no file.</summary>
    public string Encoder { get; init; } = "AudioEdition";

    /// <summary>Default <c>News</c>.</summary>
    public string? Genre { get; init; } = "News";

    /// <summary>The statement that the voices are synthetic; written to a field of its own where the format has one, and into the comment.</summary>
    public string? SyntheticVoiceDisclosure { get; init; }

    /// <summary>The cover picture.</summary>
    public CoverImage? Cover { get; init; }

    /// <summary>Comment and disclosure together, for formats whose players show one field only.</summary>
    internal string? CommentWithDisclosure =>
        string.Join(' ', new[] { Comment, SyntheticVoiceDisclosure }.Where(t => !string.IsNullOrWhiteSpace(t))) is { Length: > 0 } text
            ? text
            : null;
}
