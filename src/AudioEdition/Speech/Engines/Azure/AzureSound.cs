namespace AudioEdition.Speech.Engines.Azure;

/// <summary>What the service gave for a document.</summary>
/// <param name="Pcm">16-bit little-endian samples, mono.</param>
/// <param name="Words">Words with their times in seconds, as the service tells them; null where it told none.</param>
internal sealed record AzureSound(ReadOnlyMemory<byte> Pcm, IReadOnlyList<(string Word, double From, double To)>? Words)
{
    /// <summary>The service cuts what is longer than ten minutes, without a word: so long a sound cannot be trusted to be whole.</summary>
    private const int LongestSeconds = 599;

    /// <summary>Most bytes of a sound that counts as whole.</summary>
    public static int MaxBytes(int rate) => LongestSeconds * rate * 2;

    /// <summary>What is wrong with the samples, and whether another try may help; null where nothing is.</summary>
    public (string Message, bool IsTransient)? FindFault(int rate) =>
        Pcm.Length == 0 ? ("The answer of Azure Speech holds no sound.", true)
        : Pcm.Length % 2 != 0 ? ("The answer of Azure Speech ends within a sample: a part is missing.", true)
        : Pcm.Length >= MaxBytes(rate) ? ("The sound has ten minutes, where Azure Speech cuts it off: give shorter paragraphs.", false)
        : null;
}
