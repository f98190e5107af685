using System.Text;
using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;
using BenchmarkDotNet.Attributes;

namespace AudioEdition.Benchmarks;

/// <summary>Detection and attribution over texts of 10, 100 and 1,000 times one story; time per copy must stay the same.</summary>
[MemoryDiagnoser]
public class QuotationBenchmarks
{
    private const string Story = """
        Council delays vote on tram line

        A packed council chamber waited five hours on Tuesday to hear that it would have to wait longer, and the rain did not help.

        “We are not ready,” Mayor Dolores Quintana told the crowd shortly before midnight. “I would rather be late than wrong.”

        Her deputy, Tobias Reiter, looked less patient. He said the plans had been ready for years. “We have been not ready since I was at school,” he said.

        Quintana, a former bus driver who took office in May, has made the tram the center of her first budget, which grew by 4.5 percent.

        A council aide, who asked not to be named because talks are continuing, said the money was there but the votes were not. “Give us until March,” the aide said.

        According to Anita Roy, the mayor’s spokeswoman, the so-called “tram tax” was never more than a rumour.
        """;

    private string _text = "";
    private IReadOnlyList<TextSpan> _blocks = [];
    /// <summary>How often the story stands in the text. Ten is the least: below it the fixed cost of a call shows.</summary>
    [Params(10, 100, 1000)]
    public int Copies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var builder = new StringBuilder();
        for (var i = 0; i < Copies; i++)
        {
            builder.Append(Story.ReplaceLineEndings("\n").Trim()).Append("\n\n");
        }

        _text = builder.ToString();
        _blocks = BlocksOf(_text);
    }

    [Benchmark]
    public SpeakerAttribution Article() => SpeakerAttributor.Attribute(_text, _blocks, QuoteDetector.Detect(_text, _blocks));

    private static List<TextSpan> BlocksOf(string text)
    {
        var blocks = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            if (end > start)
            {
                blocks.Add(new TextSpan(start, end));
            }

            start = end + 2;
        }

        return blocks;
    }
}
