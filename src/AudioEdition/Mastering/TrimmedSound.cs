namespace AudioEdition.Mastering;

/// <summary>Where the sound of a clip is, in frames of the clip.</summary>
/// <param name="KeepStart">First frame to keep: a little silence before the sound.</param>
/// <param name="SoundStart">First frame of sound.</param>
/// <param name="SoundEnd">Frame after its last.</param>
/// <param name="KeepEnd">Frame after the last to keep.</param>
public readonly record struct TrimmedSound(int KeepStart, int SoundStart, int SoundEnd, int KeepEnd)
{
    /// <summary>True where no sound was found.</summary>
    public bool IsEmpty => SoundEnd == SoundStart;
}
