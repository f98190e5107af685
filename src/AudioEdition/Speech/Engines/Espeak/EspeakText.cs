using System.Text;
using AudioEdition.Articles;
using AudioEdition.Speech.Engines.Phonetics;

namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>Text for eSpeak NG, with the way back.</summary>
/// <remarks>Brackets are its sign for phonemes even in plain text; control characters are its own signals.</remarks>
internal sealed class EspeakText
{
    private readonly StringBuilder _text = new();

    /// <summary>For each code point of the text the index in the spoken text.</summary>
    private readonly List<int> _sources = [];
    private readonly string _spoken;

    private EspeakText(string spoken) => _spoken = spoken;

    /// <summary>What is sent.</summary>
    public string Text => _text.ToString();

    /// <summary>Writes a request's words, and its phonemes for voices that have them.</summary>
    /// <exception cref="SpeechSynthesisException">A pronunciation cannot be read.</exception>
    public static EspeakText Of(SpeechRequest request)
    {
        var text = new EspeakText(request.SpokenText);
        var from = 0;
        foreach (var run in request.VoiceName.StartsWith("en", StringComparison.Ordinal) ? PronouncedRun.Of(EspeakSynthesizer.EngineName, request) : [])
        {
            text.AddClean(from, run.Spoken.Start);
            foreach (var rune in EspeakPhonemes.Write(run.Phones).EnumerateRunes())
            {
                text.Add(rune, run.Spoken.Start);
            }

            from = run.Spoken.End;
        }

        text.AddClean(from, request.SpokenText.Length);
        return text;
    }

    /// <summary>Word times in terms of the spoken text: each word once, from its first part to its last.</summary>
    public IReadOnlyList<SpeechMark> Marks(IReadOnlyList<EspeakWord> words)
    {
        var marks = new List<SpeechMark>(words.Count);
        foreach (var word in words)
        {
            if (word.Character >= _sources.Count)
            {
                continue;
            }

            var span = WordAt(_sources[word.Character]);
            if (marks.Count > 0 && span.Start < marks[^1].Spoken.End)
            {
                marks[^1] = marks[^1] with { FrameCount = word.EndFrame - marks[^1].Frame };
            }
            else if (span.Length > 0)
            {
                marks.Add(new SpeechMark(word.Frame, word.EndFrame - word.Frame, span));
            }
        }

        return marks;
    }

    private void AddClean(int from, int to)
    {
        for (var i = from; i < to;)
        {
            var isWhole = Rune.TryGetRuneAt(_spoken, i, out var rune);
            Add(!isWhole ? Rune.ReplacementChar : rune.Value switch
            {
                '[' or '{' => new Rune('('),
                ']' or '}' => new Rune(')'),
                _ when Rune.IsControl(rune) => new Rune(' '),
                _ => rune,
            }, i);
            i += isWhole ? rune.Utf16SequenceLength : 1;
        }
    }

    private void Add(Rune rune, int source)
    {
        _text.Append(rune);
        _sources.Add(source);
    }

    /// <summary>A word from a place in it on, signs inside it included: "twenty-one", "o'clock", "3.5".</summary>
    private TextSpan WordAt(int start)
    {
        var end = start;
        while (end < _spoken.Length && (char.IsLetterOrDigit(_spoken[end]) || char.IsSurrogate(_spoken[end]) || char.GetUnicodeCategory(_spoken[end]) == System.Globalization.UnicodeCategory.NonSpacingMark
            || (end > start && end + 1 < _spoken.Length && char.IsLetterOrDigit(_spoken[end + 1]) && _spoken[end] is '-' or '\'' or '\u2019' or '.' or ',')))
        {
            end++;
        }

        return new TextSpan(start, end);
    }
}
