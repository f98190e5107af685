using System.Runtime.CompilerServices;

namespace AudioEdition.Mastering;

public sealed partial record Programme
{
    private static readonly float[] Silence = new float[8192];
    private static readonly TimeSpan SliceLeadIn = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SliceTail = TimeSpan.FromMilliseconds(500);

    /// <summary>Cuts a part out as a programme of its own: one chapter, its cues, a little silence around.</summary>
    /// <param name="startFrame">First frame.</param>
    /// <param name="endFrame">Frame after the last; trailing silence inside is kept as it is.</param>
    /// <param name="title">Title of its chapter.</param>
    /// <param name="leadIn">Silence put before. Default 200 ms.</param>
    /// <param name="tail">Silence put after. Default 500 ms.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The part, measured: that is why the call reads it once. Its edges are faded over 4 ms.</returns>
    public async Task<Programme> SliceAsync(
        long startFrame, long endFrame, string title, TimeSpan? leadIn = null, TimeSpan? tail = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startFrame);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endFrame, FrameCount);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endFrame, startFrame);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);

        var lead = Format.FrameOf(leadIn ?? SliceLeadIn);
        var length = lead + endFrame - startFrame + Format.FrameOf(tail ?? SliceTail);
        IAsyncEnumerable<ReadOnlyMemory<float>> Read(CancellationToken token) => ReadSliceAsync(startFrame, endFrame, lead, length, token);

        return new Programme
        {
            Format = Format,
            FrameCount = length,
            Cues = [.. Cues.Where(c => c.StartFrame < endFrame && c.EndFrame > startFrame).Select(c => c with
            {
                StartFrame = Math.Max(c.StartFrame, startFrame) - startFrame + lead,
                EndFrame = Math.Min(c.EndFrame, endFrame) - startFrame + lead,
                ClipStartFrame = c.ClipStartFrame + (Math.Max(0, startFrame - c.StartFrame) * c.ClipRateHz / Format.SampleRateHz),
            })],
            Chapters = [new ChapterMark(title, 0, length)],
            Loudness = await LoudnessMeter.MeasureAsync(Read(cancellationToken), Format, cancellationToken).ConfigureAwait(false),
            ReadAsync = Read,
        };
    }

    /// <summary>A chapter as a programme of its own: from its first sound to its last.</summary>
    /// <param name="chapterIndex">Index into <see cref="Chapters"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>See <see cref="SliceAsync"/>.</returns>
    public Task<Programme> SliceChapterAsync(int chapterIndex, CancellationToken cancellationToken = default)
    {
        var chapter = Chapters[chapterIndex];
        var cues = Cues.Where(c => c.StartFrame >= chapter.StartFrame && c.StartFrame < chapter.EndFrame).ToArray();
        if (cues.Length == 0)
        {
            return SliceAsync(chapter.StartFrame, chapter.EndFrame, chapter.Title, cancellationToken: cancellationToken);
        }

        // The faded edges of a unit lie outside its cue: 15 ms before, 25 ms after.
        var start = Math.Max(chapter.StartFrame, cues[0].StartFrame - Format.FrameOf(TimeSpan.FromMilliseconds(15)));
        var end = Math.Min(chapter.EndFrame, cues[^1].EndFrame + Format.FrameOf(TimeSpan.FromMilliseconds(25)));
        return SliceAsync(start, end, chapter.Title, cancellationToken: cancellationToken);
    }

    /// <summary>
    /// A chapter as a programme of its own that holds the very runs of this one; null where its sound is not parted from its neighbours' by silence.
    /// Its level is this one's.
    /// </summary>
    /// <param name="chapterIndex">Index into <see cref="Chapters"/>.</param>
    internal Programme? CutChapter(int chapterIndex)
    {
        var chapter = Chapters[chapterIndex];
        var runs = Runs is null ? [] : Within(Runs, r => r.EndFrame > chapter.StartFrame, r => r.StartFrame < chapter.EndFrame);
        if (runs is not [var first, ..] || first.StartFrame < chapter.StartFrame || runs[^1].EndFrame > chapter.EndFrame)
        {
            return null;
        }

        var lead = Format.FrameOf(SliceLeadIn) / GridFrames * GridFrames;
        var shift = first.StartFrame - lead;
        var length = runs[^1].EndFrame - shift + Format.FrameOf(SliceTail);
        return this with
        {
            FrameCount = length,
            Cues = [.. Within(Cues, c => c.StartFrame >= first.StartFrame, c => c.EndFrame <= runs[^1].EndFrame).Select(c => c with { StartFrame = c.StartFrame - shift, EndFrame = c.EndFrame - shift })],
            Chapters = [new ChapterMark(chapter.Title, 0, length)],
            Runs = [.. runs.Select(r => r with
            {
                StartFrame = r.StartFrame - shift,
                EndFrame = r.EndFrame - shift,
                Units = [.. r.Units.Select(u => u with { StartFrame = u.StartFrame - shift, SoundStartFrame = u.SoundStartFrame - shift, SoundEndFrame = u.SoundEndFrame - shift })],
            })],
            Layout = null,
            Facts = null,
            ReadAsync = token => Padded(lead, ReadRange(first.StartFrame, runs[^1].EndFrame, token), length - (runs[^1].EndFrame - shift), token),
            ReadRangeAsync = null,
        };
    }

    /// <summary>Of a list in order of time, those that are not before and not after; found by halving, since a long programme has as many chapters as it has cues.</summary>
    private static T[] Within<T>(IReadOnlyList<T> list, Func<T, bool> isNotBefore, Func<T, bool> isNotAfter)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isNotBefore(list[middle]) ? (low, middle) : (middle + 1, high);
        }

        var found = new List<T>();
        for (var i = low; i < list.Count && isNotAfter(list[i]); i++)
        {
            found.Add(list[i]);
        }

        return [.. found];
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> Padded(
        long lead, IAsyncEnumerable<ReadOnlyMemory<float>> sound, long tail, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var block in SilenceOf(lead))
        {
            yield return block;
        }

        await foreach (var block in sound.WithCancellation(ct).ConfigureAwait(false))
        {
            yield return block;
        }

        foreach (var block in SilenceOf(tail))
        {
            yield return block;
        }
    }

    private static IEnumerable<ReadOnlyMemory<float>> SilenceOf(long frames)
    {
        for (long at = 0; at < frames; at += Silence.Length)
        {
            yield return Silence.AsMemory(0, (int)Math.Min(Silence.Length, frames - at));
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<float>> ReadSliceAsync(
        long start, long end, long lead, long length, [EnumeratorCancellation] CancellationToken ct)
    {
        var fade = (int)Math.Min(Format.SampleRateHz / 250, (end - start) / 2);
        float[] buffer = [];
        foreach (var block in SilenceOf(lead))
        {
            yield return block;
        }

        var position = start;
        await foreach (var block in ReadRange(start, end, ct).ConfigureAwait(false))
        {
            if (buffer.Length < block.Length)
            {
                buffer = new float[block.Length];
            }

            block.CopyTo(buffer);
            for (var i = 0; i < block.Length; i++)
            {
                var fromEdge = Math.Min(position + i - start, end - 1 - position - i);
                if (fromEdge < fade)
                {
                    buffer[i] *= (float)Windows.RaisedCosine((fromEdge + 0.5) / fade);
                }
            }

            position += block.Length;
            yield return buffer.AsMemory(0, block.Length);
        }

        foreach (var block in SilenceOf(length - lead - (end - start)))
        {
            yield return block;
        }
    }

    private IAsyncEnumerable<ReadOnlyMemory<float>> ReadRange(long start, long end, CancellationToken ct) =>
        ReadRangeAsync is { } read ? read(start, end, ct) : SkipTo(start, end, ct);

    private async IAsyncEnumerable<ReadOnlyMemory<float>> SkipTo(long start, long end, [EnumeratorCancellation] CancellationToken ct)
    {
        long at = 0;
        await foreach (var block in ReadAsync(ct).WithCancellation(ct).ConfigureAwait(false))
        {
            var from = (int)Math.Clamp(start - at, 0, block.Length);
            var to = (int)Math.Clamp(end - at, 0, block.Length);
            at += block.Length;
            if (to > from)
            {
                yield return block[from..to];
            }

            if (at >= end)
            {
                yield break;
            }
        }
    }
}
