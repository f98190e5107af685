using AudioEdition.Speech;

namespace AudioEdition.Cli;

/// <summary>Engines of one command, disposed of together.</summary>
internal sealed class EngineSet(IReadOnlyDictionary<string, ISpeechSynthesizer> byName) : IAsyncDisposable
{
    public IReadOnlyDictionary<string, ISpeechSynthesizer> ByName { get; } = byName;

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in ByName.Values)
        {
            await engine.DisposeAsync();
        }
    }
}
