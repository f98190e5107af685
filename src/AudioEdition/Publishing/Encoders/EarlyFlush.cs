namespace AudioEdition.Publishing.Encoders;

/// <summary>Brings a file to the disk bit by bit while it is written, so that little is left to wait for when it is whole.</summary>
/// <param name="file">The file, which one thread writes.</param>
/// <param name="step">Bytes after which the disk is set to work.</param>
internal sealed class EarlyFlush(FileStream file, int step)
{
    private Task _flushing = Task.CompletedTask;
    private long _flushed;

    /// <summary>Sets the disk to work where enough was written since, and does not wait for it. For the thread that writes.</summary>
    /// <exception cref="IOException">What was written before did not get to the disk.</exception>
    public void Look()
    {
        if (file.Position - _flushed < step || !_flushing.IsCompleted)
        {
            return;
        }

        _flushing.GetAwaiter().GetResult();
        _flushed = file.Position;
        file.Flush(flushToDisk: false);
        var handle = file.SafeFileHandle;

        // A thread of its own: it does nothing but wait, and those of the pool are for work.
        _flushing = Task.Factory.StartNew(() => RandomAccess.FlushToDisk(handle), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits for what is under way; before the file is closed.</summary>
    public Task EndAsync() => _flushing;
}
