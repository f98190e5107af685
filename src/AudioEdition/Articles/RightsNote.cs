namespace AudioEdition.Articles;

/// <summary>What a page or its server says of what may be done with it. It is shown, never judged: whether an edition may be made is for a person to decide.</summary>
/// <param name="Name">Where it stands: <c>robots</c>, <c>tdm-reservation</c>, <c>license</c>, <c>copyright</c> and the like.</param>
/// <param name="Value">As it was written.</param>
public sealed record RightsNote(string Name, string Value);
