namespace Microsoft.CognitiveServices.Speech;

public class SpeechSynthesisWordBoundaryEventArgs : EventArgs
{
    internal SpeechSynthesisWordBoundaryEventArgs(ScriptedBoundary boundary) =>
        (Text, AudioOffset, Duration, BoundaryType) = (boundary.Text, boundary.AudioOffset, boundary.Duration, boundary.Type);

    public ulong AudioOffset { get; }

    public TimeSpan Duration { get; }

    public string Text { get; }

    public SpeechSynthesisBoundaryType BoundaryType { get; }
}
