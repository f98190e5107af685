using System.Text.Json.Serialization;

namespace AudioEdition.Publishing.Report;

/// <summary>How a report is written and read, worked out when the library is compiled.</summary>
/// <remarks>What a file does not tell comes as the type's own nothing and not as the property's first value, so properties say what nothing stands for.</remarks>
[JsonSerializable(typeof(EditionReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
