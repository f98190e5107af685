using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Tests.Scripts;

/// <summary>Texts whose paragraphs are parted by a blank line, as the stages before hand them on.</summary>
internal static class Blocks
{
    public static IReadOnlyList<TextSpan> Of(string text, string gap = "\n\n")
    {
        var blocks = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(gap, start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            if (end > start)
            {
                blocks.Add(new TextSpan(start, end));
            }

            start = end + gap.Length;
        }

        return blocks;
    }

    public static IReadOnlyList<Quotation> Quotations(string text) => QuoteDetector.Detect(text, Of(text));

    /// <summary>Name of the speaker of each quotation; null where unresolved.</summary>
    public static string?[] Speakers(string text, IReadOnlyList<KnownPerson>? known = null)
    {
        var (_, quotations, result) = Read(text, known);
        Assert.Equal(quotations.Count, result.Attributions.Count);
        return [.. result.Attributions.Select(a => result.People.FirstOrDefault(p => p.Id == a.SpeakerId)?.Name)];
    }

    public static (IReadOnlyList<TextSpan> Blocks, IReadOnlyList<Quotation> Quotations, SpeakerAttribution Result) Read(string text, IReadOnlyList<KnownPerson>? known = null)
    {
        var blocks = Of(text);
        var quotations = QuoteDetector.Detect(text, blocks);
        return (blocks, quotations, SpeakerAttributor.Attribute(text, blocks, quotations, known));
    }
}
