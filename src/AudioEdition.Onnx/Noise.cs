namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Noise that is the same in every process: what a model draws its variation from.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014) and the Box–Muller transform. More of it begins as less of it does, so that how much is asked for changes nothing.</remarks>
internal sealed class Noise
{
    private readonly Lock _gate = new();
    private readonly bool _isNormal;
    private float[] _figures = [];
    private ulong _state = 0x41_45;

    private Noise(bool isNormal) => _isNormal = isNormal;

    /// <summary>Mean 0, deviation 1.</summary>
    public static Noise Normal { get; } = new(isNormal: true);

    /// <summary>Evenly from 0 to 1.</summary>
    public static Noise Uniform { get; } = new(isNormal: false);

    /// <summary>The first figures.</summary>
    /// <param name="count">How many; even.</param>
    public Memory<float> Take(int count)
    {
        lock (_gate)
        {
            if (_figures.Length < count)
            {
                var more = new float[count];
                _figures.CopyTo(more, 0);
                Fill(more.AsSpan(_figures.Length));
                _figures = more;
            }

            return _figures.AsMemory(0, count);
        }
    }

    private void Fill(Span<float> figures)
    {
        for (var i = 0; i + 1 < figures.Length; i += 2)
        {
            var (first, second) = (Next(), Next());
            if (_isNormal)
            {
                var radius = Math.Sqrt(-2 * Math.Log(1 - first));
                var (sine, cosine) = Math.SinCos(2 * Math.PI * second);
                (first, second) = (radius * cosine, radius * sine);
            }

            figures[i] = (float)first;
            figures[i + 1] = (float)second;
        }
    }

    /// <summary>From 0 to less than 1.</summary>
    private double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
