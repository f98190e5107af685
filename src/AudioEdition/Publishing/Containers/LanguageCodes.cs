using System.Globalization;

namespace AudioEdition.Publishing.Containers;

/// <summary>Language tags as ID3 and MP4 want them.</summary>
internal static class LanguageCodes
{
    /// <summary>The three-letter code of a BCP 47 tag.</summary>
    /// <param name="tag">Such as <c>en-GB</c>.</param>
    /// <returns>ISO 639-2/T, <c>und</c> where the tag tells nothing.</returns>
    public static string ThreeLetters(string tag)
    {
        try
        {
            var code = CultureInfo.GetCultureInfo(tag).ThreeLetterISOLanguageName;
            var known = code.Length == 3 && code.All(char.IsAsciiLetterLower) && code is not "ivl";
            return known ? code : "und";
        }
        catch (CultureNotFoundException)
        {
            return "und";
        }
    }
}
