using AudioEdition.Articles;

namespace AudioEdition.Scripts;

/// <summary>What of an article's kept text is read. Counts are UTF-16 units that are not white space.</summary>
public sealed record CoverageReport
{
    /// <summary>All of the kept blocks.</summary>
    public required long KeptCharacters { get; init; }

    /// <summary>Those that are in a unit.</summary>
    public required long CoveredCharacters { get; init; }

    /// <summary>Those that are in none because they only delimit: quotation marks and punctuation at the edge of a quotation unit, blocks of ornaments.</summary>
    public required long DelimiterCharacters { get; init; }

    /// <summary>What is in no unit and should be; rising, not edged by white space.</summary>
    public required IReadOnlyList<TextSpan> Missing { get; init; }

    /// <summary>What is in more than one unit; rising by start.</summary>
    public required IReadOnlyList<TextSpan> Doubled { get; init; }

    /// <summary>Share of the kept characters that is accounted for, 0–100; 100 where nothing is kept.</summary>
    public double Percent => KeptCharacters == 0 ? 100 : 100.0 * (CoveredCharacters + DelimiterCharacters) / KeptCharacters;

    /// <summary>True where nothing is missing and nothing is read twice.</summary>
    public bool IsComplete => Missing.Count == 0 && Doubled.Count == 0;
}
