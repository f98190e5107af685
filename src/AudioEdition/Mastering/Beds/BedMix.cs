using System.Runtime.CompilerServices;

namespace AudioEdition.Mastering.Beds;

/// <summary>Lays music under a finished programme of speech: another programme, as long, with the same cues and chapters.</summary>
/// <remarks>
/// The bed's level under speech follows from a measurement: where it comes nearest to the voices it lies <see cref="AimDb"/> under them, whatever the file's own level. Then both together are
/// brought to the programme's loudness and under its ceiling, in passes over the samples, none of which is kept.
/// </remarks>
internal static class BedMix
{
    /// <summary>Least distance of the bed from speech, WCAG 2.2, success criterion 1.4.7.</summary>
    public const double LeastDistanceDb = 20;

    /// <summary>What is aimed at: a decibel more, which also the limiter and a coder's noise may take.</summary>
    public const double AimDb = LeastDistanceDb + 1;

    /// <summary>Least distance of the bed from the programme's loudness where nobody speaks: a file that is loud only there must not shout between the sentences.</summary>
    private const double LeastOpenDistanceLu = 10;

    /// <summary>Most that a quiet file is raised by.</summary>
    private const double MostGainDb = 40;

    private const double CloseEnoughLu = 0.02;
    private const int MostPasses = 4;

    /// <summary>Silence before the first word with a bed under it: long enough to be heard as music. As it is 75 steps of the grid more than without one, no pause becomes another.</summary>
    private static readonly TimeSpan LeadIn = TimeSpan.FromSeconds(2);

    /// <summary>Silence after the last word.</summary>
    private static readonly TimeSpan Tail = TimeSpan.FromSeconds(2.5);

    /// <summary>The options of a programme that gets a bed: with room for it at both ends.</summary>
    public static MasteringOptions WithRoom(MasteringOptions options) => options with
    {
        LeadIn = options.LeadIn > LeadIn ? options.LeadIn : LeadIn,
        Tail = options.Tail > Tail ? options.Tail : Tail,
    };

    /// <summary>Mixes.</summary>
    /// <param name="speech">The programme.</param>
    /// <param name="bed">The music, at the programme's rate; it must stay open as long as the mix is read.</param>
    /// <param name="options">Level and ceiling.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The mix, measured. It can only be read as a whole: music has no silences to be parted at.</returns>
    public static async Task<Programme> MixAsync(Programme speech, MusicBed bed, MasteringOptions options, CancellationToken cancellationToken)
    {
        var duckedDb = await DuckedDbAsync(speech, bed, options, cancellationToken).ConfigureAwait(false);
        var envelope = new BedEnvelope(speech, duckedDb);
        double trimDb = 0;
        for (var pass = 1; ; pass++)
        {
            var gain = (float)Decibels.ToGain(trimDb);
            var distance = new BedDistanceMeter(speech);
            var figures = await LoudnessMeter.MeasureAsync(
                ReadAsync(speech, bed, envelope, gain, options, distance, cancellationToken), speech.Format, cancellationToken).ConfigureAwait(false);
            var off = options.Loudness.IntegratedLufs - figures.IntegratedLufs;
            if (pass == MostPasses || !double.IsFinite(off) || Math.Abs(off) <= CloseEnoughLu)
            {
                return speech with
                {
                    Loudness = figures,
                    BedDistanceDb = distance.LeastDb,
                    Runs = null,
                    ReadRangeAsync = null,
                    ReadAsync = token => ReadAsync(speech, bed, envelope, gain, options, null, token),
                };
            }

            trimDb += off;
        }
    }

    /// <summary>The gain at which the bed, wherever it is nearest to the speech, is as far under it as it shall be.</summary>
    private static async Task<double> DuckedDbAsync(Programme speech, MusicBed bed, MasteringOptions options, CancellationToken cancellationToken)
    {
        var meter = new BedDistanceMeter(speech);
        float[] under = [];
        long frame = 0;
        await foreach (var block in speech.ReadAsync(cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            under = Room(under, block.Length);
            bed.Read(frame, under.AsSpan(0, block.Length));
            meter.Process(block.Span, under.AsSpan(0, block.Length));
            frame += block.Length;
        }

        var open = options.Loudness.IntegratedLufs - LeastOpenDistanceLu - BedEnvelope.RiseDb - meter.LoudestBedLufs;
        return Math.Min(Math.Min(meter.LeastDb - AimDb, open), MostGainDb);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> ReadAsync(
        Programme speech,
        MusicBed bed,
        BedEnvelope envelope,
        float gain,
        MasteringOptions options,
        BedDistanceMeter? distance,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limiter = new TruePeakLimiter(speech.Format.SampleRateHz, options.CeilingDbtp);
        var late = limiter.LatencyFrames;
        float[] under = [], mixed = [];
        long frame = 0;
        await foreach (var block in speech.ReadAsync(cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            (under, mixed) = (Room(under, block.Length), Room(mixed, block.Length));
            Mix(block.Span, bed, envelope, frame, gain, distance, under.AsSpan(0, block.Length), mixed.AsSpan(0, block.Length));
            limiter.Process(mixed.AsSpan(0, block.Length));
            var before = Math.Min(late, block.Length);
            late -= before;
            frame += block.Length;
            if (before < block.Length)
            {
                yield return mixed.AsMemory(before, block.Length - before);
            }
        }

        // What the limiter still holds; a programme shorter than that has its start in there.
        var rest = new float[limiter.LatencyFrames];
        limiter.Process(rest);
        yield return rest.AsMemory(late);
    }

    private static void Mix(
        ReadOnlySpan<float> speech, MusicBed bed, BedEnvelope envelope, long frame, float gain, BedDistanceMeter? distance, Span<float> under, Span<float> mixed)
    {
        bed.Read(frame, under);
        envelope.Apply(frame, under);
        distance?.Process(speech, under);
        for (var i = 0; i < mixed.Length; i++)
        {
            mixed[i] = (speech[i] + under[i]) * gain;
        }
    }

    private static float[] Room(float[] array, int length) => array.Length >= length ? array : new float[length];
}
