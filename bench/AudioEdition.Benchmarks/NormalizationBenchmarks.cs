using AudioEdition.Speech.Normalization;
using BenchmarkDotNet.Attributes;

namespace AudioEdition.Benchmarks;

/// <summary>Written text to spoken words. Divide the size by the mean for MB/s; ten times the text must take ten times as long.</summary>
[MemoryDiagnoser]
public class NormalizationBenchmarks
{
    private const string Story =
        """
        Ravik council voted 5-4 on Tuesday to spend £2.4bn on the harbour line, which was due on 15 January 2027 and is now three years late.
        “We were told that the wall would hold,” said Dr. Anna Holt, who has lived on Kirk St. since 1984 and whose house was flooded at 3:40 a.m.
        The mayor said that some 12,500 people had left the town by the evening, and that the schools would stay shut until the water had gone.
        Nobody knew then how long it would take; a week, perhaps, or a month. The old bridge stood, as it had stood before, and people crossed it on foot.
        """;

    private readonly TextNormalizer _normalizer = new();
    private string[] _paragraphs = [];

    /// <summary>Characters in all.</summary>
    [Params(100_000, 1_000_000)]
    public int Characters { get; set; }

    [GlobalSetup]
    public void Repeat() => _paragraphs = Enumerable.Repeat(Story.Split('\n'), Characters / Story.Length).SelectMany(p => p).ToArray();

    [Benchmark]
    public int Normalize()
    {
        var spoken = 0;
        foreach (var paragraph in _paragraphs)
        {
            spoken += _normalizer.Normalize(paragraph).Spoken.Length;
        }

        return spoken;
    }
}
