namespace AudioEdition.Articles.Html;

/// <summary>What an element's names (class, id, role, data attributes) say of it.</summary>
/// <param name="Cut">The furniture that they name; null where they name none.</param>
/// <param name="IsBody">They name an article's body.</param>
/// <param name="IsStandfirst">They name a standfirst.</param>
/// <param name="IsSurelyStandfirst">By a word that names nothing else: a "lead" or "summary" may be the first paragraph, a "dek" is not.</param>
/// <param name="Word">The word that decided, for people.</param>
internal sealed record NameSense(CutReason? Cut, bool IsBody, bool IsStandfirst, bool IsSurelyStandfirst, string Word)
{
    public static NameSense None { get; } = new(null, false, false, false, "");
}
