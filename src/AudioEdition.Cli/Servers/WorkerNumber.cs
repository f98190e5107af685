using System.CommandLine;
using System.Globalization;
using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli.Servers;

/// <summary>A number that a worker is told by an option, or for all workers of a machine by a variable of the environment.</summary>
internal sealed class WorkerNumber
{
    private const string VariablePrefix = "AUDIOEDITION_WORKER_";

    private readonly double _least;
    private readonly double _most;
    private readonly bool _isWhole;

    /// <summary>Describes it.</summary>
    /// <param name="name">The option; the variable is called after it.</param>
    /// <param name="description">For people.</param>
    /// <param name="unit">Short name of the unit.</param>
    /// <param name="least">The smallest value.</param>
    /// <param name="most">The largest value.</param>
    /// <param name="isWhole">True for a number without a fraction.</param>
    public WorkerNumber(string name, string description, string unit, double least, double most, bool isWhole = true)
    {
        Option = new Option<string?>(name) { Description = description, HelpName = unit };
        Variable = VariablePrefix + name.TrimStart('-').Replace('-', '_').ToUpperInvariant();
        (_least, _most, _isWhole) = (least, most, isWhole);
    }

    /// <summary>The option.</summary>
    public Option<string?> Option { get; }

    /// <summary>The variable that stands in for the option.</summary>
    public string Variable { get; }

    /// <summary>The number that is given; null for none.</summary>
    /// <exception cref="UsageException">It is none, or out of its range; the message says where it was given.</exception>
    public double? Of(ParseResult parse, CommandConsole console)
    {
        var (text, source) = parse.GetValue(Option) is { } given ? (given, Option.Name) : (console.Environment(Variable), Variable);
        if (string.IsNullOrEmpty(text) && source == Variable)
        {
            return null;
        }

        return double.TryParse(text, _isWhole ? NumberStyles.None : NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= _least && number <= _most
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{source} takes a {(_isWhole ? "whole " : "")}number from {_least} to {_most}, not '{text}'."));
    }
}
