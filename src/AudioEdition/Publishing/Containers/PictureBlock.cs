using System.Buffers.Binary;
using System.Text;

namespace AudioEdition.Publishing.Containers;

/// <summary>The picture block of FLAC, which Ogg files carry in base64 as a comment.</summary>
/// <remarks>RFC 9639, section 8.8; the comment is <c>METADATA_BLOCK_PICTURE</c> of the Xiph wiki's "VorbisComment".</remarks>
internal static class PictureBlock
{
    /// <summary>Writes the block as a comment's value.</summary>
    /// <param name="cover">The picture; width, height and depth are left at 0, "unknown", which readers allow for.</param>
    public static string ToBase64(CoverImage cover)
    {
        const int FrontCover = 3;
        var media = Encoding.ASCII.GetBytes(cover.MediaType);
        var block = new byte[32 + media.Length + cover.Data.Length];
        BinaryPrimitives.WriteInt32BigEndian(block, FrontCover);
        BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(4), media.Length);
        media.CopyTo(block.AsSpan(8));

        // Description, width, height, depth and colours stay zero.
        BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(28 + media.Length), cover.Data.Length);
        cover.Data.Span.CopyTo(block.AsSpan(32 + media.Length));
        return Convert.ToBase64String(block);
    }
}
