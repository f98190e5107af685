namespace AudioEdition.Emulator.Sound;

/// <summary>What a mark stands for.</summary>
public enum SoundMarkKind
{
    /// <summary>A word.</summary>
    Word,

    /// <summary>A punctuation mark.</summary>
    Punctuation,

    /// <summary>A sentence.</summary>
    Sentence,

    /// <summary>A bookmark of the SSML.</summary>
    Bookmark,
}

/// <summary>Something of the text and its place in the sound.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word as written, or the bookmark's name.</param>
/// <param name="StartMs">Milliseconds from the start of the audio.</param>
/// <param name="DurationMs">Milliseconds.</param>
/// <param name="TextStart">UTF-16 index in the text without markup.</param>
public sealed record SoundMark(SoundMarkKind Kind, string Text, int StartMs, int DurationMs, int TextStart)
{
    /// <summary>Where it ends, in milliseconds.</summary>
    public int EndMs => StartMs + DurationMs;
}
