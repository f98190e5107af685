using AudioEdition.Cli.Terminal;
using Spectre.Console;

namespace AudioEdition.Tests.Cli;

public sealed class IndentedTests
{
    [Fact]
    public void Each_line_of_what_is_wrapped_stands_as_far_to_the_right()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 20;

        console.Write(new Indented(new Markup("one two three four five six"), 4));

        // A line that was broken may keep the space that it was broken at.
        Assert.Equal(["    one two three", "    four five six", ""], output.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
    }
}
