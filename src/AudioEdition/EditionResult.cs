using AudioEdition.Mastering;
using AudioEdition.Publishing.Report;
using AudioEdition.Speech;

namespace AudioEdition;

/// <summary>A finished edition.</summary>
public sealed record EditionResult
{
    /// <summary>Its folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What was said by whom.</summary>
    public required SpokenScript Plan { get; init; }

    /// <summary>The report, as it stands in <c>edition.json</c>.</summary>
    public required EditionReport Report { get; init; }

    /// <summary>The programme, or null where only the quotations were asked for. Its samples can be read as long as the cache keeps them.</summary>
    public Programme? Programme { get; init; }

    /// <summary>The quotations alone, or null where there is none.</summary>
    public Programme? Quotations { get; init; }

    /// <summary>Utterances that were spoken in this build.</summary>
    public required int Synthesized { get; init; }

    /// <summary>Utterances that were there already.</summary>
    public required int CacheHits { get; init; }
}
