using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Books;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;

namespace AudioEdition.Publishing;

/// <summary>Everything that the files of an edition are written from.</summary>
public sealed record FinishedEdition
{
    /// <summary>Who says what.</summary>
    public required SpokenScript Plan { get; init; }

    /// <summary>The programme; null where only the quotations are wanted.</summary>
    public required Programme? Whole { get; init; }

    /// <summary>The quotations alone; null where there is none.</summary>
    public required Programme? Quotations { get; init; }

    /// <summary>Word times of the engines in the main programme, a list for each unit; see <see cref="Transcripts.ProgrammeMarks.ReadWordsAsync"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<SpeechMark>> Marks { get; init; }

    /// <summary>How loud each unit is over time, see <see cref="Transcripts.UnitLevels"/>; null where nobody measured it.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? Levels { get; init; }

    /// <summary>Containers of both.</summary>
    public required IReadOnlyList<ContainerFormat> Formats { get; init; }

    /// <summary>Books of the main programme; they hold its MP3 or M4B. Default none.</summary>
    public IReadOnlyList<BookFormat> Books { get; init; } = [];

    /// <summary>The cover; null to draw one.</summary>
    public CoverImage? Cover { get; init; }

    /// <summary>The level that was asked for.</summary>
    public required LoudnessTarget Target { get; init; }

    /// <summary>What it was made from.</summary>
    public required IReadOnlyList<ReportInput> Inputs { get; init; }

    /// <summary>The engines that spoke.</summary>
    public required IReadOnlyList<ReportEngine> Engines { get; init; }

    /// <summary>What the whole of it costs, as if nothing had been in the cache; null for engines that ask nothing. Default null.</summary>
    public ReportCost? Cost { get; init; }

    /// <summary>Name and version of the program.</summary>
    public required string Program { get; init; }
}
