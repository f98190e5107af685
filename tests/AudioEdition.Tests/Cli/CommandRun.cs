using AudioEdition.Cli;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Tests.Cli;

/// <summary>Runs the command in process, with folders of its own for cache and register, and keeps what it wrote.</summary>
internal sealed class CommandRun : IDisposable
{
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
        var console = new CommandConsole(
            _output, _error, () => new MemoryStream(StandardInput), environment.GetValueOrDefault, isOutputTerminal: false, isErrorTerminal: IsTerminal, isInputTerminal: IsTerminal)
        {
            Time = Time,
        };
        return await CommandLine.RunAsync(args, console, cancellationToken);
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
