using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <content>The one letter that means two things: "a wall of 3m", "an audience of 3m".</content>
internal sealed partial class MeasureRecognizer
{
    /// <summary>How far a word that speaks of lengths may stand from the number.</summary>
    private const int LengthWindow = 60;

    private static readonly WordSet Lengths = new(
        """
        metre metres meter meters cm km kilometre kilometres kilometer kilometers ft feet foot mile miles yard yards tall high wide deep thick thickness thicker height heights length breadth width widths depth depths
        diameter radius altitude elevation underwater underground sea seas level levels tide tides tidal flood floods flooding river swell swells wave waves snow snowfall rain rainfall drifts
        mountain mountains cliff cliffs glacier jump jumps vault vaults vaulted throw throws leap leapt javelin discus hammer hurdles sprint sprinter sprints sprinted relay freestyle butterfly breaststroke
        backstroke medley steeplechase swim swam swimmer runner dash track climb climbed climber climbers dive dived diver divers tower towers wall walls trench tunnel tunnels hole crater
        pool statue statues tree trees crane mast bridge dam fence pipeline asteroid asteroids meteorite telescope yacht boat ship vessel vessels aircraft whale shark crocodile snake
        """);

    /// <summary>Right before the number these speak of a way.</summary>
    private static readonly WordSet Ways = new("above below within beneath under climbed jumped threw vaulted ran swam sprinted leapt dived descended");

    /// <summary>Races are run and swum over these.</summary>
    private static bool IsRaceDistance(NumberLiteral number) => number.Value is 50 or 60 or 100 or 110 or 200 or 400 or 800 or 1000 or 1500 or 3000 or 5000 or 10000;

    /// <summary>"3m people" are three million, "3m waves" metres; where no counted thing follows, the words around tell.</summary>
    private static bool IsMillion(Passage passage, int start, NumberLiteral number, int end, bool attached)
    {
        if (!attached || number.Negative)
        {
            return false;
        }

        var noun = passage.NextWord(end);
        if ((noun.Length > 1 && noun is not ("in" or "min" or "st" or "cal" or "sec") && MeasureUnits.TryGet(noun, out _))
            || (CommonWords.IsCounted(noun) && noun is not ("miles" or "metres" or "meters" or "feet"))
            || (noun.Length > 3 && noun[^1] == 's' && char.IsLower(noun[0]) && !Measured.Contains(noun) && !CommonWords.IsFunctionWord(noun) && !noun.EndsWith("ss"))
            || (noun is "of" or "more" && number.Fraction.Length > 0))
        {
            return true;
        }

        // A noun in the singular is measured ("a 20m pool"); alone, the number of a headline counts in millions unless something is long, high or run.
        return !IsRaceDistance(number) && number.Fraction.Length < 3 && number.Integer.Length < 4 && passage.At(end) != '-'
            && (noun.IsEmpty || CommonWords.IsFunctionWord(noun)) && start > 0 && !Ways.Contains(passage.PreviousWord(start)) && !SpeaksOfLength(passage, start, end);
    }

    /// <summary>Whether a word of the same clause speaks of lengths.</summary>
    private static bool SpeaksOfLength(Passage passage, int start, int end)
    {
        var from = start;
        while (from > 0 && start - from < LengthWindow && !EndsClause(passage, from - 1))
        {
            from--;
        }

        for (var i = from; i < Math.Min(passage.Text.Length, end + LengthWindow) && (i < end || !EndsClause(passage, i)); i++)
        {
            if (!passage.IsLetter(i))
            {
                continue;
            }

            var word = passage.WordAt(i);
            if (Lengths.Contains(word) && !passage.IsLetter(i - 1))
            {
                return true;
            }

            i += word.Length - 1;
        }

        return false;
    }

    private static bool EndsClause(Passage passage, int i) => passage.At(i) is ';' or '(' or ')' or '—' || (passage.At(i) is ',' or '.' or ':' && passage.IsSpace(i + 1));
}
