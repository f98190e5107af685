using System.Globalization;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Containers;

/// <summary>A table of contents of an ID3 tag.</summary>
/// <param name="Id">Its element's id, which no user sees.</param>
/// <param name="IsTop">True for the one that leads to all others.</param>
/// <param name="Title">What players may show.</param>
/// <param name="Children">Ids of chapters and tables, in order; at most 255, since their count is one byte.</param>
internal sealed record Id3Table(string Id, bool IsTop, string Title, IReadOnlyList<string> Children);

/// <summary>Lays the chapters of an edition out in tables: one where it can be, one more for each article of several, and more where a table is full.</summary>
/// <remarks>ID3v2 Chapter Frame Addendum 1.0, section 3.2: one top-level table; an entry of a table is a chapter or another table.</remarks>
internal sealed class Id3Contents
{
    private const int MaxEntries = 255;
    private const string TopId = "toc";

    private readonly List<Id3Table> _tables = [];

    /// <summary>Lays out the tables.</summary>
    /// <param name="chapters">In order; at least one.</param>
    /// <exception cref="ArgumentException">There are more than two levels of full tables can list.</exception>
    public Id3Contents(IReadOnlyList<ChapterMark> chapters)
    {
        var entries = new List<string>();
        for (var i = 0; i < chapters.Count;)
        {
            var end = i + 1;
            while (chapters[i].Section is not null && end < chapters.Count && chapters[end].Section is null)
            {
                end++;
            }

            // An article of one chapter is that chapter: a table around it would only be one more click.
            entries.Add(end == i + 1
                ? ChapterId(i)
                : Add(string.Create(CultureInfo.InvariantCulture, $"{TopId}-a{i}"), ChapterTitles.OneLine(chapters[i].Section!), [.. Enumerable.Range(i, end - i).Select(ChapterId)]));
            i = end;
        }

        Add(TopId, "Table of Contents", entries);
        _tables.Insert(0, _tables[^1]);
        _tables.RemoveAt(_tables.Count - 1);
    }

    /// <summary>The tables, the top one first.</summary>
    public IReadOnlyList<Id3Table> Tables => _tables;

    /// <summary>The element's id of a chapter.</summary>
    /// <param name="index">From 0.</param>
    public static string ChapterId(int index) => string.Create(CultureInfo.InvariantCulture, $"ch{index}");

    /// <summary>Adds a table, and where it would be too long the tables that it is parted into.</summary>
    private string Add(string id, string title, List<string> children)
    {
        if (children.Count > MaxEntries)
        {
            var parts = children.Chunk(MaxEntries).ToArray();
            if (parts.Length > MaxEntries)
            {
                throw new ArgumentException("more than 65,025 chapters are more than an MP3 file can list", nameof(children));
            }

            children = [.. parts.Select((part, i) => Add(
                string.Create(CultureInfo.InvariantCulture, $"{id}-{i + 1}"), string.Create(CultureInfo.InvariantCulture, $"Part {i + 1}"), [.. part]))];
        }

        _tables.Add(new Id3Table(id, id == TopId, title, children));
        return id;
    }
}
