using System.Diagnostics;
using AudioEdition.Cli;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Tests.Cli;

/// <summary>Runs the command, with folders of its own for cache and register, and keeps what it wrote.</summary>
/// <remarks>It runs in the tests' own process; or, where <see cref="ProgramVariable"/> names a program, that program does what nobody sits at and what serves nobody.</remarks>
internal sealed class CommandRun : IDisposable
{
    /// <summary>Names a program to be tested: <c>./test --all</c> gives the native form.</summary>
    private const string ProgramVariable = "AUDIOEDITION_TEST_PROGRAM";

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public TemporaryFolder Folder { get; } = new();

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    /// <summary>Further variables of the environment.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public byte[] StandardInput { get; set; } = [];

    /// <summary>True to have somebody sit at a terminal who can be asked; their answers are <see cref="StandardInput"/>.</summary>
    public bool IsTerminal { get; set; }

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public Task<int> RunAsync(params string[] args) => RunAsync(TestContext.Current.CancellationToken, args);

    public async Task<int> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        _output.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        var environment = new Dictionary<string, string>(Environment, StringComparer.Ordinal)
        {
            ["HOME"] = Folder.Path,
            ["XDG_CACHE_HOME"] = Folder.Combine("cache"),
            ["XDG_DATA_HOME"] = Folder.Combine("data"),
        };
        if (System.Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } program && !IsTerminal && Time == TimeProvider.System && args is not ["serve", ..])
        {
            return await RunAsync(program, environment, args, cancellationToken);
        }

        var console = new CommandConsole(
            _output, _error, () => new MemoryStream(StandardInput), environment.GetValueOrDefault, isOutputTerminal: false, isErrorTerminal: IsTerminal, isInputTerminal: IsTerminal)
        {
            Time = Time,
        };
        return await CommandLine.RunAsync(args, console, cancellationToken);
    }

    private async Task<int> RunAsync(string program, Dictionary<string, string> environment, string[] args, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment.Clear();
        start.Environment["PATH"] = System.Environment.GetEnvironmentVariable("PATH");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var stop = cancellationToken.Register(() => Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]).Dispose());
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(StandardInput, CancellationToken.None);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not want to hear it.
        }

        await process.WaitForExitAsync(CancellationToken.None);
        await _output.WriteAsync(await output);
        await _error.WriteAsync(await error);
        return process.ExitCode;
    }

    public string Write(string name, byte[] content)
    {
        var path = Folder.Combine(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Write(string name, string content) => Write(name, System.Text.Encoding.UTF8.GetBytes(content));

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Folder.Dispose();
    }
}
