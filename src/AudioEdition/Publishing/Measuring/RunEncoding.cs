using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Encodes the runs of a programme, decodes and measures each, and keeps what it made.</summary>
/// <param name="encoder">The encoder, at the programme's rate.</param>
/// <param name="decoder">The decoder; null where there is none, and then nothing is measured and kept.</param>
/// <param name="format">The programme's.</param>
/// <param name="maxTruePeakDbtp">A run that decodes to more is limited and encoded anew.</param>
/// <param name="keep">Where runs are kept; null for nowhere.</param>
internal sealed class RunEncoding(LameEncoder encoder, Mpg123Library? decoder, AudioFormat format, double maxTruePeakDbtp, UtteranceCache? keep)
{
    /// <summary>What a coder adds is known when it has done so; twice was always enough.</summary>
    private const int MostTries = 4;

    /// <summary>A lower ceiling is lower by this much more than was too much.</summary>
    private const double MoreDb = 0.1;

    /// <summary>As many as there are cores, since each takes the memory of a run's samples; null for one that was not needed yet.</summary>
    private readonly Channel<RunMeter?> _workers = WorkersOf(Environment.ProcessorCount);

    private readonly string _settings = string.Create(
        CultureInfo.InvariantCulture, $"mp3 {encoder.Version} {format.SampleRateHz} {encoder.BitRateKbps} {maxTruePeakDbtp:R} {typeof(RunEncoding).Module.ModuleVersionId}");

    /// <summary>The encoder, for silence and counts.</summary>
    public LameEncoder Encoder => encoder;

    /// <summary>True where each run comes with what was measured of it.</summary>
    public bool Measures => decoder is not null;

    /// <summary>Encodes a run, or takes it as it was kept.</summary>
    public async Task<EncodedRun> EncodeAsync(ProgrammeRun run, CancellationToken cancellationToken)
    {
        var name = keep is not null && decoder is not null && run.Identity is { } identity
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_settings} {identity}")))
            : null;
        if (name is not null && await keep!.ReadDerivedAsync(name, bytes => EncodedRun.Read(bytes.Span, run.Units.Count), cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        var made = await MakeAsync(run, cancellationToken).ConfigureAwait(false);
        if (name is not null)
        {
            using var bytes = EncodedRun.Write(made.Frames.Span, made.Figures!);
            await keep!.WriteDerivedAsync(name, bytes.Memory, cancellationToken).ConfigureAwait(false);
        }

        return made;
    }

    private async ValueTask<EncodedRun> MakeAsync(ProgrammeRun run, CancellationToken cancellationToken)
    {
        var worker = await _workers.Reader.ReadAsync(cancellationToken).ConfigureAwait(false) ?? new RunMeter(format);
        try
        {
            return await MakeAsync(run, worker, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _workers.Writer.TryWrite(worker);
        }
    }

    private async ValueTask<EncodedRun> MakeAsync(ProgrammeRun run, RunMeter worker, CancellationToken cancellationToken)
    {
        var length = LameEncoder.FrameLength(format.SampleRateHz);
        var samples = worker.Rendered.Take(run.FrameCount);
        var decoded = worker.Decoded.Take(((LameEncoder.LeadFrames + Encoder.FrameCount(run.FrameCount)) * length) + 1);
        var soundAt = (LameEncoder.LeadFrames * length) + LameEncoder.DelayFrames;
        double marginDb = 0;
        for (var attempt = 1; ; attempt++)
        {
            await run.RenderAsync(marginDb, samples, cancellationToken).ConfigureAwait(false);
            var frames = Encoder.Encode(samples.Span);
            if (decoder is null)
            {
                return new EncodedRun(frames, null);
            }

            decoder.Decode(frames.Span, format.SampleRateHz, decoded.Span);
            var figures = worker.Measure(run, samples.Span, decoded.Span.Slice(soundAt, samples.Length));
            var above = Decibels.OfAmplitude(figures.TruePeak) - maxTruePeakDbtp;
            if (above <= 0 || attempt == MostTries)
            {
                return new EncodedRun(frames, figures);
            }

            frames.Dispose();
            marginDb += above + MoreDb;
        }
    }

    private static Channel<RunMeter?> WorkersOf(int count)
    {
        var workers = Channel.CreateUnbounded<RunMeter?>();
        for (var i = 0; i < count; i++)
        {
            workers.Writer.TryWrite(null);
        }

        return workers;
    }
}
