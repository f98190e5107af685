using AudioEdition.Mastering;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Player;

/// <summary>What a player page shows and plays.</summary>
public sealed record PlayerContent
{
    /// <summary>What is said.</summary>
    public required SpokenScript Script { get; init; }

    /// <summary>When it is heard.</summary>
    public required Programme Programme { get; init; }

    /// <summary>The edition's audio files beside the page, best first; at least one.</summary>
    public required IReadOnlyList<PlayerFile> Sources { get; init; }

    /// <summary>Word times as <see cref="Transcripts.TranscriptWriter"/> takes them; null where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<SpeechMark>>? Marks { get; init; }

    /// <summary>How loud each unit of the script is over time, see <see cref="Transcripts.UnitLevels"/>; null where it is not known and a plain band is drawn.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? Levels { get; init; }

    /// <summary>Files beside the page to download, in order. Default none.</summary>
    public IReadOnlyList<PlayerFile> Downloads { get; init; } = [];

    /// <summary>The statement at the foot of the page that the voices are synthetic; null for none.</summary>
    public string? Disclosure { get; init; } = "Read by synthetic voices. Quoted people’s voices are not their own.";

    /// <summary>How the sound was made, for machines: a term of the IPTC's digital source types.</summary>
    public Uri DigitalSourceType { get; init; } = new("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
}

/// <summary>A file beside the page.</summary>
/// <param name="Path">From the page, with forward slashes; a plain relative path.</param>
/// <param name="MediaType">Its media type (<c>audio/mpeg</c>).</param>
/// <param name="Label">What to call it; null for its name.</param>
public sealed record PlayerFile(string Path, string MediaType, string? Label = null);
