using System.Text.Json.Serialization;

namespace AudioEdition.Articles.Addresses;

/// <summary>The first line of a kept page.</summary>
/// <param name="Version">Of this form.</param>
/// <param name="Asked">The address that was asked for.</param>
/// <param name="Address">The one that answered.</param>
/// <param name="MediaType">Of the body, as the server told it; null where it did not.</param>
/// <param name="Charset">Likewise.</param>
/// <param name="ETag">By which the server is asked whether it has changed; null where it has none.</param>
/// <param name="LastModified">Likewise.</param>
/// <param name="Sha256">Of the body, in hexadecimal digits.</param>
/// <param name="Rights">Headers that tell what may be done with it.</param>
internal sealed record KeptPageHead(
    int Version, string Asked, Uri? Address, string? MediaType, string? Charset, string? ETag, string? LastModified, string Sha256, IReadOnlyList<KeyValuePair<string, string>>? Rights);

/// <summary>How it is read and written, worked out when the library is compiled.</summary>
[JsonSerializable(typeof(KeptPageHead))]
internal sealed partial class KeptPageJson : JsonSerializerContext;
