using AudioEdition.Casting;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Lets each voice's meter hear its own units while a decoded file passes by.</summary>
internal sealed class VoiceMeters(Programme programme, CastScript cast)
{
    /// <summary>Less than this of a voice says little about its loudness.</summary>
    private static readonly TimeSpan EnoughToMeasure = TimeSpan.FromSeconds(3);

    private readonly Dictionary<VoiceId, LoudnessMeter> _meters = cast.Units.Select(u => u.Voice).Distinct().ToDictionary(v => v, _ => new LoudnessMeter(programme.Format));

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

            FrameCount += block.Length;
            yield return block;
        }
    }

    /// <summary>Loudness of the voices that were heard for long enough, in LUFS.</summary>
    public IReadOnlyDictionary<VoiceId, double> Lufs() => programme.Cues.GroupBy(c => cast.Units[c.UnitIndex].Voice)
        .Where(v => programme.Format.TimeOf(v.Sum(c => c.EndFrame - c.StartFrame)) >= EnoughToMeasure)
        .Select(v => (v.Key, Lufs: _meters[v.Key].IntegratedLufs))
        .Where(v => double.IsFinite(v.Lufs))
        .ToDictionary(v => v.Key, v => v.Lufs);
}
