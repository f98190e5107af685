using AudioEdition.Cli.Terminal;

namespace AudioEdition.Cli;

/// <summary>Where the program keeps things of its own on this machine, after the XDG Base Directory Specification 0.8.</summary>
/// <param name="Cache">May be deleted at any time; costs only the synthesis again.</param>
/// <param name="Data">Must be kept: whose voice is whose.</param>
internal sealed record UserFolders(string Cache, string Data)
{
    public string RegisterPath => Path.Combine(Data, "people.json");

    public string VoiceFoldersPath => Path.Combine(Data, "voice-folders.json");

    public string UtteranceCache => Path.Combine(Cache, "utterances");

    public string PageCache => Path.Combine(Cache, "pages");

    public string VoiceLists => Path.Combine(Cache, "voices");

    public string BatchJobs => Path.Combine(Cache, "batches");

    public string EngineCache => Path.Combine(Cache, "engines");

    public static UserFolders From(CommandConsole console)
    {
        var home = console.Environment("HOME") is { Length: > 0 } h
            ? h
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new UserFolders(
            Folder(console.Environment("XDG_CACHE_HOME"), Path.Combine(home, ".cache")),
            Folder(console.Environment("XDG_DATA_HOME"), Path.Combine(home, ".local", "share")));
    }

    // The specification: a path that is not absolute is to be ignored.
    private static string Folder(string? set, string otherwise) =>
        Path.Combine(Path.IsPathRooted(set) ? set : otherwise, "audioedition");
}
