using System.Text.Json.Serialization;

namespace AudioEdition.Publishing.Feeds;

/// <summary>How the files beside a feed are read and written, worked out when the library is compiled.</summary>
[JsonSerializable(typeof(PodcastSettings))]
[JsonSerializable(typeof(PodcastLedger))]
internal sealed partial class FeedJson : JsonSerializerContext;
