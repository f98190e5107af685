using System.Globalization;

namespace AudioEdition.Emulator.Sound;

/// <summary>
/// Speaks in tones: every letter one of 60 ms, its height by voice and letter, 40 ms between words, 200 ms after punctuation. The same text and
/// voice give the same bytes; another text or voice gives others; a word's mark is where its sound is.
/// </summary>
public static class ToneSpeaker
{
    /// <summary>Silence before the first word, in milliseconds.</summary>
    public const int LeadMs = 50;

    private const int LetterMs = 60;
    private const int GapMs = 40;
    private const int PunctuationMs = 200;

    /// <summary>Speaks plain text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="voice">Any name; it decides the pitch.</param>
    /// <param name="rate">1: as usual.</param>
    public static ToneSound Speak(string text, string voice, double rate = 1) => Speak([new SpokenPiece.Words(text, null, voice, rate, 1)]);

    /// <summary>Speaks pieces one after another.</summary>
    /// <param name="pieces">In order.</param>
    public static ToneSound Speak(IEnumerable<SpokenPiece> pieces)
    {
        var tones = new List<Tone>();
        var marks = new List<SoundMark>();
        var time = LeadMs;
        var textStart = 0;
        var hash = 17u;
        var sentence = new Sentence();
        foreach (var piece in pieces)
        {
            switch (piece)
            {
                case SpokenPiece.Pause pause:
                    time += pause.Milliseconds;
                    break;
                case SpokenPiece.Bookmark bookmark:
                    marks.Add(new SoundMark(SoundMarkKind.Bookmark, bookmark.Name, time, 0, textStart));
                    break;
                case SpokenPiece.Words words:
                    foreach (var (start, length, kind) in words.SpokenAs is null ? Tokens(words.Text) : [(0, words.Text.Length, SoundMarkKind.Word)])
                    {
                        var token = words.Text.Substring(start, length);
                        if (token.Length == 0)
                        {
                            continue;
                        }

                        hash = Mix(hash, token);
                        var duration = kind == SoundMarkKind.Punctuation
                            ? Scaled(PunctuationMs, words.Rate)
                            : Sing(tones, words.SpokenAs ?? token, words, time);
                        marks.Add(new SoundMark(kind, token, time, duration, textStart + start));
                        sentence.Add(marks[^1], marks);
                        time += duration + Scaled(GapMs, words.Rate);
                    }

                    textStart += words.Text.Length;
                    break;
            }
        }

        sentence.End(marks);

        // The service's silence at the end isn't stable either: 650 to 799 ms, by the text.
        var tail = 650 + (int)(hash % 150);
        return new ToneSound(tones, [.. marks.OrderBy(m => m.StartMs).ThenByDescending(m => m.Kind == SoundMarkKind.Sentence)], time + tail);
    }

    /// <summary>The pitch of a voice, in Hz: 90 to 154 for a man's name, 190 to 254 for a woman's, 160 to 184 for others.</summary>
    /// <param name="voice">Its name.</param>
    public static double PitchOf(string voice)
    {
        var hash = Mix(31, voice);
        return EmulatedVoice.Defaults.FirstOrDefault(v => string.Equals(v.ShortName, voice, StringComparison.OrdinalIgnoreCase))?.Gender switch
        {
            "Male" => 90 + (hash % 65),
            "Female" => 190 + (hash % 65),
            _ => 160 + (hash % 25),
        };
    }

    private static int Sing(List<Tone> tones, string spoken, SpokenPiece.Words manner, int time)
    {
        var letter = Scaled(LetterMs, manner.Rate);
        var pitch = PitchOf(manner.Voice.ToLowerInvariant()) * manner.Pitch;
        var at = time;
        foreach (var rune in spoken.EnumerateRunes())
        {
            tones.Add(new Tone(at, letter, pitch * (1 + (rune.Value % 32 / 64.0))));
            at += letter;
        }

        return at - time;
    }

    private static int Scaled(int milliseconds, double rate) => Math.Max(1, (int)Math.Round(milliseconds / rate));

    private static uint Mix(uint hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash;
    }

    /// <summary>Words (letters, digits, and what stands inside them) and punctuation marks.</summary>
    private static List<(int Start, int Length, SoundMarkKind Kind)> Tokens(string text)
    {
        var tokens = new List<(int, int, SoundMarkKind)>();
        var i = 0;
        while (i < text.Length)
        {
            if (IsWord(text, i))
            {
                var start = i;
                while (i < text.Length && (IsWord(text, i) || (i + 1 < text.Length && "'’-.,".Contains(text[i], StringComparison.Ordinal) && IsWord(text, i + 1))))
                {
                    i++;
                }

                tokens.Add((start, i - start, SoundMarkKind.Word));
                continue;
            }

            if (!char.IsWhiteSpace(text[i]) && !char.IsControl(text[i]))
            {
                tokens.Add((i, 1, SoundMarkKind.Punctuation));
            }

            i++;
        }

        return tokens;
    }

    private static bool IsWord(string text, int i) =>
        char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i])
        || CharUnicodeInfo.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Gathers the words between two sentence ends.</summary>
    private sealed class Sentence
    {
        private readonly List<SoundMark> _marks = [];

        public void Add(SoundMark mark, List<SoundMark> all)
        {
            _marks.Add(mark);
            if (mark.Kind == SoundMarkKind.Punctuation && mark.Text is "." or "!" or "?")
            {
                End(all);
            }
        }

        public void End(List<SoundMark> all)
        {
            if (_marks.Count > 0)
            {
                var text = string.Concat(_marks.Select((m, i) => i > 0 && m.Kind == SoundMarkKind.Word ? " " + m.Text : m.Text));
                all.Add(new SoundMark(SoundMarkKind.Sentence, text, _marks[0].StartMs, _marks[^1].EndMs - _marks[0].StartMs, _marks[0].TextStart));
                _marks.Clear();
            }
        }
    }
}
