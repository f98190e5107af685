using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;
using BenchmarkDotNet.Attributes;

namespace AudioEdition.Benchmarks;

/// <summary>Detection and attribution over a million characters of marks, in every arrangement that could invite a second look.</summary>
public class QuotationMarkBenchmarks
{
    private string _text = "";
    private IReadOnlyList<TextSpan> _blocks = [];

    /// <summary>What the text is made of.</summary>
    [Params("\"", "\" ", "\"a ", "“", "“a", "‘a ", "'a b' ", "”", "« ", "“a ‘b ")]
    public string Pattern { get; set; } = "\"";

    [GlobalSetup]
    public void Setup()
    {
        _text = string.Concat(Enumerable.Repeat(Pattern, 1_000_000 / Pattern.Length));
        _blocks = [new TextSpan(0, _text.Length)];
    }

    [Benchmark]
    public SpeakerAttribution Marks() => SpeakerAttributor.Attribute(_text, _blocks, QuoteDetector.Detect(_text, _blocks));
}
