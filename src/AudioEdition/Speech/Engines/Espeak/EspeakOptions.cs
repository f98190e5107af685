namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>Where eSpeak NG is and what a call may cost.</summary>
public sealed record EspeakOptions
{
    /// <summary>Name or path of the program. Default <c>espeak-ng</c>, found by the system's path.</summary>
    public string Program { get; init; } = "espeak-ng";

    /// <summary>
    /// Program and arguments of a host that holds the library and speaks over its pipes (the assembly AudioEdition.EspeakHost): several times as fast, and it tells word times. Default null: the program is started for each utterance.
    /// </summary>
    public IReadOnlyList<string>? HostCommand { get; init; }

    /// <summary>Longest time of one utterance; then the process is ended. Default 30 s; an utterance takes 0.02 s.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Folder for what makes the program start sooner; may be emptied at any time. Default null: nothing is kept.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Clock of the watchdog. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
