namespace AudioEdition.Speech;

/// <summary>An engine could not speak.</summary>
public sealed class SpeechSynthesisException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="engine">The engine's name.</param>
    /// <param name="voice">The voice's name, or null where none was concerned.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="isTransient">True where another try may help.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public SpeechSynthesisException(string engine, string? voice, string message, bool isTransient = false, Exception? innerException = null)
        : base(message, innerException)
    {
        Engine = engine;
        Voice = voice;
        IsTransient = isTransient;
    }

    /// <summary>The engine's name.</summary>
    public string Engine { get; }

    /// <summary>The voice's name, or null.</summary>
    public string? Voice { get; }

    /// <summary>True where another try may help.</summary>
    public bool IsTransient { get; }

    /// <summary>True where every other request would fail the same way, as with a refused key.</summary>
    public bool StopsRun { get; init; }

    /// <summary>How long the service asks to be left alone before another try; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Index of the unit that was to be spoken; null where the engine was asked outside of a script.</summary>
    public int? UnitIndex { get; init; }
}
