using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Encodes the runs of a programme, decodes and measures each, and keeps what it made.</summary>
/// <param name="lame">The encoder.</param>
/// <param name="decoder">The decoder; null where there is none, and then nothing is measured and kept.</param>
/// <param name="format">The programme's.</param>
/// <param name="bitRateKbps">Constant bit rate.</param>
/// <param name="maxTruePeakDbtp">A run that decodes to more is limited and encoded anew.</param>
/// <param name="keep">Where runs are kept; null for nowhere.</param>
internal sealed class RunEncoding(LameLibrary lame, Mpg123Library? decoder, AudioFormat format, int bitRateKbps, double maxTruePeakDbtp, UtteranceCache? keep)
{
    /// <summary>What a coder adds is known when it has done so; twice was always enough.</summary>
    private const int MostTries = 4;

    /// <summary>A lower ceiling is lower by this much more than was too much.</summary>
    private const double MoreDb = 0.1;

    private readonly ConcurrentBag<RunMeter> _idle = [];
    private readonly string _settings = string.Create(
        CultureInfo.InvariantCulture, $"mp3 {lame.Version} {format.SampleRateHz} {bitRateKbps} {maxTruePeakDbtp:R} {typeof(RunEncoding).Module.ModuleVersionId}");

    /// <summary>The encoder, for silence and counts.</summary>
    public LameEncoder Encoder { get; } = new(lame, format.SampleRateHz, bitRateKbps);

    /// <summary>True where each run comes with what was measured of it.</summary>
    public bool Measures => decoder is not null;

    /// <summary>LAME's version.</summary>
    public string Version => lame.Version;

    /// <summary>Encodes a run, or takes it as it was kept.</summary>
    public async Task<EncodedRun> EncodeAsync(ProgrammeRun run, CancellationToken cancellationToken)
    {
        var name = keep is not null && decoder is not null && run.Identity is { } identity
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_settings} {identity}")))
            : null;
        if (name is not null && await keep!.ReadDerivedAsync(name, cancellationToken).ConfigureAwait(false) is { } kept && EncodedRun.Read(kept, run.Units.Count) is { } known)
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
        var length = LameEncoder.FrameLength(format.SampleRateHz);
        var decodedCount = (LameEncoder.LeadFrames + Encoder.FrameCount(run.FrameCount)) * length;
        var rendered = ArrayPool<float>.Shared.Rent(run.FrameCount);
        var decoded = ArrayPool<float>.Shared.Rent(decodedCount + 1);
        try
        {
            return await MakeAsync(run, rendered.AsMemory(0, run.FrameCount), decoded.AsMemory(0, decodedCount + 1), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rendered);
            ArrayPool<float>.Shared.Return(decoded);
        }
    }

    private async ValueTask<EncodedRun> MakeAsync(ProgrammeRun run, Memory<float> samples, Memory<float> decoded, CancellationToken cancellationToken)
    {
        var soundAt = (LameEncoder.LeadFrames * LameEncoder.FrameLength(format.SampleRateHz)) + LameEncoder.DelayFrames;
        double marginDb = 0;
        for (var attempt = 1; ; attempt++)
        {
            await run.RenderAsync(marginDb, samples, cancellationToken).ConfigureAwait(false);
            var frames = Encoder.Encode(samples.Span);
            if (decoder is null)
            {
                return new EncodedRun(frames, null);
            }

            decoder.Decode(frames, format.SampleRateHz, decoded.Span);
            var meter = _idle.TryTake(out var idle) ? idle : new RunMeter(format);
            var figures = meter.Measure(run, samples.Span, decoded.Span.Slice(soundAt, samples.Length));
            _idle.Add(meter);
            var above = Decibels.OfAmplitude(figures.TruePeak) - maxTruePeakDbtp;
            if (above <= 0 || attempt == MostTries)
            {
                return new EncodedRun(frames, figures);
            }

            marginDb += above + MoreDb;
        }
    }
}
