using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AudioEdition.Articles;

namespace AudioEdition.Evaluation;

/// <summary>Cases of pasted text to the indexes of the paragraphs that would be read.</summary>
internal static partial class PlainVerb
{
    public static void Run(string inputPath, string outputPath)
    {
        var cases = File.ReadLines(inputPath).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement)
            .Select(e => (Id: e.GetProperty("id").GetString()!, Text: e.GetProperty("text").GetString()!)).ToList();
        using var output = new StreamWriter(outputPath);
        foreach (var (id, text) in cases)
        {
            output.WriteLine(JsonSerializer.Serialize(new { id, keep = Kept(text) }));
        }

        // A second pass over the same cases measures the warm reader alone.
        var bytes = cases.ConvertAll(c => Encoding.UTF8.GetBytes(c.Text));
        var watch = Stopwatch.StartNew();
        var rounds = 0;
        do
        {
            foreach (var content in bytes)
            {
                TryRead(content);
            }

            rounds++;
        }
        while (watch.ElapsedMilliseconds < 1000);
        var megabytes = (double)bytes.Sum(b => b.Length) * rounds / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count} texts, {megabytes / watch.Elapsed.TotalSeconds:0.0} MB/s"));
    }

    private static Article? TryRead(byte[] content)
    {
        try
        {
            return ArticleReader.Read("case.txt", content);
        }
        catch (NothingToNarrateException)
        {
            return null;
        }
    }

    /// <summary>A paragraph counts as read where most of its characters lie in blocks of the article.</summary>
    private static List<int> Kept(string text)
    {
        if (TryRead(Encoding.UTF8.GetBytes(text)) is not { } article)
        {
            return [];
        }

        var keep = new List<int>();
        var at = 0;
        var paragraphs = BlankLines().Split(text);
        for (var i = 0; i < paragraphs.Length; i++)
        {
            int read = 0, found = 0;
            foreach (var c in paragraphs[i].Normalize(NormalizationForm.FormC).Where(c => !char.IsWhiteSpace(c)))
            {
                // The article's text is the input's without marks such as bullets, so its characters follow in order.
                var next = at;
                while (next < article.Text.Length && char.IsWhiteSpace(article.Text[next]))
                {
                    next++;
                }

                if (next < article.Text.Length && article.Text[next] == c)
                {
                    found++;
                    read += article.Blocks.Any(b => b.Span.Contains(next)) ? 1 : 0;
                    at = next + 1;
                }
            }

            if (read * 2 > found)
            {
                keep.Add(i);
            }
        }

        return keep;
    }

    [GeneratedRegex(@"\n\s*\n", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BlankLines();
}
