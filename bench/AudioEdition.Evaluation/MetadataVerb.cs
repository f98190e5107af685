using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioEdition.Articles;

namespace AudioEdition.Evaluation;

/// <summary>Saved pages to what is known of their articles beside the body.</summary>
internal static class MetadataVerb
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public static void Run(string inputPath, string outputPath)
    {
        var pages = SavedPages.Read(inputPath);
        var told = pages.ToDictionary(p => p.Id, p => Facts(p.Content), StringComparer.Ordinal);
        File.WriteAllText(outputPath, JsonSerializer.Serialize(told, Plain));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages"));
    }

    private static object? Facts(byte[] content)
    {
        try
        {
            var article = ArticleReader.Read("page.html", content);
            return new
            {
                title = article.Headline,
                standfirst = article.Standfirst,
                byline = article.Byline,
                published = article.Published?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                language = article.Language,
                site = article.Site,
                canonical = article.CanonicalAddress,
                image = article.LeadImage,
            };
        }
        catch (NothingToNarrateException)
        {
            return null;
        }
    }
}
