using AudioEdition.Newsroom.Stores;
using CsCheck;

namespace AudioEdition.Newsroom.Tests.Stores;

public sealed class WordPackerTests
{
    [Fact]
    public void Any_bytes_come_back_and_never_grow_by_more_than_a_little() => Gen.Byte.Array[0, 20_000].Sample(bytes =>
    {
        var packed = WordPacker.Pack(bytes);
        Assert.Equal(bytes, WordPacker.Unpack(packed));
        Assert.True(packed.Length <= bytes.Length + (bytes.Length / 4_000) + 8);
    });

    [Theory]
    [InlineData(new short[] { short.MinValue, short.MaxValue, short.MinValue, short.MaxValue, 0, short.MinValue })]
    [InlineData(new short[] { 0, 0, 0, 32_767, 0, 0, 0, -32_768 })]
    [InlineData(new short[] { })]
    public void Steps_from_end_to_end_of_the_range_come_back(short[] words)
    {
        // Long enough that the code is used, and the extremes come as escapes.
        byte[] bytes = [.. Enumerable.Repeat((byte)0, 4_000), .. words.SelectMany(BitConverter.GetBytes), .. Enumerable.Repeat((byte)0, 4_001)];
        Assert.Equal(bytes, WordPacker.Unpack(WordPacker.Pack(bytes)));
    }

    [Fact]
    public void A_sound_that_swings_slowly_gets_much_smaller()
    {
        var bytes = Enumerable.Range(0, 24_000).SelectMany(i => BitConverter.GetBytes((short)(8_000 * Math.Sin(i * 0.03)))).ToArray();
        Assert.True(WordPacker.Pack(bytes).Length < bytes.Length / 4);
    }

    [Fact]
    public void What_was_cut_off_is_refused()
    {
        var packed = WordPacker.Pack([.. Enumerable.Range(0, 10_000).Select(i => (byte)(i / 64))]);
        Assert.Throws<InvalidDataException>(() => WordPacker.Unpack(packed.AsSpan(0, packed.Length / 2)));
        Assert.Throws<InvalidDataException>(() => WordPacker.Unpack([0x7F, 0xFF, 0xFF, 0xFF, 0]));
    }
}
