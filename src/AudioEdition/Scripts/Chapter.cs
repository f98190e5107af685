namespace AudioEdition.Scripts;

/// <summary>A place that a listener can jump to.</summary>
/// <param name="Title">Plain text, not empty.</param>
/// <param name="FirstUnit">Index of the first unit.</param>
/// <param name="UnitCount">How many units it has, at least 1; chapters follow each other without gap.</param>
/// <param name="Section">In an edition of several articles, the headline of the article that begins with this chapter; null for a chapter that goes on with one.</param>
public sealed record Chapter(string Title, int FirstUnit, int UnitCount, string? Section = null);
