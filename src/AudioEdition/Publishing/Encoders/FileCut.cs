using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Encoders;

/// <summary>A part of a finished file that becomes a file of its own.</summary>
/// <param name="StartFrame">Where it begins, in silence.</param>
/// <param name="EndFrame">Where it ends, in silence.</param>
/// <param name="Tags">What it says of itself.</param>
/// <param name="Path">Where it shall stand.</param>
internal sealed record FileCut(long StartFrame, long EndFrame, EditionTags Tags, string Path);
