namespace Microsoft.CognitiveServices.Speech;

public sealed class SpeechSynthesisResult : IDisposable
{
    internal SpeechSynthesisResult(ScriptedAnswer answer) => Answer = answer;

    internal ScriptedAnswer Answer { get; }

    public ResultReason Reason => Answer.Error is null ? ResultReason.SynthesizingAudioCompleted : ResultReason.Canceled;

    public byte[] AudioData => Answer.Audio;

    public void Dispose() => Answer.IsDisposed = true;
}
