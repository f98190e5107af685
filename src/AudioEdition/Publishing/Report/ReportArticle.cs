namespace AudioEdition.Publishing.Report;

/// <summary>What a feed, a shelf and a book tell of an edition without reading its plan.</summary>
public sealed record ReportArticle
{
    /// <summary>Articles in the edition. Default 1.</summary>
    public int Articles { get => field == 0 ? 1 : field; init; }

    /// <summary>The authors, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>The publication's name, or null.</summary>
    public string? Site { get; init; }

    /// <summary>When it was published, or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The article's own address, absolute; or null.</summary>
    public string? Address { get; init; }

    /// <summary>The standfirst, else the first paragraph, at most some 600 characters; or null.</summary>
    public string? Summary { get; init; }

    /// <summary>The people whose words are heard in a voice of their own, in order of appearance. Default nobody.</summary>
    public IReadOnlyList<ReportPerson> People { get => field ?? []; init; }

    /// <summary>The quotations to lure a listener with, best first, at most three. Default none.</summary>
    public IReadOnlyList<ReportSoundbite> Soundbites { get => field ?? []; init; }
}

/// <summary>A person of an edition.</summary>
/// <param name="Name">As the article calls them in full.</param>
/// <param name="Description">Who they are, or null.</param>
public sealed record ReportPerson(string Name, string? Description = null);

/// <summary>A moment of the first programme.</summary>
/// <param name="Start">Seconds from its start.</param>
/// <param name="Seconds">Its length.</param>
/// <param name="Title">Who says what.</param>
public sealed record ReportSoundbite(double Start, double Seconds, string Title);
