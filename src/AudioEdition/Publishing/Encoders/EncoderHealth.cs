namespace AudioEdition.Publishing.Encoders;

/// <summary>Whether audio files can be encoded now.</summary>
/// <param name="Ready">True where they can, in every format.</param>
/// <param name="Detail">The version, or what is missing and how to get it.</param>
public sealed record EncoderHealth(bool Ready, string Detail);
