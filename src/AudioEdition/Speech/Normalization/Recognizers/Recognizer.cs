namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Knows one semiotic class: whether the text at a place is of it, and how it is said.</summary>
/// <remarks>Looks a bounded way ahead and behind, so that a text is read in linear time whatever stands in it.</remarks>
internal abstract class Recognizer
{
    /// <summary>Reads what starts at <paramref name="start"/>.</summary>
    /// <param name="passage">The text.</param>
    /// <param name="start">The first character of a token: a letter, digit, sign or symbol.</param>
    /// <param name="reading">What it is, or default.</param>
    /// <returns>True where the text is of this class.</returns>
    public abstract bool TryRead(Passage passage, int start, out Reading reading);
}
