using System.Buffers;
using System.Text;
using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Runs of capitals by letters ("N H S", "U S") or as words ("NATO"), their plurals, and initials before a name.</summary>
internal sealed class InitialismRecognizer : Recognizer
{
    private const string Class = "initialism";
    private const int MostLetters = 8;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("AEIOUY");

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var word = passage.WordAt(start);
        var end = start + word.Length;
        if (word.Length == 1)
        {
            return TryReadDotted(passage, start, out reading) || TryReadJoined(passage, start, 1, out reading) || TryReadInitial(passage, start, out reading);
        }

        if (Acronyms.Mixed.TryGet(word, out var mixed))
        {
            reading = new Reading(end, mixed, Class);
            return true;
        }

        var capitals = 0;
        while (capitals < word.Length && char.IsAsciiLetterUpper(word[capitals]))
        {
            capitals++;
        }

        if (capitals == 0)
        {
            return false;
        }

        if (capitals == 1 && TryReadSuffix(passage, start, word, out reading))
        {
            return true;
        }

        if (capitals < word.Length && TryReadTail(passage, start, word, capitals, out reading))
        {
            return true;
        }

        if (capitals != word.Length || word.Length > MostLetters)
        {
            return false;
        }

        if (TryReadJoined(passage, start, capitals, out reading))
        {
            return true;
        }

        if (Acronyms.IsWord(word) || (passage.Shouted && !Acronyms.IsKnownInitialism(word) && word.IndexOfAny(Vowels) >= 0))
        {
            return false;
        }

        reading = new Reading(end, Spell(word), Class);
        return true;
    }

    /// <summary>"ChatGPT", "OpenAI", "SpaceX": a word with an initialism after it.</summary>
    private static bool TryReadSuffix(Passage passage, int start, ReadOnlySpan<char> word, out Reading reading)
    {
        reading = default;
        var from = word.Length;
        while (from > 0 && char.IsAsciiLetterUpper(word[from - 1]))
        {
            from--;
        }

        var capitals = word[from..];
        var stem = word[..from];
        if (from < 3 || capitals.Length is 0 or > 4 || stem[1..].IndexOfAnyExceptInRange('a', 'z') >= 0 || (capitals.Length == 1 && capitals[0] != 'X') || (capitals.Length > 1 && Acronyms.IsWord(capitals)))
        {
            return false;
        }

        reading = new Reading(start + word.Length, $"{stem} {Spell(capitals)}", Class);
        return true;
    }

    /// <summary>"MPs", "CEOs" and, in one word with a name, "JPMorgan".</summary>
    private static bool TryReadTail(Passage passage, int start, ReadOnlySpan<char> word, int capitals, out Reading reading)
    {
        reading = default;
        var tail = word[capitals..];
        if (tail is "s" && capitals > 1)
        {
            if (Acronyms.IsWord(word[..capitals]))
            {
                return false;
            }

            reading = new Reading(start + word.Length, $"{Spell(word[..capitals])}'s", Class);
            return true;
        }

        // The last capital belongs to the name that follows.
        if (capitals > 2 && capitals <= 5 && tail.Length > 2 && tail.IndexOfAnyExceptInRange('a', 'z') < 0 && !Acronyms.IsWord(word[..(capitals - 1)]))
        {
            reading = new Reading(start + word.Length, $"{Spell(word[..(capitals - 1)])} {word[(capitals - 1)..]}", Class);
            return true;
        }

        return false;
    }

    /// <summary>"U.S.", "D.C.", "J.K.", "p.m.": letters with a full stop each.</summary>
    private static bool TryReadDotted(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var letters = new StringBuilder();
        var i = start;
        while (letters.Length < 2 * MostLetters && passage.IsLetter(i) && !passage.IsLetter(i + 1) && passage.At(i + 1) == '.')
        {
            Append(letters, passage.At(i));
            i += 2;
        }

        if (letters.Length == 0)
        {
            return false;
        }

        if (passage.IsLetter(i) && !passage.IsLetterOrDigit(i + 1))
        {
            // "U.S" without the last full stop.
            Append(letters, passage.At(i));
            reading = new Reading(i + 1, letters.ToString(), Class);
            return true;
        }

        if (letters.Length < 2)
        {
            return false;
        }

        if (passage.IsLetter(i))
        {
            // "Ph.D", "J.K.Rowling": a name follows at once.
            reading = new Reading(i, $"{letters} ", Class) { Scaled = false };
            return Trimmed(ref reading);
        }

        var end = passage.SentenceEndsAt(i) ? i - 1 : i;
        reading = new Reading(end, letters.ToString(), Class);
        return true;

        static bool Trimmed(ref Reading reading)
        {
            reading = reading with { Spoken = reading.Spoken.TrimEnd() };
            return true;
        }
    }

    /// <summary>"AT&amp;T", "Q&amp;A", "S&amp;P": capitals joined by an ampersand.</summary>
    private static bool TryReadJoined(Passage passage, int start, int length, out Reading reading)
    {
        reading = default;
        var i = start + length;
        if (passage.At(i) != '&' || length > 4 || !char.IsUpper(passage.At(start)))
        {
            return false;
        }

        var right = passage.WordAt(i + 1);
        var plural = right.Length > 1 && right[^1] == 's' && char.IsUpper(right[^2]);
        var capitals = plural ? right[..^1] : right;
        if (capitals.IsEmpty || capitals.Length > 4 || capitals.IndexOfAnyExceptInRange('A', 'Z') >= 0)
        {
            return false;
        }

        reading = new Reading(i + 1 + right.Length, $"{Spell(passage.Slice(start, i))} and {Spell(capitals)}{(plural ? "'s" : "")}", Class);
        return true;
    }

    /// <summary>"John F. Kennedy": the full stop would end the engine's clause.</summary>
    private static bool TryReadInitial(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var c = passage.At(start);
        if (!char.IsUpper(c) || passage.At(start + 1) != '.' || !passage.IsSpace(start + 2))
        {
            return false;
        }

        var next = passage.SkipSpaces(start + 2);
        var more = passage.At(next + 1) == '.' && char.IsUpper(passage.At(next)) && !passage.IsLetter(next - 1);
        var before = passage.PreviousWord(start, out var beforeStart);
        var spelled = (before.Length == 1 && passage.At(beforeStart + 1) != '.') || (before is "and" && passage.IsLetter(beforeStart - 2) && !passage.IsLetter(beforeStart - 3));
        if (!char.IsUpper(passage.At(next)) || spelled || Initials.TakesLetter(before) || (!more && passage.SentenceEndsAt(start + 2))
            || (c is 'I' && !before.IsEmpty && char.IsLower(before[0])))
        {
            return false;
        }

        reading = new Reading(start + 2, c.ToString(), Class);
        return true;
    }

    private static string Spell(ReadOnlySpan<char> letters)
    {
        var words = new StringBuilder(2 * letters.Length);
        foreach (var letter in letters)
        {
            Append(words, letter);
        }

        return words.ToString();
    }

    private static void Append(StringBuilder words, char letter)
    {
        if (words.Length > 0)
        {
            words.Append(' ');
        }

        words.Append(char.ToUpperInvariant(letter));
    }
}
