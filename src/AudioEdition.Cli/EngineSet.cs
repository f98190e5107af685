using AudioEdition.Speech;

namespace AudioEdition.Cli;

/// <summary>Engines of one command, disposed of together.</summary>
/// <param name="byName">The engines.</param>
/// <param name="shared">Those that somebody else disposes of; null for none.</param>
internal sealed class EngineSet(IReadOnlyDictionary<string, ISpeechSynthesizer> byName, IReadOnlyCollection<ISpeechSynthesizer>? shared = null) : IAsyncDisposable
{
    public IReadOnlyDictionary<string, ISpeechSynthesizer> ByName { get; } = byName;

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in ByName.Values.Except(shared ?? []))
        {
            await engine.DisposeAsync();
        }
    }
}
