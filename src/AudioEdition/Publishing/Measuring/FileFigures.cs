using AudioEdition.Casting;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Measuring;

/// <summary>What was measured of one finished file.</summary>
/// <param name="Loudness">Of the decoded sound, to a hundredth of a decibel.</param>
/// <param name="ChapterErrorMs">Largest distance between a chapter's time in the file and the place where it is heard.</param>
/// <param name="CueErrorMs">Largest distance between a cue of the programme and the place where it is heard.</param>
/// <param name="DurationErrorMs">Distance of the decoded length from the frame counter.</param>
/// <param name="VoiceLufs">Loudness of each voice in the decoded file; without those that say too little to be measured.</param>
public sealed record FileFigures(
    LoudnessFigures Loudness,
    double ChapterErrorMs,
    double CueErrorMs,
    double DurationErrorMs,
    IReadOnlyDictionary<VoiceId, double> VoiceLufs);
