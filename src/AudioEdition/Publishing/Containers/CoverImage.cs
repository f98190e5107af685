namespace AudioEdition.Publishing.Containers;

/// <summary>A picture that is put into an audio file.</summary>
/// <param name="Data">The encoded picture.</param>
/// <param name="MediaType"><c>image/jpeg</c> or <c>image/png</c>; other pictures are shown by few players.</param>
public sealed record CoverImage(ReadOnlyMemory<byte> Data, string MediaType)
{
    /// <summary>The extension of the picture's file, with the dot.</summary>
    public string FileExtension => string.Equals(MediaType, "image/png", StringComparison.Ordinal) ? ".png" : ".jpg";

    /// <summary>Takes a picture by its first bytes.</summary>
    /// <param name="data">JPEG or PNG.</param>
    /// <returns>Null where it is neither.</returns>
    public static CoverImage? Recognize(ReadOnlyMemory<byte> data)
    {
        if (data.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return new CoverImage(data, "image/jpeg");
        }

        return data.Span.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
            ? new CoverImage(data, "image/png")
            : null;
    }
}
