using AudioEdition.Publishing.Cover;
using SkiaSharp;

namespace AudioEdition.Tests.Publishing.Cover;

public sealed class CoverPictureTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, 1200, 800)]
    [InlineData(SKEncodedImageFormat.Png, 700, 2100)]
    [InlineData(SKEncodedImageFormat.Webp, 3200, 3000)]
    public void The_middle_of_a_picture_becomes_a_square_of_its_own(SKEncodedImageFormat format, int width, int height)
    {
        var cover = CoverPicture.Make(Striped(format, width, height), "lead.jpg");

        Assert.Equal("image/jpeg", cover.MediaType);
        using var picture = SKBitmap.Decode(cover.Data.Span);
        Assert.Equal((1400, 1400), (picture.Width, picture.Height));

        // Red at one end, blue at the other: both are cut off, the green middle stays.
        Assert.All([(5, 5), (1394, 5), (700, 700), (5, 1394), (1394, 1394)], p => Assert.True(picture.GetPixel(p.Item1, p.Item2) is { Green: > 150, Red: < 90, Blue: < 90 }));
    }

    [Fact]
    public void Nothing_of_the_file_itself_gets_into_the_cover()
    {
        var picture = Striped(SKEncodedImageFormat.Jpeg, 600, 600);
        byte[] withComment = [.. picture[..2], 0xFF, 0xFE, 0, 18, .. "secret of camera"u8, .. picture[2..]];

        var cover = CoverPicture.Make(withComment, "lead.jpg");

        Assert.True(cover.Data.Span.IndexOf("secret of camera"u8) < 0);
    }

    [Fact]
    public void A_picture_held_upright_by_the_camera_stands_upright()
    {
        var plain = Halves();
        byte[] exif = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\u0008"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];

        var cover = CoverPicture.Make((byte[])[.. plain[..2], .. exif, .. plain[2..]], "lead.jpg");

        // Stored with red on the left; turned right by a quarter, red is on top.
        using var picture = SKBitmap.Decode(cover.Data.Span);
        Assert.True(picture.GetPixel(1300, 100) is { Red: > 200, Blue: < 90 });
        Assert.True(picture.GetPixel(100, 1300) is { Blue: > 200, Red: < 90 });
    }

    [Fact]
    public void What_is_no_picture_or_no_size_for_a_cover_is_told()
    {
        var none = Assert.Throws<CoverException>(() => CoverPicture.Make("<svg onload=alert(1)>"u8.ToArray(), "a.svg"));
        var small = Assert.Throws<CoverException>(() => CoverPicture.Make(Striped(SKEncodedImageFormat.Png, 299, 400), "icon.png"));
        var vast = Assert.Throws<CoverException>(() => CoverPicture.Make(new byte[CoverPicture.MaxBytes + 1], "vast.png"));
        var cut = Assert.Throws<CoverException>(() => CoverPicture.Make(Striped(SKEncodedImageFormat.Png, 400, 400).AsMemory(0, 30), "cut.png"));

        Assert.Contains("'a.svg' is no picture", none.Message, StringComparison.Ordinal);
        Assert.Contains("299 × 400 pixels", small.Message, StringComparison.Ordinal);
        Assert.Contains("larger than 20 MB", vast.Message, StringComparison.Ordinal);
        Assert.Contains("'cut.png'", cut.Message, StringComparison.Ordinal);
    }

    /// <summary>Red, then a green square in the middle, then blue.</summary>
    internal static byte[] Striped(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Red);
        using var blue = new SKPaint { Color = SKColors.Blue };
        using var green = new SKPaint { Color = new SKColor(0, 200, 0) };
        canvas.DrawRect(width / 2f, height / 2f, width, height, blue);
        var edge = Math.Min(width, height);
        canvas.DrawRect((width - edge) / 2f, (height - edge) / 2f, edge, edge, green);
        canvas.Flush();
        return bitmap.Encode(format, 90).ToArray();
    }

    private static byte[] Halves()
    {
        using var bitmap = new SKBitmap(400, 400, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Blue);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, 200, 400, red);
        canvas.Flush();
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
    }
}
