using System.CommandLine;
using AudioEdition.Casting;
using AudioEdition.Cli.Commands;

namespace AudioEdition.Cli;

/// <summary>Tells what is wrong with a command line, and what was probably meant.</summary>
internal static class WrongUse
{
    /// <summary>One sentence for each fault.</summary>
    public static IEnumerable<string> Of(RootCommand root, ParseResult parse)
    {
        if (parse.CommandResult.Command is RootCommand && parse.UnmatchedTokens is [var first, ..])
        {
            return [OfVerb(root, first)];
        }

        var options = parse.CommandResult.Command.Options.Select(o => o.Name).ToArray();
        return parse.Errors.Select(e => e.Message)
            .Concat(parse.UnmatchedTokens.Select(t => NearestName.Of(t, options)).OfType<string>().Select(name => $"Did you mean {name}?"))
            .Distinct(StringComparer.Ordinal);
    }

    private static string OfVerb(RootCommand root, string word) =>
        NearestName.Of(word, [.. root.Subcommands.Select(c => c.Name), .. root.Options.Select(o => o.Name)]) is { } verb ? $"There is no command '{word}'. Did you mean {verb}?"
        : ArticleSource.IsAddress(word) || File.Exists(word) ? $"What shall be done with '{word}'? To make an edition of it: audio-edition build {word}"
        : $"There is no command '{word}'.";
}
