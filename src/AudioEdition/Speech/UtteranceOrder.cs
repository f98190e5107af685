using AudioEdition.Speech.Cache;

namespace AudioEdition.Speech;

/// <summary>What a unit needs: which engine says what, and under which name the result is kept.</summary>
/// <param name="Script">The script.</param>
/// <param name="UnitIndex">The unit.</param>
/// <param name="Synthesizer">Its engine; null where the unit has no word to say.</param>
/// <param name="Key">Where the result is kept.</param>
internal sealed record UtteranceOrder(SpokenScript Script, int UnitIndex, ISpeechSynthesizer? Synthesizer, UtteranceKey Key)
{
    private const int SummaryLength = 40;

    /// <summary>What the engine is asked; made anew at each call, since it is wanted for a moment.</summary>
    public SpeechRequest Request => RequestOf(Script, UnitIndex, Synthesizer);

    /// <summary>What an engine is asked for a unit.</summary>
    public static SpeechRequest RequestOf(SpokenScript script, int unitIndex, ISpeechSynthesizer? synthesizer)
    {
        var unit = script.Units[unitIndex];
        var voice = unit.Cast.Voice;
        var setting = script.Cast.SettingOf(voice);
        return new SpeechRequest(voice.Name, unit.Spoken.Spoken, script.Locale, setting.Rate)
        {
            Style = setting.Style,
            Phonemes = synthesizer?.Capabilities.Phonemes == true ? unit.Spoken.Phonemes : [],
        };
    }

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
