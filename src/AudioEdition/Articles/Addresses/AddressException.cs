namespace AudioEdition.Articles.Addresses;

/// <summary>Nothing to read was got from an address.</summary>
public sealed class AddressException : AudioEditionException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="address">The address that failed, without user name and password.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public AddressException(Uri address, string message, Exception? innerException = null)
        : base(message, innerException) => Address = address;

    /// <summary>The address that failed.</summary>
    public Uri Address { get; }

    /// <summary>The status code; null where no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>True where the same may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>True where the address itself is not taken: not of the web, or not of the public one.</summary>
    public bool IsRefused { get; init; }

    /// <summary>When the server wants to be asked again, counted from its answer; null where it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
