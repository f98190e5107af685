using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Measuring;

namespace AudioEdition.Tests.Publishing.Measuring;

public sealed class JudgeTests
{
    [Fact]
    public void The_summary_of_the_loudness_filter_is_read()
    {
        const string Log = "[Parsed] t: 1 I: -99\n[Parsed_ebur128_0 @ 0x1] Summary:\n\n  Integrated loudness:\n    I:         -16.1 LUFS\n    Threshold: -26.3 LUFS\n\n  True peak:\n    Peak:       -1.2 dBFS\n";

        Assert.Equal(new LoudnessFigures(-16.1, -1.2), EbuR128Judge.TryParse(Log));
        Assert.Null(EbuR128Judge.TryParse("no summary"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(-1105)]
    [InlineData(2400)]
    public void A_shift_is_measured_to_the_frame(int shift)
    {
        var random = new Random(3);
        var sound = Enumerable.Range(0, 20_000).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        const int Reach = 2400;

        var reading = AlignmentMeter.Compare(5, sound.AsSpan(6000, 6000), sound.AsSpan(6000 - Reach - shift, 6000 + (2 * Reach)), Reach);

        Assert.Equal(shift, reading.OffsetFrames);
        Assert.InRange(reading.Similarity, 0.999, 1);
    }

    [Fact]
    public void Silence_and_another_sound_have_no_offset()
    {
        var random = new Random(3);
        var sound = Enumerable.Range(0, 6000).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
        var other = Enumerable.Range(0, 7000).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();

        Assert.Null(AlignmentMeter.Compare(0, new float[6000], other, 500).OffsetFrames);
        Assert.Null(AlignmentMeter.Compare(0, sound, other, 500).OffsetFrames);
        Assert.Null(AlignmentMeter.Compare(0, sound, new float[7000], 500).OffsetFrames);
    }

    [Fact]
    public async Task Whoever_has_heard_enough_of_a_file_may_go_without_a_fault()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.Combine("long.wav"), WaveFile.Of(new float[24_000 * 60], 24_000), TestContext.Current.CancellationToken);
        var heard = 0;
        await foreach (var block in new AudioFileDecoder().DecodeAsync(folder.Combine("long.wav"), 24_000, cancellationToken: TestContext.Current.CancellationToken))
        {
            heard = block.Length;
            break;
        }

        Assert.True(heard > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text, not sound")]
    public async Task A_file_of_another_kind_is_named(string content)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("a.mp3"), content, TestContext.Current.CancellationToken);

        var e = await Assert.ThrowsAsync<AudioFileException>(() => AudioFileProbe.ReadChaptersAsync(folder.Combine("a.mp3"), TestContext.Current.CancellationToken));

        Assert.Contains("a.mp3", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_tone_has_the_loudness_that_the_standard_says()
    {
        // EBU Tech 3341, case 1, in mono: a 1 kHz sine of −20 dBFS reads 3 LU below the stereo figure of −20 LUFS.
        using var folder = new TemporaryFolder();
        var samples = Enumerable.Range(0, 10 * 48_000).Select(i => 0.1f * MathF.Sin(2 * MathF.PI * 1000 * (i % 48_000) / 48_000)).ToArray();
        var programme = Of(samples, 48_000);
        await new AudioEncoder().EncodeAsync(programme, ContainerFormat.Flac, SyntheticProgramme.Tags(), folder.Combine("a.flac"), TestContext.Current.CancellationToken);

        var figures = await new EbuR128Judge().MeasureAsync(folder.Combine("a.flac"), TestContext.Current.CancellationToken);

        Assert.InRange(figures.IntegratedLufs, -23.2, -22.8);
        Assert.InRange(figures.TruePeakDbtp, -20.2, -19.8);
        Assert.Equal(samples.Length, await new AudioFileDecoder().CountFramesAsync(folder.Combine("a.flac"), 48_000, TestContext.Current.CancellationToken));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_cut_file_is_found_out()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("a.m4b");
        await new AudioEncoder().EncodeAsync(
            SyntheticProgramme.OfChapters(4, "One", "Two"), ContainerFormat.M4b, SyntheticProgramme.Tags(), path, TestContext.Current.CancellationToken);
        using (var stream = new FileStream(path, FileMode.Open))
        {
            stream.SetLength(200);
        }

        await Assert.ThrowsAsync<AudioFileException>(() => AudioFileProbe.ReadChaptersAsync(path, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<AudioFileException>(() => new AudioFileDecoder().CountFramesAsync(path, 24_000, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<AudioFileException>(() => new EbuR128Judge().MeasureAsync(path, TestContext.Current.CancellationToken));
    }

    private static Programme Of(float[] samples, int rate) => new()
    {
        Format = new AudioFormat(rate),
        FrameCount = samples.Length,
        Cues = [],
        Chapters = [new ChapterMark("All", 0, samples.Length)],
        Loudness = default,
        ReadAsync = _ => Once(samples),
    };

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> Once(float[] samples)
    {
        await Task.CompletedTask;
        yield return samples;
    }
}
