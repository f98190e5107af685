using AudioEdition.Newsroom.Orders;

namespace AudioEdition.Newsroom.Queue;

/// <summary>An article that a worker gave up on.</summary>
/// <param name="Key">The article.</param>
/// <param name="Title">For people.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Reason">Why.</param>
/// <param name="ParkedAt">When.</param>
public sealed record ParkedArticle(ArticleKey Key, string Title, Lane Lane, int Tries, string Reason, DateTimeOffset ParkedAt);
