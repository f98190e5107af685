using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AudioEdition.Mastering.Beds;

/// <summary>Music that lies under a programme: decoded once into a file that goes when it is closed, and read from there as an endless loop.</summary>
/// <remarks>
/// So neither its length nor the programme's is held in memory, and every reading gives the same samples. Any number of threads may read.
/// Silence at its ends is left out; where it begins again, its last half second fades out while its first fades in, both along a quarter of a sine: music
/// that is not in phase with itself keeps its power so.
/// </remarks>
internal sealed class MusicBed : IDisposable
{
    /// <summary>Longest part of a file that is used; a longer one begins again after it. 20 minutes at 24 kHz are 115 MB on the disk.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    /// <summary>Shortest file: less is an effect, and its repetition a stutter.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan CrossFade = TimeSpan.FromMilliseconds(500);

    /// <summary>Silence, −60 dBFS: what comes before it was heard and after it was heard last is no music.</summary>
    private const float Audible = 0.001f;

    private readonly SafeFileHandle _file;
    private readonly long _start;
    private readonly long _frames;
    private readonly int _fade;

    private MusicBed(SafeFileHandle file, string name, long start, long frames, int fade) =>
        (_file, Name, _start, _frames, _fade) = (file, name, start, frames, fade);

    /// <summary>The file's name, without its folder.</summary>
    public string Name { get; }

    /// <summary>Frames from one beginning to the next.</summary>
    public long PeriodFrames => _frames - _fade;

    /// <summary>Takes a decoded file.</summary>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="samples">Its sound, mono.</param>
    /// <param name="rateHz">The sound's rate.</param>
    /// <param name="folder">Where the samples are kept meanwhile; made where it does not exist.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="MusicBedException">It is silent or too short.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static async Task<MusicBed> TakeAsync(
        string path, IAsyncEnumerable<ReadOnlyMemory<float>> samples, int rateHz, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var place = Path.Combine(folder, $"bed.{Guid.NewGuid():N}.tmp");
        var file = File.OpenHandle(place, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                // The name goes now and the file with its last handle, so that a process that is killed leaves nothing; Windows sees to that by itself.
                File.Delete(place);
            }

            long at = 0, first = -1, last = -1;
            await foreach (var block in samples.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                RandomAccess.Write(file, MemoryMarshal.AsBytes(block.Span), at * sizeof(float));
                var heard = block.Span.IndexOfAnyExceptInRange(-Audible, Audible);
                if (heard >= 0)
                {
                    first = first < 0 ? at + heard : first;
                    last = at + block.Span.LastIndexOfAnyExceptInRange(-Audible, Audible);
                }

                at += block.Length;
            }

            var frames = last + 1 - first;
            return first < 0 ? throw new MusicBedException(path, "it is silent; give another file.")
                : frames < Shortest.TotalSeconds * rateHz ? throw new MusicBedException(path, FormattableString.Invariant($"it sounds for {frames / (double)rateHz:0.0} s, and {Shortest.TotalSeconds:0} s are the least; give a longer file."))
                : new MusicBed(file, Path.GetFileName(path), first, frames, (int)(CrossFade.TotalSeconds * rateHz));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads from the loop.</summary>
    /// <param name="frame">First frame, counted from the first beginning.</param>
    /// <param name="into">Where to; filled to its end.</param>
    public void Read(long frame, Span<float> into)
    {
        while (!into.IsEmpty)
        {
            var (round, at) = Math.DivRem(frame, PeriodFrames);
            var isSeam = round > 0 && at < _fade;
            var part = into[..(int)Math.Min(into.Length, (isSeam ? _fade : PeriodFrames) - at)];
            ReadStraight(at, part);
            if (isSeam)
            {
                FadeOver((int)at, part);
            }

            frame += part.Length;
            into = into[part.Length..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Lays the fading end over the beginning.</summary>
    private void FadeOver(int at, Span<float> beginning)
    {
        var rented = ArrayPool<float>.Shared.Rent(beginning.Length);
        var end = rented.AsSpan(0, beginning.Length);
        ReadStraight(PeriodFrames + at, end);
        for (var i = 0; i < beginning.Length; i++)
        {
            var (rising, falling) = Math.SinCos(Math.PI / 2 * (at + i + 0.5) / _fade);
            beginning[i] = (float)((beginning[i] * rising) + (end[i] * falling));
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private void ReadStraight(long at, Span<float> into)
    {
        var bytes = MemoryMarshal.AsBytes(into);
        var offset = (_start + at) * sizeof(float);
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(_file, bytes, offset);
            if (read == 0)
            {
                throw new IOException($"The samples of '{Name}' were cut short on the disk.");
            }

            offset += read;
            bytes = bytes[read..];
        }
    }
}
