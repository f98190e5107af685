using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Scripts;

/// <summary>An article as it will be spoken: who says what, in which order, in which chapters.</summary>
public sealed record Script
{
    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>What is spoken, in order.</summary>
    public required IReadOnlyList<NarrationUnit> Units { get; init; }

    /// <summary>All quoted runs found, in text order, fragments and labels included.</summary>
    public required IReadOnlyList<Quotation> Quotations { get; init; }

    /// <summary>One for each of <see cref="Quotations"/>, same order.</summary>
    public required IReadOnlyList<Attribution> Attributions { get; init; }

    /// <summary>The people of the article, in order of first mention.</summary>
    public required IReadOnlyList<Person> People { get; init; }

    /// <summary>At least one; together they hold every unit once.</summary>
    public required IReadOnlyList<Chapter> Chapters { get; init; }

    /// <summary>The attribution of a quotation unit, or null for every other unit.</summary>
    /// <param name="unit">A unit of this script.</param>
    public Attribution? AttributionOf(NarrationUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.QuotationIndex is { } index ? Attributions[index] : null;
    }

    /// <summary>The person of an id, or null.</summary>
    /// <param name="id">An id of <see cref="People"/>, or null.</param>
    public Person? PersonOf(string? id) => id is null ? null : People.FirstOrDefault(p => p.Id == id);
}
