using System.Text;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Writes IPA as Kokoro was trained to read it.</summary>
/// <remarks>
/// Kokoro learned the notation of its own phonemizer (misaki): diphthongs and affricates are one character, American vowels have no length mark.
/// The correspondences are those that misaki itself uses where it falls back on eSpeak.
/// </remarks>
internal static class KokoroPhonemes
{
    private static readonly (string Ipa, string Kokoro)[] Common =
    [
        ("ʔˌn\u0329", "tᵊn"), ("ʔn\u0329", "tᵊn"), ("ʔn", "tᵊn"), ("aɪ", "I"), ("aʊ", "W"), ("eɪ", "A"), ("ɔɪ", "Y"), ("dʒ", "ʤ"), ("tʃ", "ʧ"),
        ("r", "ɹ"), ("x", "k"), ("ç", "k"), ("ɬ", "l"), ("ɐ", "ə"), ("ɚ", "əɹ"), ("ʔ", "t"), ("ʲ", ""), ("\u0303", ""), ("\u0361", ""),
    ];

    private static readonly (string Ipa, string Kokoro)[] British =
        [("eə", "ɛː"), ("iə", "ɪə"), ("əʊ", "Q"), ("e", "A")];

    private static readonly (string Ipa, string Kokoro)[] American =
        [("oʊ", "O"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ː", ""), ("e", "A")];

    /// <summary>Rewrites the phonemes of a word.</summary>
    /// <param name="ipa">IPA.</param>
    /// <param name="phonemizerVoice">eSpeak's name of the language; only English is written in its own way.</param>
    public static string FromIpa(string ipa, string phonemizerVoice)
    {
        if (!phonemizerVoice.StartsWith("en", StringComparison.Ordinal))
        {
            return ipa.Replace("dʒ", "ʤ", StringComparison.Ordinal).Replace("tʃ", "ʧ", StringComparison.Ordinal);
        }

        var isBritish = phonemizerVoice.StartsWith("en-gb", StringComparison.Ordinal);
        var text = ipa;
        if (isBritish)
        {
            text = text.Replace("eə", "ɛː", StringComparison.Ordinal);
        }

        foreach (var (from, to) in Common)
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        text = SyllabicFirst(text);
        foreach (var (from, to) in isBritish ? British : American)
        {
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text.Replace('o', 'ɔ');
    }

    /// <summary>"l̩" is written "ᵊl".</summary>
    private static string SyllabicFirst(string text)
    {
        const char Syllabic = '\u0329';
        if (!text.Contains(Syllabic))
        {
            return text;
        }

        var written = new StringBuilder(text.Length + 2);
        foreach (var c in text)
        {
            if (c != Syllabic)
            {
                written.Append(c);
            }
            else if (written.Length > 0)
            {
                written.Insert(written.Length - 1, 'ᵊ');
            }
        }

        return written.ToString();
    }
}
