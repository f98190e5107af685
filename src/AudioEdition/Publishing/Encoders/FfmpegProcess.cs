using System.ComponentModel;
using System.Diagnostics;

namespace AudioEdition.Publishing.Encoders;

/// <summary>One run of ffmpeg or ffprobe: pipes in and out, its complaints kept, always ended.</summary>
internal sealed class FfmpegProcess : IAsyncDisposable
{
    /// <summary>Time between the polite request to stop (end of input) and the kill.</summary>
    private static readonly TimeSpan GraceTime = TimeSpan.FromSeconds(2);

    /// <summary>Complaints kept, in characters; a broken file can bring forth one for each of its frames.</summary>
    private const int MaxComplaint = 64 * 1024;

    private readonly Process _process;
    private readonly Task<string> _complaints;

    private FfmpegProcess(Process process)
    {
        _process = process;
        _complaints = ReadBoundedAsync(process.StandardError);
    }

    /// <summary>Where its standard input is written.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Where its standard output is read.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Path or name.</param>
    /// <param name="arguments">Handed over as they are; no shell sees them.</param>
    /// <exception cref="EncoderException">It is not installed or cannot be run.</exception>
    public static FfmpegProcess Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return new FfmpegProcess(Process.Start(start) ?? throw new InvalidOperationException("no process was started"));
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EncoderException(null, $"“{program}” cannot be run: {FfmpegLocator.Advice}, or give its path.", e);
        }
    }

    /// <summary>Runs a program to its end and takes its output as text.</summary>
    /// <param name="program">Path or name.</param>
    /// <param name="arguments">Handed over as they are.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>Exit code, standard output, standard error.</returns>
    public static async Task<(int ExitCode, string Output, string Complaint)> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        await using var process = Start(program, arguments);
        process.Input.Close();
        using var reader = new StreamReader(process.Output);
        var output = await reader.ReadToEndAsync(cancellationToken);
        var (exitCode, complaint) = await process.WaitAsync(cancellationToken);
        return (exitCode, output, complaint);
    }

    /// <summary>Waits for its end.</summary>
    /// <param name="cancellationToken">Gives the waiting up.</param>
    public async Task<(int ExitCode, string Complaint)> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await _complaints.WaitAsync(cancellationToken));
    }

    /// <summary>Ends it where it still runs: end of input first, then the kill.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
    }

    private async Task StopAsync()
    {
        // Who has had the end of its input already was asked before: a decoder whose output nobody reads any more would wait for ever.
        using var grace = new CancellationTokenSource(CloseInput() ? GraceTime : TimeSpan.Zero);
        try
        {
            await _process.WaitForExitAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>False where it was closed before.</summary>
    private bool CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
            return true;
        }
        catch (IOException)
        {
            // The pipe is broken already: nobody is left to be told.
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Keeps the last complaints, which name the cause, and goes on reading so that the pipe never fills.</summary>
    private static async Task<string> ReadBoundedAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        var kept = new System.Text.StringBuilder();
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            kept.Append(buffer, 0, read);
            if (kept.Length > 2 * MaxComplaint)
            {
                kept.Remove(0, kept.Length - MaxComplaint);
            }
        }

        return kept.ToString();
    }
}
