using System.Buffers;
using System.Text;
using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization.Recognizers;

/// <summary>Web and mail addresses, @handles and #hashtags.</summary>
internal sealed class ElectronicRecognizer : Recognizer
{
    private const int LongestAddress = 300;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUY");

    private static readonly WordSet TopDomains = new(
        """
        com org net edu gov mil int info biz io ai tv co uk us eu de fr no se dk fi it es pt nl be ch at ie in au nz ca jp cn ru ua br mx za ly app dev
        news blog online site xyz sm example test local gr pl cz hu ro bg hr rs si sk lt lv ee is tr il ir sa ae eg ng ke gh et tz ug zw kr tw hk sg my
        th vn ph id pk bd lk np af ar cl pe ve cat museum jobs mobi name pro tel travel wiki ngo charity foundation london scot wales nyc bbc media
        press radio live tech store shop cloud page link zone today world social me fm gg to gl cc ws la pdf js jpg png zip html csv txt exe docx xlsx
        """, ignoreCase: false);

    /// <summary>Top domains that are said as words.</summary>
    private static readonly WordSet SaidAsWords = new("com org net gov mil int info biz co me news blog online site example test app dev live press radio media tech store shop cloud page link zone today world social wiki travel jobs name pro london scot wales museum foundation charity local cat edu", ignoreCase: false);

    public override bool TryRead(Passage passage, int start, out Reading reading)
    {
        reading = default;
        var c = passage.At(start);
        if (c is '@' or '#')
        {
            return TryReadTag(passage, start, out reading);
        }

        if (start < passage.NoAddressBefore)
        {
            return false;
        }

        var i = start;
        var end = start;
        var at = -1;
        var dotted = false;
        var limit = Math.Min(passage.Text.Length, start + LongestAddress);
        while (end < limit && IsAddressCharacter(passage.Text[end]))
        {
            dotted |= passage.Text[end] == '.';
            if (passage.Text[end] == '@' && at < 0)
            {
                at = end;
            }

            end++;
        }

        if (!dotted)
        {
            // No later start inside this run is an address either; without the note a long run would be looked at from each of its letters.
            passage.NoAddressBefore = end;
            return false;
        }

        while (end > start && passage.Text[end - 1] is '.' or ',' or ':' or ';' or '!' or '?' or '\'' or '-' or '_' or '&' or '=' or '%')
        {
            end--;
        }

        var scheme = passage.Text.IndexOf("://", start, end - start, StringComparison.Ordinal);
        if (scheme > 0)
        {
            i = scheme + 3;
        }

        if (at >= 0 && at < end)
        {
            if (at == start || !EndsInDomain(passage, at + 1, end))
            {
                return false;
            }
        }
        else if (scheme < 0 && !HasDomain(passage, start, end))
        {
            return false;
        }

        var words = Say(passage.Slice(i, end), passage.British);
        reading = new Reading(end, words, "electronic");
        return words.Length > 0;
    }

    /// <summary>The path starts at the first slash; before it a host of labels must end in a known top domain.</summary>
    private static bool HasDomain(Passage passage, int start, int end)
    {
        var host = start;
        while (host < end && (char.IsLetterOrDigit(passage.Text[host]) || passage.Text[host] is '.' or '-'))
        {
            host++;
        }

        return (host == end || passage.Text[host] is '/' or '?' or '#' or ':') && EndsInDomain(passage, start, host);
    }

    private static bool EndsInDomain(Passage passage, int start, int end)
    {
        if (end <= start)
        {
            return false;
        }

        var dot = passage.Text.LastIndexOf('.', end - 1, end - start);
        if (dot <= start || !TopDomains.Contains(passage.Slice(dot + 1, end)))
        {
            return false;
        }

        // "e.g" and "p.m" are no hosts: a label has two characters, or there are three labels.
        var label = dot;
        while (label > start && char.IsLetterOrDigit(passage.Text[label - 1]))
        {
            label--;
        }

        return dot - label > 1 || (label > start && passage.Text[label - 1] == '-') || label - start > 2;
    }

    private static bool IsAddressCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '-' or '_' or '@' or ':' or '?' or '=' or '&' or '%' or '#' or '~' or '+';

