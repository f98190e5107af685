using System.Text;
using AudioEdition.Articles;

namespace AudioEdition.Speech.Normalization;

/// <summary>
/// Joins spoken words and keeps where each came from. Marks become what an ear understands: a pause or nothing.
/// </summary>
internal sealed class SpokenBuilder(string written)
{
    private readonly StringBuilder _spoken = new(written.Length + 32);
    private readonly List<SpokenToken> _tokens = new((written.Length / 5) + 4);
    private List<SpokenPhonemes>? _phonemes;
    private int _tokenStart = -1;
    private int _tokenSpoken = -1;
    private int _written;
    private bool _space;
    private bool _hyphen;
    private bool _afterReading;
    private char _pause;

    /// <summary>True while letters of a word that stays as it is were just written.</summary>
    public bool InWord => _tokenSpoken >= 0 && !_space && _pause == '\0' && !_hyphen;

    /// <summary>White space: the token ends.</summary>
    public void Space()
    {
        EndToken();
        _space = true;
        _hyphen = false;
    }

    /// <summary>Letters that stay as they are.</summary>
    public void Copy(int start, int end)
    {
        BeginToken(start);
        _written = end;
        _afterReading = false;
        Join(_tokenSpoken >= 0, written.AsSpan(start, end - start));
        MarkSpoken();
        _spoken.Append(written, start, end - start);
    }

    /// <summary>A character inside a word, said as <paramref name="said"/>.</summary>
    public void Inside(int index, char said)
    {
        BeginToken(index);
        _afterReading = false;
        Join(_tokenSpoken >= 0, default);
        MarkSpoken();
        _spoken.Append(said);
    }

    /// <summary>A hyphen between two parts of a word; said only where both are.</summary>
    public void Hyphen(int index)
    {
        BeginToken(index);
        _hyphen = _spoken.Length > 0 && char.IsLetter(_spoken[^1]) && _pause == '\0' && !_space;
        _space |= !_hyphen;
    }

    /// <summary>A mark that is heard as a pause: <c>,</c> <c>.</c> <c>?</c> or <c>!</c>; the heavier of two neighbours stays.</summary>
    public void Pause(int index, char pause)
    {
        BeginToken(index);
        _hyphen = false;
        if (_spoken.Length > 0 && (_pause == '\0' || (_pause == ',' && pause != ',')))
        {
            _pause = pause;
        }
    }

    /// <summary>A character that is silent, such as a quotation mark; <paramref name="parts"/> where it separates words.</summary>
    public void Silent(int index, bool parts)
    {
        BeginToken(index);
        _space |= parts;
        _hyphen &= !parts;
    }

    /// <summary>What a recognizer read.</summary>
    public void Read(int start, in Reading reading)
    {
        EndToken();
        if (reading.Spoken.Length == 0)
        {
            _space = true;
            _tokens.Add(new SpokenToken(new TextSpan(start, reading.End), new TextSpan(_spoken.Length, _spoken.Length), reading.SemioticClass));
            return;
        }

        // The digits of "737-800" are two words: a hyphen would join "seven" and "eight" to one.
        if (_hyphen && _afterReading)
        {
            (_hyphen, _space) = (false, true);
        }

        Join(false, reading.Spoken);
        var from = _spoken.Length;
        _spoken.Append(reading.Spoken);
        _afterReading = true;
        _tokens.Add(new SpokenToken(new TextSpan(start, reading.End), new TextSpan(from, _spoken.Length), reading.SemioticClass));
        if (reading.Ipa is not null)
        {
            (_phonemes ??= []).Add(new SpokenPhonemes(new TextSpan(from, _spoken.Length), reading.Ipa));
        }
    }

    public SpokenText Build()
    {
        EndToken();
        FlushPause();
        return new SpokenText(written, _spoken.ToString(), _tokens) { Phonemes = (IReadOnlyList<SpokenPhonemes>?)_phonemes ?? [] };
    }

    private void BeginToken(int index)
    {
        if (_tokenStart < 0)
        {
            _tokenStart = index;
        }

        _written = index + 1;
    }

    private void MarkSpoken()
    {
        if (_tokenSpoken < 0)
        {
            _tokenSpoken = _spoken.Length;
        }
    }

    private void EndToken()
    {
        if (_tokenStart < 0)
        {
            return;
        }

        var spoken = _tokenSpoken < 0 ? new TextSpan(_spoken.Length, _spoken.Length) : new TextSpan(_tokenSpoken, _spoken.Length);
        _tokens.Add(new SpokenToken(new TextSpan(_tokenStart, _written), spoken, null));
        _tokenStart = -1;
        _tokenSpoken = -1;
    }

    /// <summary>Writes what stands between the last word and the next: pause, hyphen, blank or nothing.</summary>
    private void Join(bool touches, ReadOnlySpan<char> next)
    {
        if (_pause == '.' && Initials.ReadsAsInitial(_spoken, next))
        {
            // "(vitamin K). Bolt ran": right after a lone capital and before a name, a full stop would be that of an initial.
            _pause = ',';
        }

        FlushPause();
        if (_hyphen)
        {
            _spoken.Append('-');
            _hyphen = false;
        }
        else if (_spoken.Length > 0 && (_space || (!touches && (char.IsLetter(_spoken[^1]) || _spoken[^1] is '\'' or ',' or '.' or '!' or '?'))))
        {
            _spoken.Append(' ');
        }

        _space = false;
    }

    private void FlushPause()
    {
        if (_pause != '\0')
        {
            _spoken.Append(_pause);
            _space = true;
            _pause = '\0';
        }
    }
}
