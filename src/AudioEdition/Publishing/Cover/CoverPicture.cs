using System.Globalization;
using AudioEdition.Publishing.Containers;
using SkiaSharp;

namespace AudioEdition.Publishing.Cover;

/// <summary>Makes a cover of somebody's picture: drawn anew, so that nothing of the file itself gets into an edition.</summary>
/// <remarks>
/// A picture is untrusted: its kind is told by its content, its size is looked at before a pixel is unpacked, and place, camera and whatever else a file carries
/// beside its pixels stay behind. Feeds ask for a square of 1400 to 3000 pixels, so the middle is taken and brought to the size of a drawn cover.
/// </remarks>
public static class CoverPicture
{
    /// <summary>Largest file that is taken, in bytes.</summary>
    public const int MaxBytes = 20_000_000;

    /// <summary>Smallest edge that is taken, in pixels: less is a blur on any screen.</summary>
    public const int LeastPixels = 300;

    /// <summary>Most pixels that are unpacked: 240 MB of memory for a moment.</summary>
    private const long MostPixels = 60_000_000;

    /// <summary>Makes a cover.</summary>
    /// <param name="data">JPEG, PNG, WebP or GIF.</param>
    /// <param name="source">Its file or address, for messages.</param>
    /// <param name="style">Size and file format; null for the default.</param>
    /// <exception cref="CoverException">It is no picture, or too small or too large a one.</exception>
    public static CoverImage Make(ReadOnlyMemory<byte> data, string source, CoverStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        style ??= new CoverStyle();
        if (data.Length > MaxBytes)
        {
            throw new CoverException(source, string.Create(CultureInfo.InvariantCulture, $"is larger than {MaxBytes / 1_000_000} MB: give a smaller picture."));
        }

        using var content = SKData.CreateCopy(data.Span);
        using var codec = SKCodec.Create(content);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp or SKEncodedImageFormat.Gif))
        {
            throw new CoverException(source, "is no picture that can be read: give a JPEG, PNG, WebP or GIF.");
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (Math.Min(width, height) < LeastPixels || (long)width * height > MostPixels)
        {
            throw new CoverException(source, string.Create(
                CultureInfo.InvariantCulture, $"has {width} × {height} pixels: a cover takes at least {LeastPixels} × {LeastPixels} and at most {MostPixels / 1_000_000} million."));
        }

        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            throw new CoverException(source, "is damaged: its pixels cannot be read.");
        }

        return Draw(bitmap, codec.EncodedOrigin, style);
    }

    private static CoverImage Draw(SKBitmap picture, SKEncodedOrigin origin, CoverStyle style)
    {
        using var square = new SKBitmap(style.SizePixels, style.SizePixels, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(square);
        canvas.Clear(SKColors.White);

        // The camera's own turn is undone about the middle, which stays where it is.
        canvas.Translate(style.SizePixels / 2f, style.SizePixels / 2f);
        canvas.RotateDegrees(origin switch
        {
            SKEncodedOrigin.BottomRight or SKEncodedOrigin.BottomLeft => 180,
            SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom => 90,
            SKEncodedOrigin.LeftBottom or SKEncodedOrigin.LeftTop => 270,
            _ => 0,
        });
        var scale = (float)style.SizePixels / Math.Min(picture.Width, picture.Height);
        canvas.Scale(scale);
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, -picture.Width / 2f, -picture.Height / 2f, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
        using var data = square.Encode(style.AsPng ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, style.JpegQuality);
        return new CoverImage(data.ToArray(), style.AsPng ? "image/png" : "image/jpeg");
    }
}
