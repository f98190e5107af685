using System.Buffers.Binary;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Measuring;

namespace AudioEdition.Tests.Publishing.Encoders;

public sealed class WavTests
{
    [Fact]
    public async Task A_wav_file_has_a_plain_header_and_its_chapters_to_the_frame()
    {
        using var folder = new TemporaryFolder();
        var programme = SyntheticProgramme.OfChapters(1.5, "One = 1", "Zwei “2”", new string('é', 300));
        var path = folder.Combine("a.wav");

        await new AudioEncoder("/nowhere/ffmpeg").EncodeAsync(
            programme, ContainerFormat.Wav, SyntheticProgramme.Tags(), path, TestContext.Current.CancellationToken);

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((uint)bytes.Length - 8, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4)));
        Assert.Equal("data"u8, bytes.AsSpan(36, 4));
        Assert.Equal((uint)programme.FrameCount * 2, BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(40)));
        var chapters = await AudioFileProbe.ReadChaptersAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(programme.Chapters.Select(c => c.StartFrame), chapters.Select(c => programme.Format.FrameOf(c.Start)));
        Assert.Equal(["One = 1", "Zwei “2”", new string('é', 126) + "…"], chapters.Select(c => c.Title), StringComparer.Ordinal);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_wav_file_past_four_gigabytes_is_refused_with_advice()
    {
        using var folder = new TemporaryFolder();
        var programme = SyntheticProgramme.OfChapters(1, "One") with { FrameCount = 2_147_483_648 };

        var e = await Assert.ThrowsAsync<EncoderException>(() => new AudioEncoder().EncodeAsync(
            programme, ContainerFormat.Wav, SyntheticProgramme.Tags(), folder.Combine("a.wav"), TestContext.Current.CancellationToken));

        Assert.Contains("flac", e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_programme_shorter_than_it_said_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var whole = SyntheticProgramme.OfChapters(1, "One");

        await Assert.ThrowsAsync<InvalidOperationException>(() => new AudioEncoder().EncodeAsync(
            whole with { FrameCount = whole.FrameCount + 1 }, ContainerFormat.Wav, SyntheticProgramme.Tags(), folder.Combine("a.wav"), TestContext.Current.CancellationToken));

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        using var folder = new TemporaryFolder();

        var e = await Assert.ThrowsAsync<EncoderException>(() => new AudioEncoder().EncodeAsync(
            SyntheticProgramme.OfChapters(1, "One"), ContainerFormat.Wav, SyntheticProgramme.Tags(), folder.Combine("no/a.wav"), TestContext.Current.CancellationToken));

        Assert.Contains(folder.Combine("no"), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dither_leaves_whole_steps_alone_and_errs_by_at_most_a_step_and_a_half()
    {
        float[] samples = [0, 1f / 32768, -5f / 32768, 1.5f, -1.5f, float.NaN, .. Enumerable.Range(0, 5000).Select(i => MathF.Sin(i) * 0.3f)];
        var bytes = new byte[samples.Length * 2];

        new SampleConversion().ToInt16Bytes(samples, bytes);

        var values = samples.Select((_, i) => (int)BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * 2))).ToArray();
        Assert.Equal([0, 1, -5, 32767, -32768, 0], values[..6]);
        Assert.All(values[6..].Zip(samples[6..]), p => Assert.InRange(p.First - (p.Second * 32768), -1.5, 1.5));
    }
}
