using System.Numerics;
using System.Runtime.InteropServices;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Measures whether a decoded file has its sound where the programme has it, by cross-correlation.</summary>
/// <remarks>
/// Every container shifts sound in its own way (encoder delay, padding, edit lists), while chapters count in the programme's time;
/// so a chapter's error is this shift plus the rounding of its time.
/// </remarks>
/// <param name="ffmpegPath">Path, or name on the search path.</param>
public sealed class AlignmentMeter(string ffmpegPath = "ffmpeg")
{
    /// <summary>Sound compared on either side of a frame.</summary>
    internal static readonly TimeSpan HalfWindow = TimeSpan.FromMilliseconds(250);

    /// <summary>The largest offset looked for.</summary>
    internal static readonly TimeSpan Reach = TimeSpan.FromMilliseconds(100);

    /// <summary>Below this the place is another sound, not a shifted one.</summary>
    private const double LeastSimilarity = 0.5;

    /// <summary>From here on the nearest summit is the place that is looked for: speech that was coded once is like itself to 0.99, and to its other places below 0.8.</summary>
    private const double SurelyAlike = 0.95;

    /// <summary>Frames that are climbed before all is searched through; <see cref="Reach"/> is more at any rate.</summary>
    private const int NearSteps = 64;

    /// <summary>Energy of a window below which there is nothing to compare: −80 dBFS.</summary>
    private const double SilencePower = 1e-8;

    /// <summary>Measures a file.</summary>
    /// <param name="reference">The programme, mono, that the file was made of.</param>
    /// <param name="path">The file.</param>
    /// <param name="framesOfInterest">Frames of the programme, of chapters and cues; any order.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>One reading for each frame, in the order given.</returns>
    /// <exception cref="AudioFileException">The file cannot be decoded.</exception>
    /// <exception cref="Encoders.EncoderException">ffmpeg is missing.</exception>
    public Task<IReadOnlyList<AlignmentReading>> MeasureAsync(
        Programme reference, string path, IReadOnlyList<long> framesOfInterest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(framesOfInterest);
        return MeasureAsync(reference, new AudioFileDecoder(ffmpegPath).DecodeAsync(path, reference.Format.SampleRateHz, cancellationToken: cancellationToken), framesOfInterest, cancellationToken);
    }

    /// <summary>Measures what was decoded of a file; for who listens for other things too.</summary>
    internal static async Task<IReadOnlyList<AlignmentReading>> MeasureAsync(
        Programme reference, IAsyncEnumerable<ReadOnlyMemory<float>> decoded, IReadOnlyList<long> framesOfInterest, CancellationToken cancellationToken)
    {
        var half = (int)reference.Format.FrameOf(HalfWindow);
        var reach = (int)reference.Format.FrameOf(Reach);
        var readings = new AlignmentReading[framesOfInterest.Count];

        // Both are read side by side and compared where they are: what is held does not grow with the programme.
        await using var wanted = new SlidingWindow(reference.ReadAsync(cancellationToken), 2 * half, cancellationToken);
        await using var found = new SlidingWindow(decoded, 2 * (half + reach), cancellationToken);
        foreach (var (i, frame) in framesOfInterest.Index().OrderBy(f => f.Item))
        {
            var sought = await wanted.ReadAsync(frame - half).ConfigureAwait(false);
            var around = await found.ReadAsync(frame - half - reach).ConfigureAwait(false);
            readings[i] = Compare(frame, sought.Span, around.Span, reach);
        }

        await found.DrainAsync().ConfigureAwait(false);
        return readings;
    }

    /// <summary>Finds the place of one piece in a longer one.</summary>
    /// <param name="frame">Handed through.</param>
    /// <param name="wanted">The piece.</param>
    /// <param name="found">The longer one, with <paramref name="reach"/> more on either side.</param>
    /// <param name="reach">Frames.</param>
    internal static AlignmentReading Compare(long frame, ReadOnlySpan<float> wanted, ReadOnlySpan<float> found, int reach)
    {
        var energy = Dot(wanted, wanted);
        if (energy <= SilencePower * wanted.Length)
        {
            return new AlignmentReading(frame, null, 0);
        }

        if (NearBy(frame, wanted, found, reach, energy) is { } near)
        {
            return near;
        }

        var best = double.NegativeInfinity;
        var offset = 0;
        var foundEnergy = Dot(found[..wanted.Length], found[..wanted.Length]);
        for (var lag = 0; lag <= 2 * reach; lag++)
        {
            var similarity = foundEnergy > 0 ? Dot(wanted, found.Slice(lag, wanted.Length)) / Math.Sqrt(energy * foundEnergy) : 0;

            // Of equally good places the nearest: a pure tone is like itself after each period.
            if (similarity > best + 1e-6 || (similarity > best - 1e-6 && Math.Abs(lag - reach) < Math.Abs(offset)))
            {
                best = similarity;
                offset = lag - reach;
            }

            if (lag < 2 * reach)
            {
                double leaving = found[lag], entering = found[lag + wanted.Length];
                foundEnergy = Math.Max(0, foundEnergy + (entering * entering) - (leaving * leaving));
            }
        }

        return new AlignmentReading(frame, best >= LeastSimilarity ? offset : null, Math.Clamp(best, 0, 1));
    }

    /// <summary>
    /// The place at hand, where it is so like the piece that no other can be more so: a file that is right, which is nearly every one, is not searched through.
    /// </summary>
    private static AlignmentReading? NearBy(long frame, ReadOnlySpan<float> wanted, ReadOnlySpan<float> found, int reach, double energy)
    {
        var (offset, best) = (0, Similarity(wanted, found[reach..], energy));
        for (var step = 0; step < NearSteps && best >= SurelyAlike; step++)
        {
            var earlier = Similarity(wanted, found[(reach + offset - 1)..], energy);
            var later = Similarity(wanted, found[(reach + offset + 1)..], energy);
            if (best >= earlier && best >= later)
            {
                return new AlignmentReading(frame, offset, Math.Clamp(best, 0, 1));
            }

            offset += earlier > later ? -1 : 1;
            best = Math.Max(earlier, later);
        }

        return null;
    }

    private static double Similarity(ReadOnlySpan<float> wanted, ReadOnlySpan<float> found, double energy)
    {
        found = found[..wanted.Length];
        var foundEnergy = Dot(found, found);
        return foundEnergy > 0 ? Dot(wanted, found) / Math.Sqrt(energy * foundEnergy) : 0;
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var va = MemoryMarshal.Cast<float, Vector<float>>(a);
        var vb = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < va.Length; i++)
        {
            sum += va[i] * vb[i];
        }

        double result = Vector.Sum(sum);
        for (var i = va.Length * Vector<float>.Count; i < a.Length; i++)
        {
            result += (double)a[i] * b[i];
        }

        return result;
    }
}
