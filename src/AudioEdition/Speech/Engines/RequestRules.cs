using System.Globalization;

namespace AudioEdition.Speech.Engines;

/// <summary>What every engine of ours asks of a request.</summary>
internal static class RequestRules
{
    public const double MinRate = 0.5;
    public const double MaxRate = 2.0;

    /// <exception cref="SpeechSynthesisException">The rate is out of range.</exception>
    public static void CheckRate(string engine, SpeechRequest request)
    {
        if (!(request.Rate >= MinRate && request.Rate <= MaxRate))
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"The rate {request.Rate} is out of range: give one from {MinRate} to {MaxRate}.");
            throw new SpeechSynthesisException(engine, request.VoiceName, message);
        }
    }
}
