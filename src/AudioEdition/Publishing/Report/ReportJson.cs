using System.Text.Json.Serialization;

namespace AudioEdition.Publishing.Report;

/// <summary>How a report is written, worked out when the library is compiled.</summary>
[JsonSerializable(typeof(EditionReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
