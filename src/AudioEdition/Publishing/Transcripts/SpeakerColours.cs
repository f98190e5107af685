namespace AudioEdition.Publishing.Transcripts;

/// <summary>The colours of speakers on the pages of an edition: the same person the same everywhere, by the order in which they are heard.</summary>
internal sealed class SpeakerColours
{
    /// <summary>How many there are before they begin anew.</summary>
    private const int Count = 7;

    private readonly Dictionary<string, int> _byPerson = new(StringComparer.Ordinal);

    /// <summary>The number of a person's colour.</summary>
    /// <param name="personId">Null for nobody known.</param>
    /// <returns>1 to 7; 0 for nobody known.</returns>
    public int Of(string? personId)
    {
        if (personId is null)
        {
            return 0;
        }

        if (!_byPerson.TryGetValue(personId, out var colour))
        {
            colour = (_byPerson.Count % Count) + 1;
            _byPerson.Add(personId, colour);
        }

        return colour;
    }
}
