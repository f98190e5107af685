using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Scripts;
using static AudioEdition.Tests.Mastering.Material;

namespace AudioEdition.Tests.Mastering;

/// <summary>The meters and the finished level against ffmpeg's <c>ebur128</c>, which shares no code with them.</summary>
[Trait("Category", "Slow")]
public sealed class IndependentJudgeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(24_000)]
    [InlineData(22_050)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    public async Task The_meters_agree(int rateHz)
    {
        var samples = Signals.Speech(rateHz, 12, 0.4).Concat(Hiss(rateHz, 2, 0.2)).Concat(Signals.Speech(rateHz, 6, 0.05)).ToArray();
        var ours = await LoudnessMeter.MeasureAsync(OneBlock(samples), new AudioFormat(rateHz), Token);
        var judge = await JudgeAsync(samples, rateHz);

        // ffmpeg prints tenths: half a tenth of rounding on top of 0.05 LU; peaks of two oversamplers differ by up to 0.2 dB.
        Assert.Equal(judge.IntegratedLufs, ours.IntegratedLufs, 0.1);
        Assert.Equal(judge.TruePeakDbtp, ours.TruePeakDbtp, 0.2);
    }

    [Theory]
    [InlineData("-c:a aac -aac_coder fast -b:a 64k", "m4a")]
    [InlineData("-c:a aac -b:a 96k", "m4a")]
    // LAME multiplies constant-bit-rate input by 0.95; whoever encodes takes that back.
    [InlineData("-af volume=1/0.95 -c:a libmp3lame -b:a 64k", "mp3")]
    [InlineData("-c:a libopus -b:a 32k", "opus")]
    [InlineData("-c:a pcm_s16le", "wav")]
    public async Task What_a_listener_decodes_keeps_level_and_ceiling(string codec, string extension)
    {
        // Speech with bursts, so that the limiter has work and the codec has peaks to raise.
        var samples = Signals.Speech(22_050, 10, 0.6, 95);
        for (var n = 3000; n < samples.Length - 6000; n += 4410)
        {
            Hiss(22_050, 0.01, 0.9).CopyTo(samples, n);
        }

        var script = Script((Narrator, BoundaryKind.Start));
        var programme = await ProgrammeMaster.MasterAsync(
            script, RunningOrder.Whole(script.Script), new Clips(new PcmClip(22_050, samples)), ct: Token);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.{extension}");
        try
        {
            await FfmpegAsync($"-f f32le -ar 24000 -ac 1 -i pipe:0 {codec} {file}", await ReadAllAsync(programme));
            var judge = Read(await FfmpegAsync($"-i {file} -af ebur128=peak=true -f null -", []));

            Assert.Equal(-16, judge.IntegratedLufs, 0.3);
            Assert.True(judge.TruePeakDbtp <= -1, Signals.Text(judge.TruePeakDbtp));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Noise up to 0.42 of the rate, as far as recorded sound goes: at half the rate itself no two oversamplers agree.</summary>
    private static float[] Hiss(int rateHz, double seconds, double peak)
    {
        var slower = rateHz * 84 / 100;
        var resampler = new Resampler(slower, rateHz);
        var noise = Signals.Noise(3, (int)(slower * seconds), peak);
        var hiss = new float[resampler.OutputLength(noise.Length)];
        resampler.Process(noise, hiss);
        return hiss;
    }

    private static async Task<LoudnessFigures> JudgeAsync(float[] samples, int rateHz) =>
        Read(await FfmpegAsync(string.Create(CultureInfo.InvariantCulture, $"-f f32le -ar {rateHz} -ac 1 -i pipe:0 -af ebur128=peak=true -f null -"), samples));

    private static async Task<string> FfmpegAsync(string arguments, float[] input)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", $"-hide_banner -nostats -y {arguments}")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync(Token);
        await process.StandardInput.BaseStream.WriteAsync(MemoryMarshal.AsBytes(input.AsSpan()).ToArray(), Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(Token);
        Assert.True(process.ExitCode == 0, await error);
        return await error;
    }

    private static LoudnessFigures Read(string report)
    {
        var summary = report[report.LastIndexOf("Summary:", StringComparison.Ordinal)..];
        return new LoudnessFigures(NumberAfter(summary, " I: "), NumberAfter(summary, " Peak: "));
    }

    private static double NumberAfter(string text, string label)
    {
        var start = text.IndexOf(label, StringComparison.Ordinal) + label.Length;
        return double.Parse(text[start..].TrimStart().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
