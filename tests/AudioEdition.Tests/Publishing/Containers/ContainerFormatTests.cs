using AudioEdition.Publishing.Containers;

namespace AudioEdition.Tests.Publishing.Containers;

public sealed class ContainerFormatTests
{
    [Theory]
    [InlineData("m4b", ContainerFormat.M4b)]
    [InlineData(".MP3", ContainerFormat.Mp3)]
    [InlineData(" opus ", ContainerFormat.Opus)]
    public void A_format_is_known_by_its_extension(string name, ContainerFormat expected)
    {
        Assert.True(ContainerFormats.TryParse(name, out var format));
        Assert.Equal(expected, format);
    }

    [Theory]
    [InlineData("ogg")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_name_is_none(string? name) => Assert.False(ContainerFormats.TryParse(name, out _));

    [Fact]
    public void A_picture_is_known_by_its_first_bytes()
    {
        Assert.Equal("image/jpeg", CoverImage.Recognize(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 })?.MediaType);
        Assert.Equal("image/png", CoverImage.Recognize(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })?.MediaType);
        Assert.Null(CoverImage.Recognize("GIF89a"u8.ToArray()));
    }
}
