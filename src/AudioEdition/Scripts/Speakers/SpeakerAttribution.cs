namespace AudioEdition.Scripts.Speakers;

/// <summary>The people of an article and who of them says what.</summary>
/// <param name="People">In order of first mention; ids are unique.</param>
/// <param name="Attributions">One for each quotation, in the same order.</param>
public sealed record SpeakerAttribution(IReadOnlyList<Person> People, IReadOnlyList<Attribution> Attributions);
