using System.Xml;

namespace AudioEdition.Speech.Ssml;

/// <summary>Text as XML 1.0 can hold it.</summary>
internal static class SsmlText
{
    /// <summary>The text with a blank for each UTF-16 unit that no document may hold (XML 1.0, production 2) and for each control character; so every index stays.</summary>
    /// <remarks>Line ends are among them: a parser would change "\r", and to a voice they are blanks.</remarks>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (clean, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    (clean[i], clean[i + 1]) = (text[i], text[i + 1]);
                    i++;
                }
                else
                {
                    clean[i] = XmlConvert.IsXmlChar(text[i]) && !char.IsControl(text[i]) ? text[i] : ' ';
                }
            }
        });
    }
}
