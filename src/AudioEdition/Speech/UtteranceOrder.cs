using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech;

/// <summary>What a unit needs: which engine says what, and under which name the result is kept.</summary>
/// <param name="UnitIndex">The unit.</param>
/// <param name="Synthesizer">Its engine; null where the unit has no word to say.</param>
/// <param name="Request">What the engine is asked.</param>
/// <param name="Key">Where the result is kept.</param>
internal sealed record UtteranceOrder(int UnitIndex, ISpeechSynthesizer? Synthesizer, SpeechRequest Request, UtteranceKey Key)
{
    private const int SummaryLength = 40;

    /// <summary>The unit as messages name it: its number and its first words.</summary>
    public string Summary
    {
        get
        {
            var text = Request.SpokenText.Trim();
            if (text.Length > SummaryLength)
            {
                var space = text.LastIndexOf(' ', SummaryLength);
                text = text[..(space > 0 ? space : SummaryLength)] + " …";
            }

            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Unit {UnitIndex} (\"{text}\")");
        }
    }
}
