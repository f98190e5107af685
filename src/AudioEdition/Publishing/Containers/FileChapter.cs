namespace AudioEdition.Publishing.Containers;

/// <summary>A chapter as a file has it.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Start">From the start of the decoded sound.</param>
/// <param name="End">Its end, or null where the format stores none.</param>
public sealed record FileChapter(string Title, TimeSpan Start, TimeSpan? End);
