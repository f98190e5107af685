using System.Globalization;
using AudioEdition.Speech.Lexicons;
using AudioEdition.Speech.Normalization.Recognizers;
using AudioEdition.Speech.Normalization.Vocabulary;

namespace AudioEdition.Speech.Normalization;

/// <summary>Turns written text into the words that are said: numbers, dates, money, names and signs as a newsreader reads them.</summary>
/// <remarks>
/// One pass over the text. A run of letters that can be nothing but a word is copied; digits, signs, capitals and short forms are shown to the
/// recognizers of their kind, in order, and the first that knows the text reads it. The result holds letters, apostrophes, hyphens, blanks and
/// <c>, . ? !</c> only, and normalizing it again changes nothing. Instances are immutable and safe for concurrent use.
/// </remarks>
public sealed class TextNormalizer
{
    /// <summary>The second reading changes one text in a thousand, the third one in a million.</summary>
    private const int MostPasses = 5;

    private static readonly ElectronicRecognizer Electronic = new();

    /// <summary>For what starts with a digit, a sign before one, or a bracket before one.</summary>
    private static readonly Recognizer[] Numbers =
    [
        new PhoneRecognizer(), new DateRecognizer(), new AddressRecognizer(), new LabelRecognizer(), new ScoreRecognizer(), new QuantityRecognizer(),
    ];

    /// <summary>For words with a capital, a full stop or a number behind them.</summary>
    private static readonly Recognizer[] Words =
    [
        new MoneyRecognizer(), new DateRecognizer(), new LabelRecognizer(), new RomanRecognizer(), new AbbreviationRecognizer(), new InitialismRecognizer(),
    ];

    private static readonly SymbolRecognizer Symbols = new();
    private static readonly WordSet Elisions = new("em til tis twas cause cos n bout round tween ere");

    private readonly bool _british;
    private readonly LexiconMatcher _lexicon;

    /// <summary>Makes a normalizer.</summary>
    /// <param name="options">How to read; null for American English and the starter lexicon.</param>
    public TextNormalizer(NormalizationOptions? options = null)
    {
        options ??= new NormalizationOptions();
        _british = options.Locale.StartsWith("en-GB", StringComparison.OrdinalIgnoreCase);
        _lexicon = options.Lexicon.MatcherFor(options.Engine, options.Voice, _british ? "en-GB" : "en-US");
    }

    /// <summary>Reads a text.</summary>
    /// <param name="written">As it stands in the article; a sentence, a fragment of one, or many.</param>
    /// <returns>The words, and which of them belong to which written characters.</returns>
    public SpokenText Normalize(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var text = Read(written, _lexicon, []);

        // What a number or a mark hid from a short form beside it ("Ariz. 9", "Dec. “…”") is plain once that is words; so what is said is read again until it stays.
        // Aliases are not looked up in it, and what has a pronunciation of its own stays.
        for (var pass = 0; pass < MostPasses && !string.Equals(text.Spoken, written, StringComparison.Ordinal); pass++)
        {
            written = text.Spoken;
            text = Rereading.Join(text, Read(written, LexiconMatcher.Empty, text.Phonemes));
        }

        return text;
    }

    private SpokenText Read(string written, LexiconMatcher lexicon, IReadOnlyList<SpokenPhonemes> pronounced)
    {
        var passage = new Passage(written, _british);
        var builder = new SpokenBuilder(written);
        var openQuotes = 0;
        var kept = 0;
        var i = 0;
        while (i < written.Length)
        {
            var c = written[i];
            if (char.IsWhiteSpace(c))
            {
                builder.Space();
                i++;
            }
            else if (kept < pronounced.Count && i == pronounced[kept].Spoken.Start)
            {
                var (span, ipa) = pronounced[kept++];
                i = span.End;
                builder.Read(span.Start, new Reading(i, span.In(written).ToString(), "lexicon") { Ipa = ipa });
            }
            else if (char.IsLetter(c))
            {
                i = ReadWord(passage, builder, i, lexicon);
            }
            else
            {
                i = ReadOther(passage, builder, i, ref openQuotes);
            }
        }

        return builder.Build();
    }

    private static int ReadWord(Passage passage, SpokenBuilder builder, int start, LexiconMatcher lexicon)
    {
        var end = passage.WordEnd(start);
        if (lexicon.TryMatch(passage.Text, start, end, out var entry))
        {
            return Finish(passage, builder, start, entry);
        }

        if (NeedsLook(passage, start, end))
        {
            var next = passage.At(end);
            if (next is '.' or '@' or ':' or '-' or '_' or '+' or '%' || char.IsAsciiDigit(next))
            {
                if (Electronic.TryRead(passage, start, out var address))
                {
                    return Finish(passage, builder, start, address);
                }
            }

            if (!Passage.IsApostrophe(passage.At(start - 1)) || !passage.IsLetter(start - 2))
            {
                foreach (var recognizer in Words)
                {
                    if (recognizer.TryRead(passage, start, out var reading) && reading.End > start)
                    {
                        return Finish(passage, builder, start, reading);
                    }
                }
            }
        }

        builder.Copy(start, end);
        return end;
    }

