namespace AudioEdition.Publishing.Encoders;

/// <summary>One file in the making.</summary>
internal interface ISampleSink : IAsyncDisposable
{
    /// <summary>True where it takes 16-bit samples, false where floats.</summary>
    bool TakesInt16 { get; }

    /// <summary>Takes the next samples.</summary>
    /// <param name="bytes">In the form it asks for.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Ends the temporary file.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    Task CompleteAsync(CancellationToken cancellationToken);

    /// <summary>Puts the file in its place.</summary>
    /// <param name="toDisk">True to bring it to the disk first.</param>
    void Commit(bool toDisk);
}
