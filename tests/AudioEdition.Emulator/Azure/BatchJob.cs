using AudioEdition.Emulator.Sound;

namespace AudioEdition.Emulator.Azure;

/// <summary>An order for many sounds at once.</summary>
/// <param name="Id">The client's name for it.</param>
/// <param name="Kind"><c>SSML</c> or <c>PlainText</c>.</param>
/// <param name="Inputs">In order.</param>
/// <param name="Format">Of every sound.</param>
/// <param name="Words">Whether word times are wanted.</param>
/// <param name="Sentences">Whether sentence times are wanted.</param>
/// <param name="TimeToLiveHours">How long results are kept.</param>
/// <param name="Description">The client's words.</param>
/// <param name="Created">When it came.</param>
internal sealed record BatchJob(
    string Id, string Kind, IReadOnlyList<BatchInput> Inputs, PcmFormat Format, bool Words, bool Sentences, int TimeToLiveHours, string? Description, DateTimeOffset Created)
{
    private int _polls;

    /// <summary>How often it was asked for.</summary>
    public int NextPoll() => Interlocked.Increment(ref _polls);

    /// <summary>Whether it is done.</summary>
    public bool IsDone(int polls) => Volatile.Read(ref _polls) > polls;
}

/// <summary>One input of a batch job.</summary>
/// <param name="Content">As it came.</param>
/// <param name="Sound">What it sounds like; null: it was refused.</param>
/// <param name="Billable">Characters on the bill.</param>
/// <param name="Error">Why it was refused.</param>
internal sealed record BatchInput(string Content, ToneSound? Sound, int Billable, string? Error);