    /// <summary>Most words are small letters and a blank: nothing can be read into those, and looking at them would be most of the work.</summary>
    private static bool NeedsLook(Passage passage, int start, int end)
    {
        var length = end - start;
        if (length > 60)
        {
            return false;
        }

        var next = passage.At(end);
        if (next is '.')
        {
            // The full stop of a sentence stands after a longer word than any abbreviation has, and a blank follows.
            return length <= 6 || !(passage.IsSpace(end + 1) || end + 1 == passage.Text.Length) || char.IsUpper(passage.At(start));
        }

        if (!(char.IsUpper(passage.At(start)) || char.IsUpper(passage.At(start + 1))))
        {
            return (next is not (' ' or ',' or ';' or '?' or '!' or '\'' or '’' or '"' or '”' or ')') && !char.IsWhiteSpace(next))
                || passage.IsDigit(end + 1) || (length <= 3 && (passage.At(start) is 't' or 'v' or 'e' or 's' or 'i' or 'x' || (passage.At(start) is 'y' or 'h' or 'b' or 'w' && passage.At(start + 1) is 'r' or 'b' or 'k')));
        }

        // A name: only short ones are abbreviations; a number may follow a month or a currency; capitals inside make an initialism.
        return length <= 6 || next is not (' ' or ',') || passage.IsDigit(end + 1) || char.IsUpper(passage.At(start + 1)) || char.IsUpper(passage.At(end - 1));
    }

    private static int ReadOther(Passage passage, SpokenBuilder builder, int i, ref int openQuotes)
    {
        var c = passage.Text[i];
        if (StartsNumber(passage, i, c))
        {
            if (char.IsAsciiDigit(c) && Electronic.TryRead(passage, i, out var address))
            {
                return Finish(passage, builder, i, address);
            }

            foreach (var recognizer in Numbers)
            {
                if (recognizer.TryRead(passage, i, out var reading) && reading.End > i)
                {
                    return Finish(passage, builder, i, reading);
                }
            }
        }

        if (c is '@' or '#' && Electronic.TryRead(passage, i, out var tag))
        {
            return Finish(passage, builder, i, tag);
        }

        // ".com boom", "the .gov site"
        if (c == '.' && passage.IsLetter(i + 1) && (i == 0 || passage.IsSpace(i - 1)) && passage.WordAt(i + 1) is "com" or "org" or "net" or "gov" or "edu" or "uk" or "io")
        {
            return Finish(passage, builder, i, new Reading(i + 1, "dot", "electronic"));
        }

        if (c is not (',' or '.' or '"') && Symbols.TryRead(passage, i, out var symbol))
        {
            return Finish(passage, builder, i, symbol);
        }

        if (char.IsDigit(c))
        {
            return ReadForeignDigits(passage, builder, i);
        }

        return ReadMark(passage, builder, i, c, ref openQuotes);
    }

    private static bool StartsNumber(Passage passage, int i, char c)
    {
        if (char.IsAsciiDigit(c) || FractionRecognizer.IsVulgar(c))
        {
            return true;
        }

        var next = passage.At(i + 1);
        var number = char.IsAsciiDigit(next) || (next == '.' && passage.IsDigit(i + 2));
        return c switch
        {
            '-' or '–' => (number || (Currency.IsSymbol(next) && passage.IsDigit(i + 2))) && !passage.IsLetterOrDigit(i - 1) && passage.At(i - 1) is not (')' or '%' or '-' or '.') && !Currency.IsSymbol(passage.At(i - 1)),
            '−' => number || Currency.IsSymbol(next),
            '+' => number || Currency.IsSymbol(next),
            '.' => char.IsAsciiDigit(next) && !passage.IsLetterOrDigit(i - 1) && passage.At(i - 1) != '.',
            '\'' or '’' or '‘' => char.IsAsciiDigit(next) && !passage.IsLetterOrDigit(i - 1),
            '(' => char.IsAsciiDigit(next),
            _ => Currency.IsSymbol(c),
        };
    }

    /// <summary>Writes a reading; a possessive or plural ending goes with it.</summary>
    private static int Finish(Passage passage, SpokenBuilder builder, int start, Reading reading)
    {
        var end = reading.End;
        if (Passage.IsApostrophe(passage.At(end)) && passage.At(end + 1) == 's' && !passage.IsLetterOrDigit(end + 2) && reading.Spoken.Length > 0)
        {
            // "£5m's worth": what is said is a plural by itself.
            var plural = reading.SemioticClass is "money" or "measure" && reading.Spoken.EndsWith('s');
            reading = reading with { End = end + 2, Spoken = plural ? $"{reading.Spoken}'" : $"{reading.Spoken}'s", Ipa = IpaEnding.Of(reading.Ipa, "s") };
        }

        builder.Read(start, reading);
        return reading.End;
    }

