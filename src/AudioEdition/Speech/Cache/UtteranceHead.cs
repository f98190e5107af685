using AudioEdition.Audio;

namespace AudioEdition.Speech.Cache;

/// <summary>What an entry tells without its sound.</summary>
/// <param name="SampleRateHz">Rate of the clip.</param>
/// <param name="FrameCount">Length of the clip.</param>
/// <param name="Marks">Word times in frames of the clip.</param>
/// <param name="Note">What whoever had it made noted of it; empty for nothing.</param>
internal sealed record UtteranceHead(int SampleRateHz, int FrameCount, IReadOnlyList<SpeechMark> Marks, ReadOnlyMemory<byte> Note)
{
    /// <summary>Length in time.</summary>
    public TimeSpan Duration => new AudioFormat(SampleRateHz).TimeOf(FrameCount);
}
