using System.Globalization;

namespace AudioEdition.Speech;

/// <summary>Tells sound that can be the words asked for from sound that cannot.</summary>
/// <remarks>
/// Speech has some 15 characters a second. The bounds are four times that and a fortieth of it, so that only a broken answer (cut off, silent, a loop)
/// fails and no odd text does: initials spelled out take half a second a letter.
/// </remarks>
internal static class UtterancePlausibility
{
    private const double MaxLettersPerSecond = 60;
    private const double MaxSecondsPerLetter = 0.6;
    private const double AllowanceSeconds = 3;
    private const int FewestLettersJudged = 20;

    /// <summary>No syllable is shorter: so little sound is what is left of a broken answer, however few the letters.</summary>
    private const double ShortestSeconds = 0.03;

    /// <summary>−80 dBFS: below the last bit that anybody hears.</summary>
    private const float SilencePeak = 1e-4f;

    /// <summary>What is wrong with the answer to a request; null where nothing is.</summary>
    public static string? FindFault(Utterance utterance, SpeechRequest request)
    {
        var clip = utterance.Clip;
        if (clip.FrameCount == 0)
        {
            return "the engine gave no sound";
        }

        if (IsSilent(clip.Samples.Span))
        {
            return "the engine gave silence";
        }

        var letters = request.SpokenText.Count(char.IsLetterOrDigit);
        var seconds = clip.FrameCount / (double)clip.SampleRateHz * request.Rate;
        var isTooShort = seconds < ShortestSeconds || (letters >= FewestLettersJudged && seconds < letters / MaxLettersPerSecond);
        var isTooLong = seconds > AllowanceSeconds + (letters * MaxSecondsPerLetter);
        return isTooShort || isTooLong
            ? string.Create(CultureInfo.InvariantCulture, $"the engine gave {seconds:0.###} s of sound for {letters} letters, which cannot be")
            : null;
    }

    private static bool IsSilent(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            // Written so that NaN counts as sound nowhere.
            if (MathF.Abs(sample) > SilencePeak)
            {
                return false;
            }
        }

        return true;
    }
}
