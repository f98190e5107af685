using AudioEdition.Casting;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech;

public sealed partial class UtteranceSynthesizer
{
    /// <summary>Counts what speaking a script costs now: what the cache holds is paid. Nothing is sent.</summary>
    /// <param name="script">The script.</param>
    /// <param name="prices">What a million characters cost.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">An engine is not there.</exception>
    public async Task<SpeechCost> CostAsync(SpokenScript script, VoicePrices prices, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(prices);
        var purchases = Purchases(script);
        var cached = new HashSet<UtteranceKey>();
        foreach (var purchase in purchases)
        {
            // Read and not only looked for: a damaged entry has to be bought again.
            if (await _cache.ReadAsync(purchase.Key, cancellationToken).ConfigureAwait(false) is not null)
            {
                cached.Add(purchase.Key);
            }
        }

        return SpeechCost.Of(purchases, cached, prices);
    }

    /// <summary>Counts what a script costs where nothing of it is there yet: the same on every machine.</summary>
    /// <param name="script">The script.</param>
    /// <param name="prices">What a million characters cost.</param>
    /// <exception cref="SpeechSynthesisException">An engine is not there.</exception>
    public SpeechCost WholeCost(SpokenScript script, VoicePrices prices)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(prices);
        return SpeechCost.Of(Purchases(script), new HashSet<UtteranceKey>(), prices);
    }

    /// <summary>What costs money, each utterance once. An engine that asks nothing is not asked for its version, which may mean to read it.</summary>
    private List<SpeechPurchase> Purchases(SpokenScript script)
    {
        var versions = new Dictionary<VoiceId, string>();
        var purchases = new Dictionary<UtteranceKey, SpeechPurchase>();
        for (var i = 0; i < script.Units.Count; i++)
        {
            if (IsWanted(i) && HasWords(script.Units[i]))
            {
                var synthesizer = SynthesizerOf(script, i);
                var request = UtteranceOrder.RequestOf(script, i, synthesizer);
                if (synthesizer.BillableCharacters(request) is > 0 and var characters)
                {
                    var key = KeyOf(synthesizer, request, versions);
                    purchases.TryAdd(key, new SpeechPurchase(key, script.Units[i].Cast.Voice, characters));
                }
            }
        }

        return [.. purchases.Values];
    }
}
