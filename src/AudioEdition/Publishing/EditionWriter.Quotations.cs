using System.Globalization;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing;

/// <summary>The quotations as a file each.</summary>
public sealed partial class EditionWriter
{
    /// <summary>The folder of single quotations.</summary>
    private const string QuotationFolder = "quotes";

    private static readonly TimeSpan SilenceBefore = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SilenceAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>A single quotation is in the first format that was asked for; a book of one track is no book.</summary>
    private static ContainerFormat FormatOfSingles(IReadOnlyList<ContainerFormat> formats) => formats[0] is ContainerFormat.M4b ? ContainerFormat.M4a : formats[0];

    private static IEnumerable<Single> SinglesOf(FinishedEdition edition, EditionTags tags, ContainerFormat format)
    {
        var script = edition.Plan.Cast.Script;
        var quotations = edition.Quotations!;
        var cue = 0;
        for (var i = 0; i < quotations.Chapters.Count; i++)
        {
            var chapter = quotations.Chapters[i];
            for (; quotations.Cues[cue].StartFrame < chapter.StartFrame; cue++)
            {
                // On to the chapter's first sound.
            }

            var speaker = script.PersonOf(script.AttributionOf(script.Units[quotations.Cues[cue].UnitIndex])?.SpeakerId);
            yield return new Single(
                i,
                string.Create(CultureInfo.InvariantCulture, $"{QuotationFolder}/{i + 1:00}-{EditionSlug.Of(speaker?.Name ?? SpeakerNames.Unattributed)}{format.FileExtension()}"),
                tags with { Title = chapter.Title, Album = tags.Title, Cover = null },
                cue);
        }
    }

    /// <summary>Where the quotations stand in an M4B file already, they are cut out of it.</summary>
    private async Task CutSinglesAsync(FinishedEdition edition, EditionTags tags, CancellationToken cancellationToken)
    {
        if (edition.Quotations is not { } quotations || FormatOfSingles(edition.Formats) is not ContainerFormat.M4a)
        {
            return;
        }

        var singles = SinglesOf(edition, tags, ContainerFormat.M4a).ToArray();
        var cuts = singles.Select((single, i) => CutOf(quotations, single, i + 1 < singles.Length ? singles[i + 1].FirstCue : quotations.Cues.Count)).ToArray();
        await encoder.CutAsync(Full(QuotationsName + ContainerFormat.M4b.FileExtension()), quotations.Format, cuts, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>From a little before a chapter's sound to a little after; half of a short pause belongs to the neighbour.</summary>
    private FileCut CutOf(Programme quotations, Single single, int endCue)
    {
        var cues = quotations.Cues;
        var (start, end) = (cues[single.FirstCue].StartFrame, cues[endCue - 1].EndFrame);
        var before = single.FirstCue > 0 ? (start - cues[single.FirstCue - 1].EndFrame) / 2 : start;
        var after = endCue < cues.Count ? (cues[endCue].StartFrame - end) / 2 : quotations.FrameCount - end;
        return new FileCut(
            start - Math.Min(before, quotations.Format.FrameOf(SilenceBefore)), end + Math.Min(after, quotations.Format.FrameOf(SilenceAfter)), single.Tags, Full(single.Path));
    }

    /// <summary>A quotation's own file.</summary>
    /// <param name="ChapterIndex">Its chapter in the quotations' programme.</param>
    /// <param name="Path">From the edition's folder.</param>
    /// <param name="Tags">What it says of itself.</param>
    /// <param name="FirstCue">Its first cue there.</param>
    private sealed record Single(int ChapterIndex, string Path, EditionTags Tags, int FirstCue);
}
