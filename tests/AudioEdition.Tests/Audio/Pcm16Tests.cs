using AudioEdition.Audio;

namespace AudioEdition.Tests.Audio;

public sealed class Pcm16Tests
{
    [Fact]
    public void Every_value_of_16_bits_comes_back()
    {
        var bytes = new byte[2 * 65_537];
        for (var i = 0; i < bytes.Length / 2; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(2 * i), (short)(i + short.MinValue));
        }

        var (samples, again) = (new float[bytes.Length / 2], new byte[bytes.Length]);
        Pcm16.Read(bytes, samples);
        Pcm16.Write(samples, again);

        Assert.Equal(-1f, samples[0]);
        Assert.Equal(32_767 / 32_768f, samples[65_535]);
        Assert.True(Pcm16.Fits(samples));
        Assert.Equal(bytes, again);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(-1.00004f)]
    [InlineData(0.5f / 32_768)]
    [InlineData(-0f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(1e30f)]
    public void What_16_bits_cannot_hold_is_seen_wherever_it_stands(float odd)
    {
        for (var at = 0; at < 21; at++)
        {
            var samples = new float[21];
            Assert.True(Pcm16.Fits(samples));
            samples[at] = odd;
            Assert.False(Pcm16.Fits(samples));
        }
    }
}
