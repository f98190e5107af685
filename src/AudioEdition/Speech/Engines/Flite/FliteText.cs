using System.Text;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Text in the ASCII that Flite reads, with the way back.</summary>
/// <param name="Ascii">Printable ASCII, words parted by single spaces.</param>
/// <param name="Sources">For each character, the index of the source character that it stands for.</param>
/// <remarks>Flite's lexicon knows bare letters only: other bytes make it skip or spell, and control bytes end its input.</remarks>
internal sealed record FliteText(string Ascii, IReadOnlyList<int> Sources)
{
    /// <summary>What a failure says where <see cref="HasWords"/> is false.</summary>
    public const string NoWordsMessage = "The text has no word that Flite can say: it speaks English in Latin letters.";

    /// <summary>Lines for Flite's lexicon: the made-up words that stand for given pronunciations.</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];

    public bool HasWords => Ascii.Any(char.IsAsciiLetterOrDigit);

    /// <summary>Folds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="runs">Runs with a pronunciation, in order; null for none.</param>
    public static FliteText From(string text, IReadOnlyList<PronouncedRun>? runs = null)
    {
        var pronounced = new Queue<PronouncedRun>(FliteWords.AddTo(runs ?? [], text));
        var entries = new SortedSet<string>(StringComparer.Ordinal);
        var ascii = new StringBuilder(text.Length);
        var sources = new List<int>(text.Length);

        void Append(char c, int source)
        {
            ascii.Append(c);
            sources.Add(source);
        }

        void TrimSpace()
        {
            if (ascii.Length > 0 && ascii[^1] == ' ')
            {
                ascii.Length--;
                sources.RemoveAt(sources.Count - 1);
            }
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (pronounced.TryPeek(out var run) && run.Spoken.Start == i)
            {
                pronounced.Dequeue();
                var word = FliteLexicon.WordOf(run.Phones);
                entries.Add(FliteLexicon.Line(word, run.Phones));
                for (var k = 0; k < word.Length; k++)
                {
                    // A capital stays one: by it Flite tells where sentences begin.
                    Append(k == 0 && char.IsUpper(text[i]) ? char.ToUpperInvariant(word[k]) : word[k], k == 0 ? i : run.Spoken.End - 1);
                }

                i = run.Spoken.End - 1;
                continue;
            }

            switch (text[i])
            {
                case ' ' or '\t' or '\r' or '\n' or '\u00A0' or '\u2009' or '\u202F' or < ' ' or '\u007F':
                    if (ascii.Length > 0 && ascii[^1] != ' ')
                    {
                        Append(' ', i);
                    }

                    break;
                case '\u2018' or '\u2019' or '\u02BC' or '\uFF07':
                    Append('\'', i);
                    break;
                case '\u2010' or '\u2011':
                    Append('-', i);
                    break;
                case '\u2013' or '\u2014' or '\u2015' or '\u2026' or ':' or ';':
                    // A pause. Flite would end the utterance at a colon, and says a mark's name where it stands alone.
                    TrimSpace();
                    if (ascii.Length > 0 && char.IsAsciiLetterOrDigit(ascii[^1]))
                    {
                        Append(',', i);
                    }

                    if (ascii.Length > 0)
                    {
                        Append(' ', i);
                    }

                    break;
                case '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB':
                    break;
                case var c when char.IsAscii(c):
                    Append(c, i);
                    break;
                default:
                    i = AppendFolded(text, i, Append);
                    break;
            }
        }

        TrimSpace();
        return new FliteText(ascii.ToString(), sources) { Entries = [.. entries] };
    }

    /// <returns>Index of the last source character used.</returns>
    private static int AppendFolded(string text, int index, Action<char, int> append)
    {
        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            return index;
        }

        var letters = Letters(rune.Value, index > 0 ? text[index - 1] : ' ') ?? rune.ToString().Normalize(NormalizationForm.FormKD);
        foreach (var c in letters)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                append(c, index);
            }
        }

        return index + rune.Utf16SequenceLength - 1;
    }

    /// <summary>Letters whose sound the bare letter would not have, as an English speaker would write it; others lose their mark ("é", "ö").</summary>
    /// <param name="codePoint">The letter.</param>
    /// <param name="before">The character before it.</param>
    private static string? Letters(int codePoint, char before) => codePoint switch
    {
        'Æ' => "Ae",
        'æ' => "ae",
        'Œ' => "Oe",
        'œ' => "oe",
        'Ø' => "O",
        'ø' => "o",
        'Å' => "Aw",
        'å' => "aw",
        'Đ' or 'Ð' => "D",
        'đ' or 'ð' => "d",
        'Þ' => "Th",
        'þ' => "th",
        'ß' => "ss",
        'ẞ' => "SS",
        'ı' => "i",
        'Ħ' => "H",
        'ħ' => "h",
        'Ł' => "W",
        'ł' => "w",
        'Š' or 'Ś' or 'Ş' or 'Ș' => "Sh",
        'š' or 'ś' or 'ş' or 'ș' => "sh",
        'Č' or 'Ć' => "Ch",
        'č' or 'ć' => "ch",
        'Ž' or 'Ź' or 'Ż' => "Zh",
        'ž' or 'ź' or 'ż' => "zh",
        'Ț' or 'Ţ' => "Ts",
        'ț' or 'ţ' => "ts",
        'Ñ' => "Ny",
        'ñ' => "ny",

        // Turkish opens words with it, French and Portuguese soften a c inside one.
        'Ç' => "Ch",
        'ç' => char.IsLetter(before) ? "s" : "ch",

        // Turkish: no sound of its own, a glide between vowels ("Erdoğan").
        'Ğ' or 'ğ' => before is 'a' or 'o' or 'u' or 'ı' ? "w" : "y",
        _ => null,
    };
}
