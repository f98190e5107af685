using System.Globalization;
using System.Text;

namespace AudioEdition.Speech.Engines;

/// <summary>Text that no engine takes for anything but words, with the way back.</summary>
/// <param name="Text">What is sent.</param>
/// <param name="Sources">For each UTF-16 unit of it the index in the spoken text.</param>
/// <remarks>
/// Engines without markup have signs of their own in the text: <c>[laughs]</c> and <c>(whispers)</c> act, <c>[pause:2s]</c> and <c>&lt;break/&gt;</c> wait, <c>[word](/ipa/)</c>
/// says something else, <c>♪</c> sings, <c>&lt;|token|&gt;</c> steers a model. An article that holds such signs must not command the engine. The words stay, all of them and in
/// order; brackets become the pause that a reader makes of them, and vanish inside a word ("[w]ord").
/// </remarks>
internal sealed record PlainSpeechText(string Text, IReadOnlyList<int> Sources)
{
    private const int LongestInsertion = 20;

    /// <summary>False where there is nothing to say.</summary>
    public bool HasWords
    {
        get
        {
            foreach (var rune in Text.EnumerateRunes())
            {
                if (Rune.IsLetterOrDigit(rune))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Code points of it, as services count characters.</summary>
    public int CharacterCount
    {
        get
        {
            var count = 0;
            foreach (var _ in Text.EnumerateRunes())
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Makes it.</summary>
    public static PlainSpeechText From(string spoken)
    {
        ArgumentNullException.ThrowIfNull(spoken);
        var text = new StringBuilder(spoken.Length);
        var sources = new List<int>(spoken.Length);
        for (var i = 0; i < spoken.Length;)
        {
            var isWhole = Rune.TryGetRuneAt(spoken, i, out var rune);
            var length = isWhole ? rune.Utf16SequenceLength : 1;
            switch (isWhole ? KindOf(rune) : Kind.Blank)
            {
                case Kind.Kept:
                    for (var k = 0; k < length; k++)
                    {
                        text.Append(spoken[i + k]);
                        sources.Add(i + k);
                    }

                    break;
                case Kind.Blank:
                    Blank(i);
                    break;
                case Kind.Bracket when !IsInsideWord(spoken, i, length):
                    Pause(i);
                    break;
                default:
                    break;
            }

            i += length;
        }

        if (text.Length > 0 && text[^1] == ' ')
        {
            RemoveLast();
        }

        return new PlainSpeechText(text.ToString(), sources);

        void Blank(int source)
        {
            if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
                sources.Add(source);
            }
        }

        void Pause(int source)
        {
            var hadBlank = text.Length > 0 && text[^1] == ' ';
            if (hadBlank)
            {
                RemoveLast();
            }

            if (text.Length > 0 && char.IsLetterOrDigit(text[^1]) && Follows(spoken, source))
            {
                text.Append(',');
                sources.Add(source);
            }

            // "end (of the road)." keeps its full stop at the word.
            if (hadBlank || (source + 1 < spoken.Length && (char.IsLetterOrDigit(spoken[source + 1]) || KindAt(spoken, source + 1) is Kind.Bracket)))
            {
                Blank(source);
            }
        }

        void RemoveLast()
        {
            text.Length--;
            sources.RemoveAt(sources.Count - 1);
        }
    }

    /// <summary>True where a comma would stand before a word and not before a full stop or nothing.</summary>
    private static bool Follows(string text, int index)
    {
        for (var i = index + 1; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || char.IsHighSurrogate(text[i]))
            {
                return true;
            }

            if (text[i] is '.' or ',' or ';' or ':' or '!' or '?' or '\u2026')
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True for a bracket between two letters, and for its mate: "[w]ord", "word[s]".</summary>
    private static bool IsInsideWord(string text, int index, int length)
    {
        var (before, after) = (IsLetter(text, index - 1), IsLetter(text, index + length));
        if (before && after)
        {
            return true;
        }

        // A closing one looks back, an opening one forward; both no further than the word and what an editor puts into one.
        var isOpening = text[index] is '<' || (Rune.TryGetRuneAt(text, index, out var rune) && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OpenPunctuation);
        var step = isOpening ? 1 : -1;
        if (!(isOpening ? after : before))
        {
            return false;
        }

        for (var i = isOpening ? index + length : index - 1; i >= 0 && i < text.Length && Math.Abs(i - index) <= LongestInsertion; i += step)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                return KindAt(text, i) is Kind.Bracket && IsLetter(text, i + step);
            }
        }

        return false;
    }

    private static bool IsLetter(string text, int index) => index >= 0 && index < text.Length && char.IsLetterOrDigit(text[index]);

    private static Kind KindAt(string text, int index) => Rune.TryGetRuneAt(text, index, out var rune) ? KindOf(rune) : Kind.Blank;

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        _ when rune.Value is '<' or '>' => Kind.Bracket,
        _ when rune.Value is '|' or '~' or '\\' or '/' or '*' or '_' or '#' or '&' or '\uFFFD' => Kind.Blank,

        // Low quotation marks are counted among the opening brackets.
        _ when rune.Value is '\u201A' or '\u201E' => Kind.Kept,
        UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation => Kind.Bracket,
        UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Kind.Blank,
        UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => Kind.Blank,

        // Joiners are part of words in some scripts; other invisible signs hide things.
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D ? Kind.Kept : Kind.Dropped,
        _ => Kind.Kept,
    };

    private enum Kind
    {
        Kept,
        Blank,
        Bracket,
        Dropped,
    }
}
