using System.Diagnostics;
using System.Globalization;

namespace AudioEdition.Tests.Listening;

/// <summary>Debian's pocketsphinx with its US English model: a listener that never saw the text.</summary>
internal static class Recognizer
{
    /// <summary>Cuts a piece out of a sound file and tells the words that are heard in it.</summary>
    public static async Task<string> ListenAsync(string audioPath, TimeSpan start, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var piece = folder.Combine("piece.wav");
        // Half a second of silence around the words: the recognizer's noise estimate needs a moment.
        await RunAsync(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-ss", Seconds(start), "-t", Seconds(duration), "-i", audioPath,
                "-af", "adelay=500:all=1,apad=pad_dur=0.5", "-ar", "16000", "-ac", "1", piece,
            ],
            cancellationToken);
        return await RunAsync("pocketsphinx_continuous", ["-infile", piece, "-logfn", "/dev/null"], cancellationToken);
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture);

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        return output;
    }
}
