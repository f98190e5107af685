namespace AudioEdition.Speech.Lexicons;

/// <summary>The sound of the English plural and possessive.</summary>
internal static class IpaEnding
{
    /// <summary>A pronunciation with its ending: after a hissing sound a syllable of its own, after a voiceless one s, else z.</summary>
    public static string? Of(string? ipa, string ending)
    {
        if (ipa is null || ending.Length == 0)
        {
            return ipa;
        }

        var last = ipa.AsSpan().TrimEnd("ːˑ.)/]ʰʲ\u0325").TrimEnd();
        return last.Length == 0 ? ipa : last[^1] switch
        {
            's' or 'z' or 'ʃ' or 'ʒ' or 'ʂ' or 'ʐ' or 'ɕ' or 'ʑ' or 'ʧ' or 'ʤ' => $"{last}ɪz",
            'p' or 't' or 'k' or 'f' or 'θ' or 'x' or 'χ' or 'c' or 'q' => $"{last}s",
            _ => $"{ipa}z",
        };
    }
}
