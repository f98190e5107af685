namespace AudioEdition.Cli.Watching;

/// <summary>What a watch keeps of an item.</summary>
/// <param name="Folder">The name of its edition's folder; kept when the item's title changes.</param>
/// <param name="Fingerprint">Of the item as it was built; null while it is being built for the first time.</param>
/// <param name="Fault">Why there is nothing to build, in which case it is not tried again before the item changes; else null.</param>
internal sealed record WatchedItem(string Folder, string? Fingerprint, string? Fault = null);
