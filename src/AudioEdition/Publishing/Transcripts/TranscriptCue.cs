namespace AudioEdition.Publishing.Transcripts;

/// <summary>A line or two of a transcript, shown while it is heard.</summary>
/// <param name="UnitIndex">The unit it is of.</param>
/// <param name="Speaker">Who is heard: a person's name, <c>Narrator</c> or <c>Unattributed</c>.</param>
/// <param name="StartMs">From the start of the programme, in milliseconds.</param>
/// <param name="EndMs">At least one millisecond after <paramref name="StartMs"/>.</param>
/// <param name="Lines">What is shown; none is empty.</param>
/// <param name="Estimated">True where start or end lies inside a unit and no engine told it.</param>
internal sealed record TranscriptCue(int UnitIndex, string Speaker, long StartMs, long EndMs, IReadOnlyList<string> Lines, bool Estimated)
{
    public string Text => string.Join(' ', Lines);
}