    private static bool TryReadTag(Passage passage, int start, out Reading reading)
    {
        var end = start + 1;
        var limit = Math.Min(passage.Text.Length, start + LongestAddress);
        while (end < limit && (char.IsLetterOrDigit(passage.Text[end]) || passage.Text[end] == '_'))
        {
            end++;
        }

        reading = default;
        var body = passage.Slice(start + 1, end).TrimEnd('_');
        end = start + 1 + body.Length;
        if (body.IsEmpty || body.IndexOfAnyExceptInRange('0', '9') < 0 || passage.IsLetterOrDigit(start - 1))
        {
            return false;
        }

        var words = new StringBuilder(passage.At(start) == '@' ? "at" : "hashtag");
        AppendWords(words, body, passage.British);
        reading = new Reading(end, words.ToString(), "electronic");
        return true;
    }

    private static string Say(ReadOnlySpan<char> address, bool british)
    {
        var words = new StringBuilder();
        if (address.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            address = address[4..];
        }

        address = address.TrimEnd('/');
        var isHost = true;
        while (!address.IsEmpty)
        {
            var length = 0;
            while (length < address.Length && char.IsAsciiLetterOrDigit(address[length]))
            {
                length++;
            }

            if (length == 0)
            {
                var sign = address[0] switch
                {
                    '.' => "dot",
                    '/' => "slash",
                    '-' => "dash",
                    '_' => "underscore",
                    '@' => "at",
                    ':' => "colon",
                    '?' => "question mark",
                    '=' => "equals",
                    '&' => "and",
                    '#' => "hash",
                    '~' => "tilde",
                    '+' => "plus",
                    _ => "percent",
                };
                Append(words, sign);
                isHost &= address[0] is not '/';
                address = address[1..];
                continue;
            }

            var label = address[..length];
            var afterDot = words.Length > 3 && words[^1] == 't' && words[^2] == 'o' && words[^3] == 'd';
            if (isHost && afterDot && length == 2 && char.IsAsciiLetter(label[0]) && char.IsAsciiLetter(label[1]) && !SaidAsWords.Contains(label))
            {
                Append(words, char.ToUpperInvariant(label[0]).ToString());
                Append(words, char.ToUpperInvariant(label[1]).ToString());
            }
            else
            {
                AppendWords(words, label, british);
            }

            address = address[length..];
        }

        return words.ToString();
    }

    /// <summary>Parts camel case, letters and digits; a short run without vowel is spelled.</summary>
    private static void AppendWords(StringBuilder words, ReadOnlySpan<char> text, bool british)
    {
        var i = 0;
        while (i < text.Length)
        {
            var from = i;
            if (char.IsAsciiDigit(text[i]))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                {
                    i++;
                }

                var digits = text[from..i];
                Append(words, digits.Length == 4 && digits[0] is '1' or '2'
                    ? NumberWords.Year(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), british)
                    : digits.Length > 4 || digits[0] == '0' ? NumberWords.Digits(digits) : NumberWords.Cardinal(digits, british));
                continue;
            }

            if (text[i] == '_')
            {
                Append(words, "underscore");
                i++;
                continue;
            }

            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            while (i < text.Length && char.IsUpper(text[i]))
            {
                i++;
            }

            var capitals = i - from;
            if (capitals > 1 && i < text.Length && char.IsLower(text[i]))
            {
                i--;
                capitals--;
            }
            else
            {
                while (i < text.Length && char.IsLetter(text[i]) && !char.IsUpper(text[i]))
                {
                    i++;
                }
            }

            var word = text[from..i];
            if (capitals == word.Length && capitals > 1 && !Acronyms.IsWord(word))
            {
                foreach (var letter in word)
                {
                    Append(words, letter.ToString());
                }
            }
            else if (word.Length is 2 or 3 && word.IndexOfAny(Vowels) < 0)
            {
                foreach (var letter in word)
                {
                    Append(words, char.ToUpperInvariant(letter).ToString());
                }
            }
            else
            {
                // Small letters, so that no part looks like a short form or a row of initials.
                Append(words, word.ToString().ToLowerInvariant());
            }
        }
    }

    private static void Append(StringBuilder words, ReadOnlySpan<char> word)
    {
        if (words.Length > 0)
        {
            words.Append(' ');
        }

        words.Append(word);
    }
}
