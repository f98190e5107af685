using AudioEdition.Articles;

namespace AudioEdition.Scripts.Speakers;

/// <summary>Who says one quotation, and by which evidence.</summary>
public sealed record Attribution
{
    /// <summary><see cref="Person.Id"/> of the speaker; null where unresolved.</summary>
    public required string? SpeakerId { get; init; }

    /// <summary>Name of the rule that decided, kebab-case (<c>clause-after</c>, <c>same-speaker-continues</c>).</summary>
    public required string Rule { get; init; }

    /// <summary>The cue words ("told"), or null.</summary>
    public string? Cue { get; init; }

    /// <summary>The words that name the speaker, in indices of the article's text; or null.</summary>
    public TextSpan? Mention { get; init; }

    /// <summary>How those words name the speaker.</summary>
    public MentionKind MentionKind { get; init; }

    /// <summary>True where the evidence is enough to lend the speaker's voice.</summary>
    public bool Resolved => SpeakerId is not null;

    /// <summary>Others that were considered, best first, each with why it lost; for the review sheet.</summary>
    public IReadOnlyList<string> Considered { get; init; } = [];
}
