using AudioEdition.Articles;

namespace AudioEdition.Speech.Normalization;

/// <summary>A run of written text and the run of spoken text that it became.</summary>
/// <param name="Written">In indices of the written text.</param>
/// <param name="Spoken">In indices of the spoken text.</param>
/// <param name="SemioticClass">What it was read as (<c>money</c>, <c>year</c>); null where it stayed as it was.</param>
public readonly record struct SpokenToken(TextSpan Written, TextSpan Spoken, string? SemioticClass);
