using AudioEdition.Articles;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>A word of a text for Flite.</summary>
/// <param name="Ascii">As Flite gets it, without the punctuation around it.</param>
/// <param name="Source">Its place in the text that was asked for.</param>
internal readonly record struct FliteWord(string Ascii, TextSpan Source)
{
    /// <summary>The words of a text: what stands between spaces and holds a letter or digit.</summary>
    public static List<FliteWord> Of(FliteText text)
    {
        var words = new List<FliteWord>();
        var end = 0;
        while (end < text.Ascii.Length)
        {
            var start = end;
            end = text.Ascii.IndexOf(' ', start);
            end = end < 0 ? text.Ascii.Length : end;
            var (first, last) = (start, end - 1);
            while (first <= last && !char.IsAsciiLetterOrDigit(text.Ascii[first]))
            {
                first++;
            }

            while (last > first && !char.IsAsciiLetterOrDigit(text.Ascii[last]))
            {
                last--;
            }

            if (first <= last)
            {
                words.Add(new FliteWord(text.Ascii[first..(last + 1)], new TextSpan(text.Sources[first], text.Sources[last] + 1)));
            }

            end++;
        }

        return words;
    }
}
