namespace AudioEdition.Publishing.Measuring;

/// <summary>How far the decoded file is off the programme around one frame.</summary>
/// <param name="Frame">Frame of the programme.</param>
/// <param name="OffsetFrames">Frames by which the file is late (negative: early); null where the place is silent or nothing like it was found.</param>
/// <param name="Similarity">Normalized correlation at that offset, 0–1.</param>
public readonly record struct AlignmentReading(long Frame, int? OffsetFrames, double Similarity);
