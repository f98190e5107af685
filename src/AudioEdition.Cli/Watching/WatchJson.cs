using System.Text.Json.Serialization;

namespace AudioEdition.Cli.Watching;

/// <summary>How the state of a watch is read and written, worked out when the program is compiled.</summary>
[JsonSerializable(typeof(WatchState.StateFile))]
internal sealed partial class WatchJson : JsonSerializerContext;
