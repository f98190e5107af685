using System.Text;
using AudioEdition.Articles;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Scripts;

/// <summary>Names chapters: by headline, by heading, by speaker and first words, or by first words.</summary>
internal sealed class ChapterTitles
{
    /// <summary>Longest title cut from running text, in UTF-16 units; a car's display shows about that many.</summary>
    private const int MaxExcerptLength = 48;

    /// <summary>Longest headline or heading; what is longer is cut at a word.</summary>
    private const int MaxTitleLength = 160;

    private readonly Article _article;
    private readonly IReadOnlyList<BlockDraft> _blocks;
    private readonly SpeakerAttribution _speakers;
    private readonly Dictionary<string, Person> _people;

    public ChapterTitles(Article article, IReadOnlyList<BlockDraft> blocks, SpeakerAttribution speakers)
    {
        _article = article;
        _blocks = blocks;
        _speakers = speakers;
        _people = speakers.People.ToDictionary(p => p.Id, StringComparer.Ordinal);
    }

    /// <summary>The title of a chapter.</summary>
    /// <param name="first">Its first block.</param>
    /// <param name="end">The block after its last.</param>
    public string Of(int first, int end)
    {
        if (first == 0 && (HeadlineBlock() ?? _article.Headline) is { } headline && Voicing.IsVoiced(headline))
        {
            return Shorten(headline, MaxTitleLength);
        }

        if (_blocks[first].IsTitle)
        {
            var heading = Shorten(TextOf(_blocks[first]), MaxTitleLength);
            return first + 1 < end && _blocks[first + 1].IsTitle
                ? Shorten($"{heading.TrimEnd(':')}: {TextOf(_blocks[first + 1])}", MaxTitleLength)
                : heading;
        }

        for (var b = first; b < end; b++)
        {
            foreach (var unit in _blocks[b].Units)
            {
                if (unit.QuotationIndex is { } index)
                {
                    var whole = unit.Span with { End = _blocks[b].Units.Last(u => u.QuotationIndex == index).Span.End };
                    return OfQuotation(whole, _speakers.Attributions[index].SpeakerId);
                }
            }
        }

        return Shorten(TextOf(_blocks[first]), MaxExcerptLength);
    }

    private string OfQuotation(TextSpan quotation, string? speakerId)
    {
        var words = Excerpt(quotation.In(_article.Text), MaxExcerptLength);
        return speakerId is not null && _people.TryGetValue(speakerId, out var person)
            ? $"{Capitalize(OneLine(person.Name))}: {words}"
            : $"“{words}”";
    }

    private string? HeadlineBlock() => _blocks[0].Kind == BlockKind.Headline ? TextOf(_blocks[0]) : null;

    private string TextOf(BlockDraft block) =>
        OneLine(_article.Text[block.Units[0].Span.Start..block.Units[^1].Span.End]);

    /// <summary>The first words of a quotation, with an ellipsis before them where they go on with the reporter's sentence.</summary>
    internal static string Excerpt(string quotation, int maxLength)
    {
        var words = Shorten(quotation, maxLength);
        return char.IsLower(words[0]) ? "…" + words : words;
    }

    /// <summary>Whole words up to a length, without the punctuation that would end them; an ellipsis where something is left out.</summary>
    internal static string Shorten(string text, int maxLength)
    {
        var line = OneLine(text);
        if (line.Length <= maxLength)
        {
            return line.TrimEnd('.', ',', ';', ':', ' ', '—', '–', '-') is { Length: > 0 } trimmed ? trimmed : line;
        }

        var cut = line.LastIndexOf(' ', maxLength);
        if (cut < maxLength / 2)
        {
            cut = char.IsLowSurrogate(line[maxLength]) ? maxLength - 1 : maxLength;
        }

        return line[..cut].TrimEnd('.', ',', ';', ':', ' ', '—', '–', '-', '(', '“', '‘', '"', '[', '…') + "…";
    }

    /// <summary>White space as single blanks, without control characters: the title goes into tags and lists.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, 256));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().TrimEnd();
    }

    private static string Capitalize(string name) =>
        name.Length > 0 && char.IsLower(name[0]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
