using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Tests.Publishing.Encoders;

public sealed class Crc16Tests
{
    /// <summary>The check value of CRC-16/ARC in the catalogue of parametrised CRC algorithms.</summary>
    [Fact]
    public void The_check_value_is_that_of_the_catalogue() => Assert.Equal(0xBB3D, Crc16.Of(0, "123456789"u8));

    [Fact]
    public void It_goes_on_from_any_place()
    {
        var bytes = new byte[40];
        new Random(1).NextBytes(bytes);
        var whole = Crc16.Of(0, bytes);
        Assert.All(Enumerable.Range(0, bytes.Length), at => Assert.Equal(whole, Crc16.Of(Crc16.Of(0, bytes.AsSpan(0, at)), bytes.AsSpan(at))));
    }
}
