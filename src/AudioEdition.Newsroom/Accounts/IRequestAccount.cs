namespace AudioEdition.Newsroom.Accounts;

/// <summary>An account with a service that allows so many requests a second to all machines together.</summary>
public interface IRequestAccount
{
    /// <summary>Waits until the account allows another request.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    Task TakeAsync(CancellationToken cancellationToken = default);

    /// <summary>Says that the service refused a request: everybody pauses and goes on more slowly.</summary>
    /// <param name="pause">How long the service asks to be left alone.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task SlowDownAsync(TimeSpan pause, CancellationToken cancellationToken = default);
}
