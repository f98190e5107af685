using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Verification;

/// <summary>What a judge outside of the program says of an audio file.</summary>
public interface IEditionMeasurements
{
    /// <summary>The chapters that a player would show, in order; empty where the file has none.</summary>
    /// <param name="path">An audio file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="AudioEditionException">The file cannot be read.</exception>
    Task<IReadOnlyList<MeasuredChapter>> ReadChaptersAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>The level of the decoded file.</summary>
    /// <param name="path">An audio file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="AudioEditionException">The file cannot be read.</exception>
    Task<LoudnessFigures> MeasureLoudnessAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>The length of the decoded file.</summary>
    /// <param name="path">An audio file.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="AudioEditionException">The file cannot be read.</exception>
    Task<TimeSpan> MeasureDurationAsync(string path, CancellationToken cancellationToken = default);
}

/// <summary>A chapter as a reader found it.</summary>
/// <param name="Title">Its title; empty where it has none.</param>
/// <param name="Start">From the start of the file.</param>
/// <param name="End">From the start of the file.</param>
public sealed record MeasuredChapter(string Title, TimeSpan Start, TimeSpan End);
