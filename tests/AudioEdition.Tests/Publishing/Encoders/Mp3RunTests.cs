using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Scripts;
using AudioEdition.Tests.Mastering;
using static AudioEdition.Tests.Mastering.Material;

namespace AudioEdition.Tests.Publishing.Encoders;

/// <summary>MP3 files that are joined from runs that were encoded alone; judged by ffmpeg's decoder.</summary>
public sealed class Mp3RunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Joined_runs_decode_to_the_programme_to_the_sample_with_silence_between()
    {
        var programme = await ConversationAsync();
        var path = _folder.Combine("a.mp3");
        await new AudioEncoder().EncodeAsync(programme, ContainerFormat.Mp3, SyntheticProgramme.Tags(), path, Token);
        var decoded = await DecodeAsync(path);
        var wanted = await ReadAllAsync(programme);

        Assert.Equal(wanted.Length, decoded.Length);
        Assert.Equal(programme.FrameCount, Mp3Length.Of(path));
        foreach (var run in programme.Runs!)
        {
            var reading = AlignmentMeter.Compare(
                run.StartFrame, wanted.AsSpan((int)run.StartFrame, run.FrameCount), decoded.AsSpan((int)run.StartFrame - 480, run.FrameCount + 960), 480);
            Assert.Equal(0, reading.OffsetFrames);
            Assert.True(reading.Similarity > 0.99, FormattableString.Invariant($"{reading.Similarity}"));
        }

        // Between two runs nothing is heard: no join can click.
        var pauses = programme.Runs.Zip(programme.Runs.Skip(1), (a, b) => decoded.AsSpan((int)a.EndFrame + 1200, (int)(b.StartFrame - a.EndFrame) - 2400).ToArray());
        Assert.All(pauses, p => Assert.True(Signals.Rms(p) < 1e-5));
    }

    [Fact]
    public async Task Joined_runs_are_no_worse_than_one_piece_by_ffmpeg()
    {
        var programme = await ConversationAsync();
        await new AudioEncoder().EncodeAsync(programme, ContainerFormat.Mp3, SyntheticProgramme.Tags(), _folder.Combine("runs.mp3"), Token);
        await new AudioEncoder().EncodeAsync(programme with { Runs = null }, ContainerFormat.Mp3, SyntheticProgramme.Tags(), _folder.Combine("whole.mp3"), Token);
        var wanted = await ReadAllAsync(programme);

        var joined = SignalToNoiseDb(wanted, await DecodeAsync(_folder.Combine("runs.mp3")));
        var whole = SignalToNoiseDb(wanted, await DecodeAsync(_folder.Combine("whole.mp3")));

        // Some decibels far below anything that is heard: LAME adapts anew to each run of this steady sound. On speech the two are equal (docs/performance.md).
        Assert.True(joined > whole - 4, FormattableString.Invariant($"joined {joined:0.0} dB, in one piece {whole:0.0} dB"));
    }

    [Fact]
    public async Task A_single_chapter_holds_the_very_frames_of_the_whole()
    {
        var programme = await ConversationAsync();
        var chapter = Assert.IsType<Programme>(programme.CutChapter(1));
        await new AudioEncoder().EncodeAsync(programme, ContainerFormat.Mp3, SyntheticProgramme.Tags(), _folder.Combine("whole.mp3"), Token);
        await new AudioEncoder().EncodeAsync(chapter, ContainerFormat.Mp3, SyntheticProgramme.Tags(), _folder.Combine("one.mp3"), Token);

        var all = Frames(_folder.Combine("whole.mp3")).ToHashSet(StringComparer.Ordinal);
        var own = Frames(_folder.Combine("one.mp3"));
        Assert.True(own.Count > 100);

        // All but the header's frame, which tells another length.
        Assert.All(own.Skip(1), f => Assert.Contains(f, all));
        var (wanted, decoded) = (await ReadAllAsync(chapter), await DecodeAsync(_folder.Combine("one.mp3")));
        Assert.Equal(wanted.Length, decoded.Length);
        Assert.True(SignalToNoiseDb(wanted, decoded) > 10);
    }

    [Fact]
    public async Task A_file_that_lost_or_gained_something_is_seen()
    {
        var path = _folder.Combine("a.mp3");
        await new AudioEncoder().EncodeAsync(await ConversationAsync(), ContainerFormat.Mp3, SyntheticProgramme.Tags(), path, Token);
        var bytes = await File.ReadAllBytesAsync(path, Token);
        foreach (var damaged in new[] { bytes[..^1], bytes[..^192], [.. bytes, 0], bytes[..20] })
        {
            await File.WriteAllBytesAsync(path, damaged, Token);
            Assert.Throws<AudioFileException>(() => Mp3Length.Of(path));
        }
    }

    [Fact]
    public async Task The_header_tells_a_foreign_reader_the_length()
    {
        var programme = await ConversationAsync();
        var path = _folder.Combine("a.mp3");
        await new AudioEncoder().EncodeAsync(programme, ContainerFormat.Mp3, SyntheticProgramme.Tags(), path, Token);

        // ffprobe counts whole frames.
        var stated = await new FfprobeJudge().ReadDurationAsync(path, Token);
        Assert.InRange((stated - programme.Format.TimeOf(programme.FrameCount)).TotalMilliseconds, 0, 100);
    }

    private static Task<Programme> ConversationAsync()
    {
        var script = Script([2, 2], (Narrator, BoundaryKind.Start), (Mayor, BoundaryKind.Sentence), (Baker, BoundaryKind.Chapter), (Baker, BoundaryKind.Clause));
        var clips = new Clips([.. script.Units.Select((_, i) => new AudioEdition.Audio.PcmClip(16_000 + (i * 2000), Signals.Speech(16_000 + (i * 2000), 1.5 + (0.2 * i), 0.4, 110 + (30 * i))))]);
        return ProgrammeMaster.MasterAsync(script, RunningOrder.Whole(script.Script), clips, ct: Token);
    }

    private static async Task<float[]> DecodeAsync(string path)
    {
        var samples = new List<float>();
        await foreach (var block in new AudioFileDecoder().DecodeAsync(path, 24_000, cancellationToken: Token))
        {
            samples.AddRange(block.Span);
        }

        return [.. samples];
    }

    private static double SignalToNoiseDb(float[] wanted, float[] found)
    {
        double signal = 0, noise = 0;
        for (var i = 0; i < wanted.Length; i++)
        {
            signal += (double)wanted[i] * wanted[i];
            noise += ((double)wanted[i] - found[i]) * ((double)wanted[i] - found[i]);
        }

        return 10 * Math.Log10(signal / noise);
    }

    private static List<string> Frames(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var at = 10 + ((bytes[6] << 21) | (bytes[7] << 14) | (bytes[8] << 7) | bytes[9]);
        var frames = new List<string>();
        while (at < bytes.Length)
        {
            var length = Mp3Frame.Read(bytes.AsSpan(at))!.Value.Bytes;
            frames.Add(Convert.ToHexString(bytes, at, length));
            at += length;
        }

        return frames;
    }
}
