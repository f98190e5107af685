namespace AudioEdition.Newsroom.Tests.Site;

/// <summary>What a worker wrote down.</summary>
/// <param name="At">When.</param>
/// <param name="What"><c>start</c>, <c>done</c>, <c>fail</c>, <c>put</c>, <c>dup</c>, <c>ask</c>.</param>
/// <param name="About">A key, or of a unit its hash.</param>
/// <param name="Worker">Which worker.</param>
internal sealed record JournalLine(DateTimeOffset At, string What, string About, int Worker);
