using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AudioEdition.Articles;

namespace AudioEdition.Evaluation;

/// <summary>Saved pages to the bodies of their articles.</summary>
internal static class HtmlVerb
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Run(string inputPath, string outputPath)
    {
        var pages = SavedPages.Read(inputPath);
        var bodies = pages.ToDictionary(p => p.Id, p => new Dictionary<string, string>(StringComparer.Ordinal) { ["articleBody"] = Body(p.Content) }, StringComparer.Ordinal);
        File.WriteAllText(outputPath, JsonSerializer.Serialize(bodies, Plain));

        // The first pass warmed the reader; the second is the one that counts.
        var times = new List<double>();
        foreach (var (_, content) in pages)
        {
            var watch = Stopwatch.StartNew();
            Body(content);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages, mean {times.Average():0.0} ms a page, slowest {times.Max():0.0} ms"));
    }

    private static string Body(byte[] content)
    {
        try
        {
            var article = ArticleReader.Read("page.html", content);
            return string.Join("\n\n", article.Blocks
                .Where(b => b.Kind is BlockKind.Heading or BlockKind.Paragraph or BlockKind.ListItem or BlockKind.BlockQuote)
                .Select(b => b.Span.In(article.Text)));
        }
        catch (NothingToNarrateException)
        {
            return "";
        }
    }
}
