using AudioEdition.Scripts;

namespace AudioEdition.Casting;

/// <summary>Silence before a unit, by what stands between it and the one before.</summary>
/// <remarks>Measured from the last to the next sound that is heard: an engine's own silence at the ends is taken off first.</remarks>
public sealed record PausePolicy
{
    /// <summary>Inside a sentence, same voice. Default 120 ms.</summary>
    public TimeSpan Clause { get; init; } = TimeSpan.FromMilliseconds(120);

    /// <summary>Between sentences of a paragraph. Default 350 ms.</summary>
    public TimeSpan Sentence { get; init; } = TimeSpan.FromMilliseconds(350);

    /// <summary>Between paragraphs. Default 650 ms.</summary>
    public TimeSpan Paragraph { get; init; } = TimeSpan.FromMilliseconds(650);

    /// <summary>Least silence where the voice changes. Default 250 ms.</summary>
    public TimeSpan VoiceChange { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Before and after a heading. Default 900 ms.</summary>
    public TimeSpan Heading { get; init; } = TimeSpan.FromMilliseconds(900);

    /// <summary>Before a chapter without a heading. Default 1,000 ms.</summary>
    public TimeSpan Chapter { get; init; } = TimeSpan.FromMilliseconds(1000);

    /// <summary>Silence before a unit.</summary>
    /// <param name="boundary">What stands before it.</param>
    /// <param name="voiceChanges">True where the unit before has another voice.</param>
    public TimeSpan Before(BoundaryKind boundary, bool voiceChanges)
    {
        var pause = boundary switch
        {
            BoundaryKind.Start => TimeSpan.Zero,
            BoundaryKind.Clause => Clause,
            BoundaryKind.Sentence => Sentence,
            BoundaryKind.Paragraph => Paragraph,
            BoundaryKind.Heading => Heading,
            BoundaryKind.Chapter => Chapter,
            _ => throw new ArgumentOutOfRangeException(nameof(boundary)),
        };

        return voiceChanges && boundary != BoundaryKind.Start && pause < VoiceChange ? VoiceChange : pause;
    }
}
