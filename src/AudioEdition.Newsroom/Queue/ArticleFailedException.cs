namespace AudioEdition.Newsroom.Queue;

/// <summary>An article could not be made.</summary>
public sealed class ArticleFailedException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="canHeal">True where another try may help.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public ArticleFailedException(string message, bool canHeal, Exception? innerException = null)
        : base(message, innerException) => CanHeal = canHeal;

    /// <summary>True where another try may help: a busy service, a full network. False for an article that is at fault itself.</summary>
    public bool CanHeal { get; }

    /// <summary>How long a service asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