    private static int ReadForeignDigits(Passage passage, SpokenBuilder builder, int start)
    {
        var end = start;
        Span<char> digits = stackalloc char[16];
        var count = 0;
        while (end < passage.Text.Length && count < digits.Length && char.IsDigit(passage.Text[end]))
        {
            digits[count++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(passage.Text[end]));
            end++;
        }

        builder.Read(start, new Reading(end, NumberWords.Cardinal(digits[..count], passage.British), "cardinal"));
        return end;
    }

    private static int ReadMark(Passage passage, SpokenBuilder builder, int i, char c, ref int openQuotes)
    {
        switch (c)
        {
            case '.' or '…':
                return ReadStops(passage, builder, i);
            case ',' or '?' or '!':
                builder.Pause(i, c);
                break;
            case '(' when passage.IsLetterOrDigit(i - 1) && passage.IsLetterOrDigit(i + 1):
            case ')' when ClosesInsideWord(passage, i):
                builder.Silent(i, parts: true);
                break;
            case ';' or ':' or '—' or '―' or '(' or ')':
                builder.Pause(i, ',');
                break;
            case '-' or '–' or '‐' or '‑' or '‒':
                ReadDash(passage, builder, i, c);
                break;
            case '\'' or '’' or '‘':
                ReadApostrophe(passage, builder, i, c, ref openQuotes);
                break;
            case '[' or ']' or '\u00AD' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF':
                builder.Silent(i, parts: false);
                break;
            default:
                builder.Silent(i, parts: true);
                break;
        }

        return i + 1;
    }

    /// <summary>The bracket of "A1(M)" and "minister(s)" makes no pause.</summary>
    private static bool ClosesInsideWord(Passage passage, int i)
    {
        for (var k = i - 1; k >= Math.Max(1, i - 5); k--)
        {
            if (passage.At(k) == '(')
            {
                return passage.IsLetterOrDigit(k - 1);
            }
        }

        return false;
    }

    /// <summary>One full stop ends a clause; several, or an ellipsis, are a pause, at the end of the text too.</summary>
    private static int ReadStops(Passage passage, SpokenBuilder builder, int start)
    {
        var end = start;
        var ellipsis = false;
        // "(R., Utah)": the full stop is that of a short form, the sentence goes on.
        if (passage.At(start) == '.' && passage.At(start + 1) is ',' or ';' or ':')
        {
            builder.Pause(start, ',');
            return start + 1;
        }

        while (passage.At(end) is '.' or '…' || (passage.At(end) == ' ' && passage.At(end + 1) == '.' && end - start < 8))
        {
            ellipsis |= passage.At(end) == '…' || end > start;
            if (passage.At(end) != ' ')
            {
                builder.Pause(end, end == start && passage.At(end) == '.' && !(passage.At(end + 1) is '.' or '…' || (passage.At(end + 1) == ' ' && passage.At(end + 2) == '.')) ? '.' : ',');
            }
            else
            {
                builder.Space();
            }

            end++;
        }

        if (ellipsis && char.IsUpper(passage.At(passage.SkipSpaces(end))))
        {
            builder.Pause(end - 1, '.');
        }

        return end;
    }

    private static void ReadDash(Passage passage, SpokenBuilder builder, int i, char c)
    {
        var before = passage.At(i - 1);
        var after = passage.At(i + 1);
        if (char.IsLetterOrDigit(before) || before is '.' or '%' or '\'' or '’')
        {
            if (char.IsLetterOrDigit(after) || Currency.IsSymbol(after) || (Passage.IsApostrophe(after) && passage.IsDigit(i + 2)))
            {
                builder.Hyphen(i);
                return;
            }

            // "pre- and post-war"
            if (c is '-' && after == ' ')
            {
                builder.Silent(i, parts: true);
                return;
            }
        }

        if (char.IsLetterOrDigit(after) && c is '-' && !char.IsWhiteSpace(before) && before != '\0')
        {
            builder.Silent(i, parts: true);
            return;
        }

        builder.Pause(i, ',');
    }

    /// <summary>Tells the apostrophe of a word from a single quotation mark.</summary>
    private static void ReadApostrophe(Passage passage, SpokenBuilder builder, int i, char c, ref int openQuotes)
    {
        var before = passage.IsLetter(i - 1);
        if (before && passage.IsLetter(i + 1) && c != '‘' && builder.InWord)
        {
            builder.Inside(i, '\'');
        }
        else if (!passage.IsLetterOrDigit(i - 1) && passage.IsLetterOrDigit(i + 1))
        {
            if (c != '‘' && Elisions.Contains(passage.WordAt(i + 1)))
            {
                builder.Inside(i, '\'');
            }
            else
            {
                openQuotes++;
                builder.Silent(i, parts: true);
            }
        }
        else if (before && builder.InWord && openQuotes == 0 && c != '‘' && char.ToLowerInvariant(passage.At(i - 1)) is 's' or 'z' or 'x' or 'n')
        {
            builder.Inside(i, '\'');
        }
        else
        {
            openQuotes = Math.Max(0, openQuotes - 1);
            builder.Silent(i, parts: true);
        }
    }
}
