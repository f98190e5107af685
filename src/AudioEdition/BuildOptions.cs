using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Books;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;

namespace AudioEdition;

/// <summary>How a plan becomes an edition.</summary>
public sealed record BuildOptions
{
    /// <summary>The edition's folder; made where it does not exist, replaced whole where it holds an earlier edition.</summary>
    public required string Folder { get; init; }

    /// <summary>Containers of the programme, at least one. Default M4B and MP3.</summary>
    public IReadOnlyList<ContainerFormat> Formats { get; init; } = [ContainerFormat.M4b, ContainerFormat.Mp3];

    /// <summary>Books of the programme, which need MP3 or M4B among <see cref="Formats"/>. Default none.</summary>
    public IReadOnlyList<BookFormat> Books { get; init; } = [];

    /// <summary>
    /// Utterances synthesized at once; range 1–256. Default: one a core, and one more; an engine that works in this process takes one a core
    /// (<see cref="SpeechCapabilities.MaxParallel"/>). Changes the speed and nothing else.
    /// </summary>
    public int Jobs { get; init; } = SpeechCapabilities.UsualOutsideParallel;

    /// <summary>Pauses and level.</summary>
    public MasteringOptions Mastering { get; init; } = new();

    /// <summary>True to leave the programme out and write the quotations alone. Default false.</summary>
    public bool QuotationsOnly { get; init; }

    /// <summary>The cover; null, the default, to draw one of headline, site and date.</summary>
    public CoverImage? Cover { get; init; }

    /// <summary>
    /// Music under the programme: a file that ffmpeg reads, 2 s or longer, that begins again where it is shorter than the programme; null, the default, for none.
    /// The quotations' programme has none.
    /// </summary>
    public string? BedPath { get; init; }

    /// <summary>What speech costs, for the report. Default: nothing is known.</summary>
    public VoicePrices Prices { get; init; } = VoicePrices.Unknown;

    /// <summary>What the plan was made from, for the report. Default none.</summary>
    public IReadOnlyList<ReportInput> Inputs { get; init; } = [];
}
