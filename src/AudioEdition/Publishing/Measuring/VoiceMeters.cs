using AudioEdition.Casting;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Lets each voice's meter hear its own units, and one more all of it, while a decoded file passes by.</summary>
internal sealed class VoiceMeters(Programme programme, CastScript cast)
{
    /// <summary>Less than this of a voice says little about its loudness.</summary>
    private static readonly TimeSpan EnoughToMeasure = TimeSpan.FromSeconds(3);

    private readonly Dictionary<VoiceId, LoudnessMeter> _meters = cast.Units.Select(u => u.Voice).Distinct().ToDictionary(v => v, _ => new LoudnessMeter(programme.Format));

    private readonly LoudnessMeter _whole = new(programme.Format);
    private readonly TruePeakMeter _peak = new(programme.Format);

    /// <summary>Level of all that passed by.</summary>
    public LoudnessFigures Figures => new(_whole.IntegratedLufs, _peak.TruePeakDbtp);

    /// <summary>Frames that passed by.</summary>
    public long FrameCount { get; private set; }

    /// <summary>Hears the blocks and hands them on as they are.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<float>> HearAsync(IAsyncEnumerable<ReadOnlyMemory<float>> decoded)
    {
        var first = 0;
        await foreach (var block in decoded.ConfigureAwait(false))
        {
            while (first < programme.Cues.Count && programme.Cues[first].EndFrame <= FrameCount)
            {
                first++;
            }

            for (var i = first; i < programme.Cues.Count && programme.Cues[i].StartFrame < FrameCount + block.Length; i++)
            {
                var cue = programme.Cues[i];
                var from = (int)(Math.Max(cue.StartFrame, FrameCount) - FrameCount);
                var to = (int)(Math.Min(cue.EndFrame, FrameCount + block.Length) - FrameCount);
                _meters[cast.Units[cue.UnitIndex].Voice].Process(block.Span[from..to]);
            }

            _whole.Process(block.Span);
            _peak.Process(block.Span);
            FrameCount += block.Length;
            yield return block;
        }
    }

    /// <summary>True where a voice is heard for long enough to be measured.</summary>
    public static bool SaysEnough(Programme programme, CastScript cast, VoiceId voice) =>
        programme.Format.TimeOf(programme.Cues.Where(c => cast.Units[c.UnitIndex].Voice == voice).Sum(c => c.EndFrame - c.StartFrame)) >= EnoughToMeasure;

    /// <summary>Loudness of the voices that were heard for long enough, in LUFS.</summary>
    public IReadOnlyDictionary<VoiceId, double> Lufs() => _meters.Where(m => double.IsFinite(m.Value.IntegratedLufs) && SaysEnough(programme, cast, m.Key))
        .ToDictionary(m => m.Key, m => m.Value.IntegratedLufs);
}
