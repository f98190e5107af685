namespace AudioEdition.Articles.Sifting;

/// <summary>Finds the place that opens a report: "OSLO — ", "BRUNN, March 9 - ", "WASHINGTON (Agency) - ", "Washington (Agency) — ".</summary>
internal static class DatelineFinder
{
    private const int LongestDateline = 70;

    /// <summary>Length of the place's name at the start of the paragraph; 0 where it opens with none.</summary>
    public static int Measure(string paragraph)
    {
        var dash = Dash(paragraph);
        if (dash < 2)
        {
            return 0;
        }

        var opening = paragraph.AsSpan(0, dash).TrimEnd();
        var paren = opening.IndexOf('(');
        var hasAgency = paren > 0 && opening[^1] == ')';
        var place = (paren > 0 ? opening[..paren] : opening).TrimEnd(" ,");
        place = WithoutDate(place);
        if (place.Length < 2 || place.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return 0;
        }

        return IsPlace(place, hasAgency) ? place.Length : 0;
    }

    private static int Dash(string text)
    {
        for (var i = 1; i < text.Length && i < LongestDateline; i++)
        {
            if (text[i] is '—' or '–' || (text[i] == '-' && text[i - 1] == ' ' && (i + 1 == text.Length || text[i + 1] is ' ' or '-')) || (text[i] == '-' && i + 1 < text.Length && text[i + 1] == '-'))
            {
                return i;
            }

            if (text[i] is '"' or '“' or '?' or '!')
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>Cuts ", March 9" off.</summary>
    private static ReadOnlySpan<char> WithoutDate(ReadOnlySpan<char> place)
    {
        var comma = place.LastIndexOf(',');
        return comma > 0 && place[comma..].IndexOfAnyInRange('0', '9') > 0 ? WithoutDate(place[..comma].TrimEnd(" ,")) : place;
    }

    private static bool IsPlace(ReadOnlySpan<char> place, bool hasAgency)
    {
        int upper = 0, lower = 0, words = 0;
        foreach (var range in place.Split(' '))
        {
            var word = place[range];
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            if (!char.IsUpper(word[0]) && word is not ("de" or "la" or "of" or "the" or "and" or "del" or "sur" or "am" or "upon"))
            {
                return false;
            }

            foreach (var c in word)
            {
                upper += char.IsUpper(c) ? 1 : 0;
                lower += char.IsLower(c) ? 1 : 0;
            }
        }

        // Capitals mark a dateline; in small letters only the agency's name beside it does.
        var firstWord = place.IndexOfAny(' ', ',') is > 0 and var end ? place[..end] : place;
        var firstIsCapitals = firstWord.Length >= 3 && firstWord.IndexOfAnyInRange('a', 'z') < 0;
        return words <= 6 && upper > 1 && (lower == 0 || firstIsCapitals || hasAgency);
    }
}
