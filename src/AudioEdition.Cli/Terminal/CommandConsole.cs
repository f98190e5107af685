using Spectre.Console;

namespace AudioEdition.Cli.Terminal;

/// <summary>Where a command writes: results to one side, talk to the other. Tests pass their own writers.</summary>
/// <param name="output">Results only: a path, JSON, a plan.</param>
/// <param name="error">Progress, notes, errors.</param>
/// <param name="input">Standard input, for the source <c>-</c>.</param>
/// <param name="environment">Environment variables by name; null where unset.</param>
/// <param name="isOutputTerminal">True where results go to a person's terminal.</param>
/// <param name="isErrorTerminal">True where talk goes to a person's terminal.</param>
/// <param name="isInputTerminal">True where a person can type an answer.</param>
internal sealed class CommandConsole(
    TextWriter output,
    TextWriter error,
    Func<Stream> input,
    Func<string, string?> environment,
    bool isOutputTerminal,
    bool isErrorTerminal,
    bool isInputTerminal)
{
    /// <summary>Columns of plain output: wide enough for a line of prose, narrow enough to read.</summary>
    private const int PlainWidth = 100;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    public Func<Stream> Input { get; } = input;

    public Func<string, string?> Environment { get; } = environment;

    /// <summary>The clock; tests bring their own.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public bool IsErrorTerminal { get; } = isErrorTerminal;

    /// <summary>Somebody reads a question and can answer it.</summary>
    public bool CanAsk { get; } = isErrorTerminal && isInputTerminal;

    /// <summary>Styled results.</summary>
    public IAnsiConsole OutputAnsi => field ??= Create(Output, isOutputTerminal);

    /// <summary>Styled talk.</summary>
    public IAnsiConsole ErrorAnsi => field ??= Create(Error, IsErrorTerminal);

    private IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        // https://no-color.org: any value that is not empty switches colour off.
        var colour = isTerminal && string.IsNullOrEmpty(Environment("NO_COLOR")) && Environment("TERM") != "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal && Environment("TERM") != "dumb" ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
