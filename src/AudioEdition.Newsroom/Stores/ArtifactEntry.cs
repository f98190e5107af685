namespace AudioEdition.Newsroom.Stores;

/// <summary>An artifact of a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Written">When it was written.</param>
public readonly record struct ArtifactEntry(string Name, long Bytes, DateTimeOffset Written);
