using System.Globalization;
using System.Text;

namespace AudioEdition.Casting;

/// <summary>A name in the form by which people are told apart: lower case, no accents, single blanks.</summary>
/// <remarks>So that "José  Núñez" and "Jose Nunez" keep one voice when another newspaper spells them its own way.</remarks>
internal static class PersonKey
{
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in Replace(name).Normalize(NormalizationForm.FormKD))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }
            }
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('.' or ','))
            {
                key.Append(c is '’' or '‘' or '`' ? '\'' : c);
            }
        }

        return key.ToString().TrimEnd().ToLowerInvariant();
    }

    /// <summary>string.Normalize refuses lone surrogates, which a name from a broken page may hold.</summary>
    private static string Replace(string name)
    {
        if (!name.Any(char.IsSurrogate))
        {
            return name;
        }

        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
