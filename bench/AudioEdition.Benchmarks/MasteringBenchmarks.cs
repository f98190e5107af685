using AudioEdition.Articles;
using AudioEdition.Audio;
using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Scripts;
using AudioEdition.Speech;
using BenchmarkDotNet.Attributes;

namespace AudioEdition.Benchmarks;

/// <summary>Each call handles one minute of sound: 60 s divided by the mean is the multiple of real time.</summary>
[MemoryDiagnoser]
public class MasteringBenchmarks
{
    private const int Seconds = 60;
    private const int RateHz = 24_000;
    private readonly LoudnessMeter _meter = new(new AudioFormat(RateHz));
    private readonly TruePeakMeter _peak = new(new AudioFormat(RateHz));
    private readonly TruePeakLimiter _limiter = new(RateHz, -2);
    private readonly Resampler _from16 = new(16_000, RateHz);
    private readonly Resampler _from22 = new(22_050, RateHz);
    private float[] _programme = [];
    private float[] _work = [];
    private float[] _loud = [];
    private float[] _at16 = [];
    private float[] _at22 = [];
    private CastScript _script = null!;
    private Minute _utterances = null!;

    [GlobalSetup]
    public void Setup()
    {
        _programme = Speech(RateHz, Seconds, 0.3f);
        _loud = Speech(RateHz, Seconds, 1.6f);
        _work = new float[_programme.Length];
        _at16 = Speech(16_000, Seconds, 0.3f);
        _at22 = Speech(22_050, Seconds, 0.3f);
        var units = Enumerable.Range(0, 12).Select(i => new NarrationUnit
        {
            Index = i,
            Kind = UnitKind.Narration,
            Span = null,
            Text = "A sentence.",
            Boundary = i == 0 ? BoundaryKind.Start : BoundaryKind.Sentence,
        }).ToArray();
        _script = new CastScript
        {
            Script = new Script
            {
                Article = new Article { Source = "bench", Text = "", Blocks = [] },
                Units = units,
                Quotations = [],
                Attributions = [],
                People = [],
                Chapters = [new Chapter("All", 0, units.Length)],
            },
            Units = [.. units.Select(u => new CastUnit(u, new VoiceId("bench", "a"), null))],
            Roles = [],
        };
        _utterances = new Minute([.. units.Select(_ => new Utterance(new PcmClip(16_000, Speech(16_000, Seconds / 12, 0.3f)), []))]);
    }

    [Benchmark]
    public double Loudness()
    {
        _meter.Reset();
        _meter.Process(_programme);
        return _meter.IntegratedLufs;
    }

    [Benchmark]
    public double TruePeak()
    {
        _peak.Reset();
        _peak.Process(_programme);
        return _peak.TruePeakDbtp;
    }

    [Benchmark]
    public void LimiterAtRest() => Limit(_programme);

    [Benchmark]
    public void LimiterAtWork() => Limit(_loud);

    [Benchmark]
    public void ResampleFrom16() => _from16.Process(_at16, _work);

    [Benchmark]
    public void ResampleFrom22() => _from22.Process(_at22, _work);

    [Benchmark]
    public async Task<long> MasterAndRead()
    {
        var programme = await ProgrammeMaster.MasterAsync(_script, RunningOrder.Whole(_script.Script), _utterances);
        long frames = 0;
        await foreach (var block in programme.ReadAsync(CancellationToken.None))
        {
            frames += block.Length;
        }

        return frames;
    }

    private void Limit(float[] samples)
    {
        samples.CopyTo(_work, 0);
        _limiter.Reset();
        _limiter.Process(_work);
    }

    private static float[] Speech(int rateHz, int seconds, float peak)
    {
        var samples = new float[rateHz * seconds];
        for (var n = 0; n < samples.Length; n++)
        {
            var t = n / (double)rateHz;
            double y = 0;
            for (var h = 1; h <= 8; h++)
            {
                y += Math.Sin((2 * Math.PI * 120 * h * t) + (h * h)) / h;
            }

            samples[n] = (float)(y * peak / 2.5 * Math.Pow(Math.Sin(Math.PI * 4 * t), 2));
        }

        return samples;
    }

    private sealed class Minute(Utterance[] utterances) : IUtteranceSource
    {
        public int Count => utterances.Length;

        public ValueTask<Utterance> ReadAsync(int unitIndex, CancellationToken cancellationToken = default) => ValueTask.FromResult(utterances[unitIndex]);
    }
}
