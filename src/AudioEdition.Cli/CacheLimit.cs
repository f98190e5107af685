using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli;

/// <summary>How large the speech cache may grow.</summary>
internal static class CacheLimit
{
    /// <summary>The variable that sets it.</summary>
    public const string Variable = "AUDIOEDITION_CACHE_LIMIT";

    /// <summary>Some 25 hours of speech.</summary>
    public const string Default = "4G";

    /// <summary>In bytes.</summary>
    /// <exception cref="UsageException">The variable holds no size.</exception>
    public static long From(CommandConsole console) => Parse(console.Environment(Variable) is { Length: > 0 } set ? set : Default, Variable);

    /// <exception cref="UsageException">The text is no size.</exception>
    public static long Parse(string text, string source) => ByteSize.Parse(text) ?? throw new UsageException($"{source} takes a size such as 500M or 4G, not '{text}'.");
}
