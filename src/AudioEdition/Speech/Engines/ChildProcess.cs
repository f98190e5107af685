using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AudioEdition.Speech.Engines;

/// <summary>Runs a program from text in to bytes out.</summary>
internal static class ChildProcess
{
    private const int MaxErrorCharacters = 2_000;

    /// <summary>Some seconds of speech in 16 bits.</summary>
    private const int UsualOutput = 512 * 1024;

    /// <summary>What a program answered.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">Its standard output.</param>
    /// <param name="Error">The beginning of its standard error.</param>
    public sealed record Answer(int ExitCode, byte[] Output, string Error);

    /// <summary>Runs it to its end.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Passed one by one, through no shell.</param>
    /// <param name="input">Its standard input.</param>
    /// <param name="timeout">Then it is killed.</param>
    /// <param name="time">Clock of the timeout.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public static async Task<Answer> RunAsync(
        string program,
        IEnumerable<string> arguments,
        ReadOnlyMemory<byte> input,
        TimeSpan timeout,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var limit = new CancellationTokenSource(timeout, time);
        using var process = Start(program, arguments);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);

        // Killing closes the pipes, and that ends the reads below; a read of a pipe does not always heed a token.
        using var kill = either.Token.Register(() => Kill(process));
        var output = new MemoryStream(UsualOutput);
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output, CancellationToken.None);
        var complaining = ReadErrorAsync(process.StandardError);
        await FeedAsync(process.StandardInput.BaseStream, input).ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        var error = await complaining.ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);

        cancellationToken.ThrowIfCancellationRequested();
        return limit.IsCancellationRequested
            ? throw new TimeoutException($"{program} did not finish in time and was ended.")
            : new Answer(process.ExitCode, output.ToArray(), error);
    }

    /// <summary>Starts it with pipes to all three of its streams.</summary>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Passed one by one, through no shell.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static Process Start(string program, IEnumerable<string> arguments)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardErrorEncoding = Encoding.UTF8,
                UseShellExecute = false,
                CreateNoWindow = true,
            },
        };
        try
        {
            process.Start();
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Ends it and what it started; nothing where it has ended.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself at the same moment.
        }
    }

    private static async Task FeedAsync(Stream target, ReadOnlyMemory<byte> input)
    {
        try
        {
            await using (target.ConfigureAwait(false))
            {
                await target.WriteAsync(input, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // The program stopped reading; its exit code and its complaint tell why.
        }
    }

    /// <summary>Reads what it complains of to the end, and keeps the beginning.</summary>
    public static async Task<string> ReadErrorAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[512];
        int count;
        while ((count = await reader.ReadAsync(buffer, CancellationToken.None).ConfigureAwait(false)) > 0)
        {
            // Read on to the end, else the program would wait for us; but a flood is not kept.
            text.Append(buffer, 0, Math.Min(count, MaxErrorCharacters - text.Length));
        }

        return text.ToString().Trim();
    }
}
