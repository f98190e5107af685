using AudioEdition.Articles;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>When a written word of a unit is heard.</summary>
/// <param name="Written">The word in indices of the unit's text: a run without white space.</param>
/// <param name="StartFrame">First frame, in frames of the programme.</param>
/// <param name="EndFrame">Frame after its last; never before <paramref name="StartFrame"/>.</param>
/// <param name="Estimated">True where no engine told the time and it was laid out by the length of the spoken words.</param>
public readonly record struct TimedWord(TextSpan Written, long StartFrame, long EndFrame, bool Estimated);
