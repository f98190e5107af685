namespace AudioEdition.EspeakHost;

/// <summary>Takes down what the library says.</summary>
internal sealed class EspeakRecording
{
    private const int UsualSamples = 1 << 18;

    private readonly List<(int Character, int Characters, int Sample)> _starts = [];
    private readonly List<int> _clauseEnds = [];
    private short[] _samples = new short[UsualSamples];
    private int _count;

    public bool HasSound => _count > 0;

    /// <summary>Begins anew, in the same buffers.</summary>
    public void Clear()
    {
        _count = 0;
        _starts.Clear();
        _clauseEnds.Clear();
    }

    public void Add(ReadOnlySpan<short> samples)
    {
        if (_count + samples.Length > _samples.Length)
        {
            Array.Resize(ref _samples, Math.Max(_count + samples.Length, _samples.Length * 2));
        }

        samples.CopyTo(_samples.AsSpan(_count));
        _count += samples.Length;
    }

    public void Note(in EspeakEvent told)
    {
        if (told.Type == EspeakEvent.ClauseEnd)
        {
            _clauseEnds.Add(told.Sample);
        }

        // Some are of words that it puts in itself ("dot" in a number), of no length or back in the text.
        else if (told is { Type: EspeakEvent.Word, Length: > 0, TextPosition: > 0 } && (_starts.Count == 0 || (told.TextPosition - 1 > _starts[^1].Character && told.Sample > _starts[^1].Sample)))
        {
            _starts.Add((told.TextPosition - 1, told.Length, told.Sample));
        }
    }

    /// <summary>What was taken down, until the next <see cref="Clear"/>.</summary>
    public EspeakSound Sound()
    {
        var words = new List<EspeakWord>(_starts.Count);
        var clause = 0;
        for (var i = 0; i < _starts.Count; i++)
        {
            var (character, characters, sample) = _starts[i];
            while (clause < _clauseEnds.Count && _clauseEnds[clause] <= sample)
            {
                clause++;
            }

            var end = Math.Min(i + 1 < _starts.Count ? _starts[i + 1].Sample : _count, clause < _clauseEnds.Count ? _clauseEnds[clause] : _count);
            if (end > sample)
            {
                words.Add(new EspeakWord(character, characters, sample, end));
            }
        }

        return new EspeakSound(_samples.AsMemory(0, _count), words);
    }
}
