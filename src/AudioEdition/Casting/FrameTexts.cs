namespace AudioEdition.Casting;

/// <summary>The words around an article that are not its own. Null is: not said here.</summary>
/// <remarks>
/// They may hold <c>{title}</c>, <c>{site}</c>, <c>{byline}</c>, <c>{date}</c> (3 May 2026) and <c>{day}</c> (3 May). A part in square brackets is left out where one of its own is not
/// known; such parts may stand in each other: <c>[From {site}[, {date}]. ]Read by synthetic voices.</c>
/// </remarks>
public sealed record FrameTexts
{
    /// <summary>Words before the headline. Default none.</summary>
    public string? Intro { get; init; }

    /// <summary>Words after everything else. Default none.</summary>
    public string? Outro { get; init; }

    /// <summary>Words of the disclosure. Default: the program's own.</summary>
    public string? Disclosure { get; init; }

    /// <summary>These words, and those of another where these say nothing.</summary>
    /// <param name="other">What is said otherwise.</param>
    public FrameTexts Or(FrameTexts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new FrameTexts { Intro = Intro ?? other.Intro, Outro = Outro ?? other.Outro, Disclosure = Disclosure ?? other.Disclosure };
    }

    /// <summary>What is wrong with a text; null where it can be filled.</summary>
    /// <param name="text">The text.</param>
    public static string? FaultOf(string text) => SpokenTemplate.FaultOf(text);
}
