namespace AudioEdition.Casting;

/// <summary>How a script is cast.</summary>
/// <remarks>
/// What the texts may hold is told by <see cref="FrameTexts"/>.
/// </remarks>
public sealed record CastingOptions
{
    /// <summary>Name of the cast in the catalogue. Default: the catalogue's engine.</summary>
    public string? Engine { get; init; }

    /// <summary>BCP 47 tag that voices are chosen to fit. Default: the article's language.</summary>
    public string? Locale { get; init; }

    /// <summary>Roles of the articles that the same edition holds before this one: their voices are lent to others only when no more are free. Default none.</summary>
    /// <remarks>That a person of several articles keeps one voice is the register's part: hand on <see cref="PersonRegister.With(CastScript)"/>.</remarks>
    public IReadOnlyList<CastRole> EarlierRoles { get; init; } = [];

    /// <summary>True to say at the end that the voices are synthetic. Default true.</summary>
    public bool Disclosure { get; init; } = true;

    /// <summary>Words of the disclosure. Default: <see cref="DefaultDisclosureText"/>, or a shorter one where nobody is quoted.</summary>
    public string? DisclosureText { get; init; }

    /// <summary>Words before the headline. Default none.</summary>
    public string? IntroText { get; init; }

    /// <summary>Words after everything else. Default none.</summary>
    public string? OutroText { get; init; }

    /// <summary>The disclosure of an article that quotes people.</summary>
    public const string DefaultDisclosureText = "[From {site}[, {date}]. ]Read by synthetic voices; quoted people’s voices are not their own.";

    /// <summary>The disclosure of an article that quotes nobody.</summary>
    public const string DefaultNarratorDisclosureText = "[From {site}[, {date}]. ]Read by a synthetic voice.";

    /// <summary>Voices outside of the pool that the engine has: whoever had one of them in an earlier edition keeps it. Default none.</summary>
    public IReadOnlyList<VoiceId> KeptVoices { get; init; } = [];
}
