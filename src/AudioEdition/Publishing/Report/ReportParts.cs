namespace AudioEdition.Publishing.Report;

/// <summary>An input of an edition.</summary>
/// <param name="Source">File name, address, or <c>-</c>.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Hash of the bytes, lower-case hexadecimal.</param>
public sealed record ReportInput(string Source, long Bytes, string Sha256);

/// <summary>An engine that spoke.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record ReportEngine(string Name, string Version);

/// <summary>Somebody who is heard.</summary>
/// <param name="Role"><c>Narrator</c>, <c>Unattributed</c> or the person's name.</param>
/// <param name="Voice"><c>engine:name</c>.</param>
/// <param name="Reason">Why this voice.</param>
/// <param name="Units">How many units they speak.</param>
/// <param name="Seconds">How long they are heard.</param>
/// <param name="IntegratedLufs">Loudness of all they say, in LUFS; null where it is too short to measure.</param>
public sealed record ReportVoice(string Role, string Voice, string Reason, int Units, double Seconds, double? IntegratedLufs = null);

/// <summary>How much of what.</summary>
/// <param name="Characters">Characters that engines are given.</param>
/// <param name="Units">Narration units.</param>
/// <param name="Quotations">Quotations with a voice of their own.</param>
/// <param name="Resolved">Those whose speaker is known.</param>
/// <param name="Chapters">Chapters of the edition.</param>
/// <param name="Cuts">Cuts of the input.</param>
public sealed record ReportCounts(int Characters, int Units, int Quotations, int Resolved, int Chapters, int Cuts);

/// <summary>A quotation whose speaker the article does not tell clearly enough.</summary>
/// <param name="Unit">Its first unit.</param>
/// <param name="Text">Its words.</param>
/// <param name="Rule">The rule that gave up.</param>
/// <param name="Considered">Who was considered and why they lost.</param>
public sealed record UnresolvedQuotation(int Unit, string Text, string Rule, IReadOnlyList<string> Considered);

/// <summary>A programme as it was measured.</summary>
/// <param name="Name"><c>edition</c> or <c>quotes</c>.</param>
/// <param name="Seconds">Its length by its own frame counter.</param>
/// <param name="IntegratedLufs">LUFS; negative infinity (null in the file) for silence.</param>
/// <param name="TruePeakDbtp">dBTP.</param>
/// <param name="VoiceSpreadLu">Loudest against quietest voice in LU, apart from the gain that the catalogue gives a voice; null for fewer than two that can be measured.</param>
/// <param name="ChapterErrorMs">Largest distance of a chapter's time in any container from the frame counter; null where not measured.</param>
/// <param name="CueErrorMs">Largest distance of a cue from what is heard in the decoded file; null where not measured.</param>
/// <param name="BedDistanceDb">How far the music lies under the voices where it comes nearest to them, in dB, measured before coding; null for a programme without music.</param>
public sealed record ReportProgramme(
    string Name,
    double Seconds,
    double IntegratedLufs,
    double TruePeakDbtp,
    double? VoiceSpreadLu = null,
    double? ChapterErrorMs = null,
    double? CueErrorMs = null,
    double? BedDistanceDb = null);

/// <summary>A price.</summary>
/// <param name="Amount">In <paramref name="Currency"/>; null where a part of it is not known.</param>
/// <param name="Currency">ISO 4217 code; null where no price is known.</param>
/// <param name="Characters">Characters that are charged, by each service's own rule.</param>
public sealed record ReportCost(double? Amount, string? Currency, long Characters);

/// <summary>A file of an edition.</summary>
/// <param name="Path">From the edition's folder, with forward slashes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">Hash of the bytes, lower-case hexadecimal.</param>
public sealed record ReportFile(string Path, long Bytes, string Sha256);

/// <summary>One thing that was checked.</summary>
/// <param name="Name">What (<c>loudness</c>, <c>coverage</c>).</param>
/// <param name="Ok">True where it holds.</param>
/// <param name="Value">What was found; null where there was nothing to measure.</param>
/// <param name="Limit">What is asked, with unit (<c>-16 ± 0.3 LUFS</c>).</param>
public sealed record EditionCheck(string Name, bool Ok, double? Value, string Limit);
