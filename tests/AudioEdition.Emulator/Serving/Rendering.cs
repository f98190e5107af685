using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Emulator.Serving;

/// <summary>Samples and marks on their way out, with the faults that concern them.</summary>
/// <param name="Samples">16-bit, mono.</param>
/// <param name="Marks">In order.</param>
/// <param name="DurationMs">Milliseconds of the sound as it was made.</param>
internal sealed record Rendering(byte[] Samples, IReadOnlyList<SoundMark> Marks, int DurationMs)
{
    public static Rendering Of(ToneSound sound, int sampleRateHz, Fault? fault)
    {
        var rendering = new Rendering(sound.Render(sampleRateHz), sound.Marks, sound.DurationMs);
        return fault is null ? rendering : rendering.With(fault);
    }

    /// <summary>The same, cut after a length.</summary>
    public Rendering CutAt(TimeSpan length, int sampleRateHz)
    {
        var bytes = 2 * (long)(length.TotalSeconds * sampleRateHz);
        return bytes >= Samples.Length
            ? this
            : new Rendering(Samples[..(int)bytes], [.. Marks.Where(m => m.EndMs <= length.TotalMilliseconds)], (int)length.TotalMilliseconds);
    }

    private Rendering With(Fault fault) => fault.Kind switch
    {
        FaultKind.OddBytes => this with { Samples = Samples[..^1] },
        FaultKind.EmptyAudio => this with { Samples = [] },
        FaultKind.TruncatedQuietly => this with { Samples = Samples[..(Samples.Length / 4 * 2)] },
        FaultKind.Garbage => this with { Samples = "{\"error\":\"these are no samples\"}"u8.ToArray() },
        FaultKind.BoundariesBeyondAudio => this with { Marks = [.. Marks.Select(m => m with { StartMs = m.StartMs + DurationMs })] },
        FaultKind.BoundariesBackwards => this with { Marks = [.. Marks.Zip(Marks.Reverse(), (m, other) => m with { StartMs = other.StartMs })] },
        FaultKind.BoundariesOfOtherText => this with { Marks = [.. Marks.Select(m => m with { Text = new string([.. m.Text.Reverse(), 'x']) })] },
        FaultKind.NoBoundaries => this with { Marks = [] },
        _ => this,
    };
}
