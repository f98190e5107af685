namespace AudioEdition.Speech.Engines.Stub;

/// <summary>The stub's code: which tone is which voice, which tone is which word.</summary>
/// <remarks>
/// Pure tones, so that no overtone of one looks like another; voices 40 Hz apart and words 60 Hz apart, which the shortest word still tells apart;
/// all below 3.2 kHz, which every codec and rate keeps.
/// </remarks>
internal static class StubVoice
{
    public const int Count = 16;
    public const int CodeCount = 32;
    private const double LowestVoiceHz = 220;
    private const double VoiceStepHz = 40;
    private const double LowestCodeHz = 1_300;
    private const double CodeStepHz = 60;

    public static string NameOf(int voice) => ((char)('a' + voice)).ToString();

    public static int IndexOf(string name) => name.Length == 1 && name[0] is >= 'a' and < (char)('a' + Count) ? name[0] - 'a' : -1;

    public static double VoiceHz(int voice) => LowestVoiceHz + (voice * VoiceStepHz);

    public static double CodeHz(int code) => LowestCodeHz + (code * CodeStepHz);

    /// <summary>A word's code: FNV-1a over its letters in lower case, folded to five bits.</summary>
    public static int CodeOf(ReadOnlySpan<char> word)
    {
        var hash = 2_166_136_261u;
        foreach (var c in word)
        {
            if (char.IsLetter(c))
            {
                hash = (hash ^ char.ToLowerInvariant(c)) * 16_777_619u;
            }
        }

        hash ^= hash >> 15;
        return (int)((hash ^ (hash >> 5)) % CodeCount);
    }
}
