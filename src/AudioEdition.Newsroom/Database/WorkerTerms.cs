namespace AudioEdition.Newsroom.Database;

/// <summary>What all workers that are at work must have in common.</summary>
/// <param name="Encoder">The encoders, by name and version: the article's key does not know them, and two workers may have to make the same edition.</param>
/// <param name="Invisibility">When work counts as lost: a worker with a shorter time would take running work from those with a longer one.</param>
internal sealed record WorkerTerms(string Encoder, TimeSpan Invisibility);
