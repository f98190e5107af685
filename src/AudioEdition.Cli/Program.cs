using AudioEdition.Cli;
using AudioEdition.Cli.Terminal;

// The first Ctrl-C asks to stop: what is finished stays in the cache and the same command goes on from there. A second one ends the process.
using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
};
using var terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM,
    context =>
    {
        context.Cancel = true;
        interrupt.Cancel();
    });

Console.OutputEncoding = System.Text.Encoding.UTF8;

// A plan may have megabytes: a file or a pipe gets it in greater pieces than a terminal.
await using var redirected = Console.IsOutputRedirected ? new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 14) { AutoFlush = true } : null;
var console = new CommandConsole(
    redirected ?? Console.Out,
    Console.Error,
    Console.OpenStandardInput,
    Environment.GetEnvironmentVariable,
    isOutputTerminal: !Console.IsOutputRedirected,
    isErrorTerminal: !Console.IsErrorRedirected,
    isInputTerminal: !Console.IsInputRedirected);
return await CommandLine.RunAsync(args, console, interrupt.Token);
