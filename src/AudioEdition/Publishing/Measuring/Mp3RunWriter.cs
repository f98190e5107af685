using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Writes an MP3 file from the runs of a programme: encoded on every core, written in order, with silence between.</summary>
internal sealed class Mp3RunWriter(RunEncoding encoding)
{
    /// <summary>Runs that may be ready before their turn: enough that no core waits while another encodes a long one. What is ready has some 8 KB a second; only so many are rendered as there are threads.</summary>
    private static readonly int Ahead = 8 * Environment.ProcessorCount;

    /// <summary>So much is brought to the disk while the next is encoded, instead of all of it at the end while every core waits.</summary>
    private const int FlushBytes = 4 << 20;

    /// <summary>True where a programme can be written so.</summary>
    public static bool CanWrite(Programme programme) =>
        programme is { Runs: not null, Format.Channels: 1 } && programme.GridFrames == LameEncoder.FrameLength(programme.Format.SampleRateHz);

    /// <summary>Writes the file.</summary>
    /// <param name="programme">A programme for which <see cref="CanWrite"/> says so.</param>
    /// <param name="tags">What the file says of itself.</param>
    /// <param name="path">Where; an existing file is replaced.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>What was measured of its runs; null where nothing was, or where it is not known where its units stand.</returns>
    public async Task<RunReadings?> WriteAsync(Programme programme, EditionTags tags, string path, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var begun = new Dictionary<int, Task<EncodedRun>>();
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: false);
        var flushing = new EarlyFlush(file, FlushBytes);
        try
        {
            var readings = await WriteAsync(programme, tags, file, flushing, begun, stop.Token).ConfigureAwait(false);
            await flushing.EndAsync().ConfigureAwait(false);
            return readings;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(begun.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await flushing.EndAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<RunReadings?> WriteAsync(Programme programme, EditionTags tags, FileStream file, EarlyFlush flushing, Dictionary<int, Task<EncodedRun>> begun, CancellationToken cancellationToken)
    {
        var silence = encoding.Encoder.Silence;
        var frames = encoding.Encoder.FrameCount(programme.FrameCount);
        var padding = checked((int)(((long)frames * programme.GridFrames) - LameEncoder.EncoderDelayFrames - programme.FrameCount));
        await file.WriteAsync(Id3TagWriter.Write(tags, programme.Chapters, programme.Format), cancellationToken).ConfigureAwait(false);
        var infoAt = file.Position;
        await file.WriteAsync(Mp3InfoFrame.Write(silence.Span, frames, 0, 0, padding, encoding.Encoder.Version), cancellationToken).ConfigureAwait(false);
        var audioAt = file.Position;

        var readings = programme.Layout is { } layout && encoding.Measures ? new RunReadings(layout, programme.Format.SampleRateHz) : null;
        long written = 0;
        ushort crc = 0;
        var runs = programme.Runs!;
        using var order = BeginningOrder(runs).GetEnumerator();
        foreach (var (place, run) in runs.Index())
        {
            while ((begun.Count < Ahead || !begun.ContainsKey(place)) && order.MoveNext())
            {
                var begin = order.Current;
                begun.Add(begin, Task.Run(() => encoding.EncodeAsync(runs[begin], cancellationToken), cancellationToken));
            }

            var encoded = await begun[place].ConfigureAwait(false);
            _ = begun.Remove(place);
            PadTo((run.StartFrame / programme.GridFrames) - LameEncoder.LeadFrames);
            Write(encoded.Frames.Span);
            encoded.Frames.Dispose();
            written += LameEncoder.LeadFrames + encoding.Encoder.FrameCount(run.FrameCount);
            readings?.Add(encoded.Figures!);
            flushing.Look();
        }

        PadTo(frames);
        var audioBytes = file.Position - audioAt;
        file.Position = infoAt;
        file.Write(Mp3InfoFrame.Write(silence.Span, frames, audioBytes, crc, padding, encoding.Encoder.Version));
        return readings;

        // In their own order, but the last ones by length: a long one at the very end would be waited for by all other cores.
        static IEnumerable<int> BeginningOrder(IReadOnlyList<ProgrammeRun> runs)
        {
            var last = Math.Max(0, runs.Count - Ahead);
            return [.. Enumerable.Range(0, last), .. Enumerable.Range(last, runs.Count - last).OrderByDescending(r => runs[r].FrameCount)];
        }

        void PadTo(long frame)
        {
            for (; written < frame; written++)
            {
                Write(silence.Span);
            }
        }

        void Write(ReadOnlySpan<byte> bytes)
        {
            file.Write(bytes);
            crc = Crc16.Of(crc, bytes);
        }
    }
}
