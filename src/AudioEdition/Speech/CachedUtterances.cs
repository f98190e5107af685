using AudioEdition.Audio;
using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech;

/// <summary>The utterances of a script, read from the cache when asked for and made again where another process pruned them.</summary>
internal sealed class CachedUtterances(IReadOnlyList<UtteranceOrder> orders, UtteranceCache cache, UtteranceMaker maker) : IUtteranceSource
{
    private const int WordlessRateHz = 24_000;

    /// <summary>What a unit sounds like that has no word, such as a row of asterisks between two passages: a short silence.</summary>
    public static Utterance Wordless { get; } = new(new PcmClip(WordlessRateHz, new float[WordlessRateHz / 4]), []);

    public int Count => orders.Count;

    public ValueTask<Utterance> ReadAsync(int unitIndex, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(unitIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(unitIndex, orders.Count);
        return ReadAsync(orders[unitIndex], key => cache.ReadAsync(key, cancellationToken), cancellationToken);
    }

    public ValueTask<Utterance> ReadAsync(int unitIndex, SampleRoom room, CancellationToken cancellationToken) =>
        ReadAsync(orders[unitIndex], key => cache.ReadAsync(key, room, cancellationToken), cancellationToken);

    private async ValueTask<Utterance> ReadAsync(UtteranceOrder order, Func<UtteranceKey, ValueTask<Utterance?>> read, CancellationToken cancellationToken) => order.Synthesizer is null
        ? Wordless
        : await read(order.Key).ConfigureAwait(false) ?? await maker.MakeAsync(order, cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SpeechMark>> ReadMarksAsync(int unitIndex, CancellationToken cancellationToken = default) =>
        orders[unitIndex] is { Synthesizer: not null } order && await cache.ReadHeadAsync(order.Key, cancellationToken).ConfigureAwait(false) is { } head
            ? head.Marks
            : (await ReadAsync(unitIndex, cancellationToken).ConfigureAwait(false)).Marks;

    public async ValueTask<ReadOnlyMemory<byte>> ReadNoteAsync(int unitIndex, CancellationToken cancellationToken = default) =>
        orders[unitIndex] is { Synthesizer: not null } order && await cache.ReadHeadAsync(order.Key, cancellationToken).ConfigureAwait(false) is { } head ? head.Note : default;

    public string? IdentityOf(int unitIndex) => orders[unitIndex].Synthesizer is null ? nameof(Wordless) : orders[unitIndex].Key.Hex;
}
