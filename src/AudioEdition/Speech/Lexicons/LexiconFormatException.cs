namespace AudioEdition.Speech.Lexicons;

/// <summary>A pronunciation lexicon cannot be read.</summary>
public sealed class LexiconFormatException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="source">The file's name.</param>
    /// <param name="line">Line from 1, or 0 where it is not known.</param>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public LexiconFormatException(string source, int line, string message, Exception? innerException = null)
        : base(line > 0 ? $"{source}, line {line.ToString(System.Globalization.CultureInfo.InvariantCulture)}: {message}" : $"{source}: {message}", innerException)
    {
        LexiconSource = source;
        Line = line;
    }

    /// <summary>The file's name.</summary>
    public string LexiconSource { get; }

    /// <summary>Line from 1, or 0 where it is not known.</summary>
    public int Line { get; }
}
