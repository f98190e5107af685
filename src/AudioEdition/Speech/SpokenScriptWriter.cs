using AudioEdition.Casting;
using AudioEdition.Speech.Lexicons;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Speech;

/// <summary>Writes the spoken words of a cast script.</summary>
public static class SpokenScriptWriter
{
    /// <summary>Normalizes every unit for the voice that speaks it.</summary>
    /// <param name="cast">The script with its voices.</param>
    /// <param name="locale"><c>en-GB</c> or <c>en-US</c>; see <see cref="SpokenLocale"/>.</param>
    /// <param name="lexicon">The user's entries, in force over <see cref="Lexicon.Starter"/>; null for the starter alone.</param>
    /// <returns>One spoken unit for each unit, same order. A unit of nothing but symbols has an empty spoken text: it is not sent to an engine.</returns>
    public static SpokenScript Write(CastScript cast, string locale, Lexicon? lexicon = null)
    {
        ArgumentNullException.ThrowIfNull(cast);
        ArgumentNullException.ThrowIfNull(locale);
        var entries = lexicon is null ? Lexicon.Starter : Lexicon.Starter.Merge(lexicon);
        var normalizers = new Dictionary<VoiceId, TextNormalizer>();
        var units = new SpokenUnit[cast.Units.Count];
        for (var i = 0; i < units.Length; i++)
        {
            var unit = cast.Units[i];
            if (!normalizers.TryGetValue(unit.Voice, out var normalizer))
            {
                normalizer = new TextNormalizer(new NormalizationOptions { Locale = locale, Lexicon = entries, Engine = unit.Voice.Engine, Voice = unit.Voice.Name });
                normalizers.Add(unit.Voice, normalizer);
            }

            units[i] = new SpokenUnit(unit, SpokenTokens.Pack(normalizer.Normalize(unit.Unit.Text)));
        }

        return new SpokenScript { Cast = cast, Locale = locale, Units = units };
    }
}
