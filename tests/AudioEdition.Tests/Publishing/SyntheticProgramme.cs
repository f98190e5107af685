using System.Runtime.CompilerServices;
using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Tests.Publishing;

/// <summary>Programmes made in the test: noise bursts that differ from place to place, with silence between, so that any shift is measurable.</summary>
internal static class SyntheticProgramme
{
    public const int Rate = 24_000;

    public static Programme OfChapters(double secondsEach, params string[] titles) => Create(titles, (long)(secondsEach * Rate) + 7, blockFrames: 5_003);

    /// <summary>A programme with <paramref name="count"/> chapters titled <c>Chapter n</c>.</summary>
    public static Programme OfChapterCount(int count, double secondsEach) =>
        OfChapters(secondsEach, [.. Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"Chapter {i}"))]);

    public static Programme Create(string[] titles, long framesEach, int blockFrames)
    {
        var chapters = titles.Select((t, i) => new ChapterMark(t, i * framesEach, (i + 1) * framesEach)).ToArray();
        return new Programme
        {
            Format = new AudioFormat(Rate),
            FrameCount = titles.Length * framesEach,
            Cues = [],
            Chapters = chapters,
            Loudness = new LoudnessFigures(-16, -1),
            ReadAsync = token => ReadAsync(titles.Length * framesEach, blockFrames, token),
        };
    }

    public static EditionTags Tags(string title = "Ferry returns to Port Ellery") => new()
    {
        Title = title,
        Artist = "The Harbour Post",
        Album = "The Harbour Post",
        Date = new DateOnly(2025, 5, 3),
        Language = "en-GB",
        Comment = "https://harbour.example/ferry",
        Description = "The ferry is back; the mayor is glad = relieved.",
        SyntheticVoiceDisclosure = "Read by synthetic voices.",
    };

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> ReadAsync(
        long frames, int blockFrames, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var block = new float[blockFrames];
        float smooth = 0;
        var random = new Random(7);
        for (long at = 0; at < frames; at += blockFrames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var length = (int)Math.Min(blockFrames, frames - at);
            for (var i = 0; i < length; i++)
            {
                // 300 ms of low noise, the band in which speech has its energy, then 60 ms of silence.
                smooth += 0.15f * ((float)((random.NextDouble() * 2) - 1) - smooth);
                block[i] = (at + i) % 8_640 < 7_200 ? smooth : 0;
            }

            await Task.CompletedTask;
            yield return block.AsMemory(0, length);
        }
    }
}
