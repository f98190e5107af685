using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AudioEdition.Articles;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Evaluation;

/// <summary>Quotations and speakers of texts that are taken as given: paragraphs parted by a blank line.</summary>
internal static class QuotesVerb
{
    private const int TimedRounds = 25;

    public static void Run(string inputPath, string outputPath)
    {
        var articles = new List<(string Id, string Text)>();
        foreach (var line in File.ReadLines(inputPath))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                using var json = JsonDocument.Parse(line);
                articles.Add((json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("text").GetString()!));
            }
        }

        using (var stream = File.Create(outputPath))
        {
            foreach (var (id, text) in articles)
            {
                using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                {
                    Write(writer, id, text);
                }

                stream.Write("\n"u8);
            }
        }

        PrintThroughput(articles);
    }

    private static void Write(Utf8JsonWriter writer, string id, string text)
    {
        var blocks = BlocksOf(text);
        var quotations = QuoteDetector.Detect(text, blocks);
        var (people, attributions) = SpeakerAttributor.Attribute(text, blocks, quotations);
        var names = people.ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteStartArray("quotes");
        for (var i = 0; i < quotations.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("start", quotations[i].Span.Start);
            writer.WriteNumber("end", quotations[i].Span.End);
            writer.WriteString("kind", quotations[i].Kind switch { QuotationKind.Direct => "direct", QuotationKind.Mixed => "mixed", _ => "label" });
            writer.WriteString("speaker", attributions[i].SpeakerId is { } speaker ? names[speaker] : null);
            if (attributions[i].Mention is { } mention)
            {
                writer.WriteStartObject("speakerMention");
                writer.WriteNumber("start", mention.Start);
                writer.WriteNumber("end", mention.End);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteNull("speakerMention");
            }

            writer.WriteString("rule", attributions[i].Rule);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // One core, everything warm: the best of a few rounds over all articles.
    private static void PrintThroughput(List<(string Id, string Text)> articles)
    {
        var bytes = articles.Sum(a => (long)System.Text.Encoding.UTF8.GetByteCount(a.Text));
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < TimedRounds; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var (_, text) in articles)
            {
                var blocks = BlocksOf(text);
                _ = SpeakerAttributor.Attribute(text, blocks, QuoteDetector.Detect(text, blocks));
            }

            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{articles.Count} articles, {bytes / 1e6 / best.TotalSeconds:0.0} MB/s"));
    }

    private static List<TextSpan> BlocksOf(string text)
    {
        var blocks = new List<TextSpan>();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            var (from, to) = (start, end);
            while (from < to && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            if (to > from)
            {
                blocks.Add(new TextSpan(from, to));
            }

            start = end + 2;
        }

        return blocks;
    }
}
