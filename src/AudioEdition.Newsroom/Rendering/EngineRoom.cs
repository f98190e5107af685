using System.Collections.Concurrent;
using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Speech;

namespace AudioEdition.Newsroom.Rendering;

/// <summary>The engines of a worker, each made when the first article wants it and kept for all that follow.</summary>
/// <param name="make">Makes an engine by its name.</param>
/// <param name="shelf">Where utterances are shared.</param>
/// <param name="accounts">Accounts by engine; an engine without one is not limited.</param>
internal sealed class EngineRoom(Func<string, ISpeechSynthesizer> make, UtteranceShelf shelf, IReadOnlyDictionary<string, IRequestAccount> accounts) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<SharedSynthesizer>> _engines = new(StringComparer.Ordinal);

    /// <summary>The engines that a plan's voices belong to, by name.</summary>
    /// <exception cref="AudioEditionException">There is no engine of a name.</exception>
    public IReadOnlyDictionary<string, ISpeechSynthesizer> For(SpokenScript plan) => plan.Cast.Roles.Select(r => r.Voice.Engine)
        .Concat(plan.Units.Select(u => u.Cast.Voice.Engine))
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(name => name, ISpeechSynthesizer (name) => _engines.GetOrAdd(name, Make).Value, StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _engines.Values)
        {
            await engine.Value.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Lazy<SharedSynthesizer> Make(string name) => new(() => new SharedSynthesizer(make(name), shelf, accounts.GetValueOrDefault(name)));
}
