using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace AudioEdition.Cli.Commands;

/// <summary>Options that take a number, with a message that a person understands where they get something else.</summary>
internal static class NumberOption
{
    /// <summary>A number from 0 without a fraction.</summary>
    public static Option<T?> Whole<T>(string name, string description, params string[] aliases)
        where T : struct, INumber<T> => Create<T>(name, description, aliases, "n", "a whole number", text =>
            T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>An amount of money from 0. A comma is refused: taken for a mark of thousands it would make 50 of 0,50.</summary>
    public static Option<decimal?> Amount(string name, string description) => Create<decimal>(name, description, [], "amount", "an amount like 0.50", text =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null);

    private static Option<T?> Create<T>(string name, string description, string[] aliases, string helpName, string wants, Func<string, T?> parse)
        where T : struct => new(name, aliases)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result =>
            {
                var text = result.Tokens[^1].Value;
                var value = parse(text);
                if (value is null)
                {
                    result.AddError($"{name} takes {wants}, not '{text}'.");
                }

                return value;
            },
        };
}
