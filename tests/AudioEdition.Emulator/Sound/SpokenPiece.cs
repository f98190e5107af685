namespace AudioEdition.Emulator.Sound;

/// <summary>A piece of what is to be spoken, in order.</summary>
public abstract record SpokenPiece
{
    /// <summary>Text in one manner of speaking.</summary>
    /// <param name="Text">As written.</param>
    /// <param name="SpokenAs">What is said instead (an alias, phones), and the text then is one word; null: the text.</param>
    /// <param name="Voice">The voice's name.</param>
    /// <param name="Rate">1: as usual; 2: twice as fast.</param>
    /// <param name="Pitch">1: as usual.</param>
    public sealed record Words(string Text, string? SpokenAs, string Voice, double Rate, double Pitch) : SpokenPiece;

    /// <summary>Silence.</summary>
    /// <param name="Milliseconds">Its length.</param>
    public sealed record Pause(int Milliseconds) : SpokenPiece;

    /// <summary>A named place.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Bookmark(string Name) : SpokenPiece;
}
