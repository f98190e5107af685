using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioEdition.Cli.Commands;

/// <summary>How verbs tell their results in JSON, worked out when the program is compiled.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<DoctorCommand.Finding>))]
[JsonSerializable(typeof(List<VoicesCommand.VoiceRow>))]
[JsonSerializable(typeof(SayCommand.Reading))]
[JsonSerializable(typeof(VerifyCommand.Proof))]
internal sealed partial class CommandJson : JsonSerializerContext;
