using System.Globalization;
using System.Text;
using System.Xml;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Pages;
using AudioEdition.Publishing.Report;

namespace AudioEdition.Publishing.Feeds;

public static partial class PodcastFeedWriter
{
    /// <summary>Longest name and soundbite title of the podcast namespace.</summary>
    private const int MaxName = 128;

    /// <summary>With names and links, Apple's 4000 bytes of a description are not passed.</summary>
    private const int MaxSummary = 600;

    private static readonly (string File, string Type, string? Rel)[] Transcripts =
    [
        ("transcript.vtt", "text/vtt", "captions"),
        ("transcript.json", "application/json", null),
        ("transcript.srt", "application/x-subrip", "captions"),
        ("transcript.html", "text/html", null),
    ];

    private static readonly string[] Covers = ["cover.jpg", "cover.png"];

    private static void WriteItem(XmlWriter xml, PodcastChannel channel, PodcastItem item)
    {
        var edition = item.Edition;
        var about = edition.Report.Article;
        var title = PublishedText.Title(edition.Report.Title);
        var page = edition.AddressOf(channel.BaseAddress, "index.html");
        var original = about?.Address is { } text && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
        var main = item.Media[0];
        xml.WriteStartElement("item");
        xml.WriteElementString("title", edition.IsQuotationsOnly ? PublishedText.Title($"{PublishedText.Shorten(title, 200)} (quotations)") : title);
        xml.WriteElementString("link", (original ?? page).AbsoluteUri);
        xml.WriteElement("guid", null, $"urn:uuid:{item.Id}", ("isPermaLink", "false"));
        xml.WriteElementString("pubDate", Date(item.Published));
        xml.WriteElementString("description", Notes(about, original, page));
        xml.WriteElement(
            "enclosure",
            null,
            null,
            ("url", edition.AddressOf(channel.BaseAddress, main.File.Path).AbsoluteUri),
            ("length", main.File.Bytes.ToString(CultureInfo.InvariantCulture)),
            ("type", main.Format.MediaType()));
        if (about?.Byline is { } byline)
        {
            xml.WriteElementString("author", Itunes, PublishedText.Title(byline));
        }

        xml.WriteElementString("duration", Itunes, Math.Max(1, Math.Round(main.Seconds)).ToString("0", CultureInfo.InvariantCulture));
        xml.WriteElementString("episodeType", Itunes, "full");
        xml.WriteElementString("explicit", Itunes, channel.Explicit ? "true" : "false");
        if (Covers.FirstOrDefault(edition.Files.ContainsKey) is { } cover)
        {
            xml.WriteElement("image", Itunes, null, ("href", edition.AddressOf(channel.BaseAddress, cover).AbsoluteUri));
        }

        WriteText(xml, channel, edition);
        WritePeople(xml, about);
        foreach (var medium in item.Media.Skip(1))
        {
            WriteAlternative(xml, channel, edition, medium);
        }

        WriteAiContent(xml);
        xml.WriteEndElement();
    }

    /// <summary>What an app shows of the item: HTML, all of it escaped.</summary>
    private static string Notes(ReportArticle? about, Uri? original, Uri page)
    {
        var html = new StringBuilder();
        if (about?.Summary is { } summary)
        {
            html.Append("<p>").Append(Html(PublishedText.Shorten(summary, MaxSummary))).Append("</p>\n");
        }

        if (about?.People is { Count: > 0 } people)
        {
            var names = people.Take(12).Select(p => Html(PublishedText.Shorten(p.Description is { } who ? $"{p.Name} ({who})" : p.Name, MaxName)));
            html.Append("<p>Quoted: ").AppendJoin("; ", names).Append(people.Count > 12 ? "; …" : ".").Append("</p>\n");
        }

        html.Append("<p>").Append(original is null ? "" : $"<a href=\"{Html(original.AbsoluteUri)}\">The article</a> · ");
        html.Append(CultureInfo.InvariantCulture, $"<a href=\"{Html(page.AbsoluteUri)}\">Read along</a></p>\n<p>{Html(EditionWriter.Disclosure)}</p>");
        return html.ToString();
    }

    private static void WriteText(XmlWriter xml, PodcastChannel channel, PodcastEdition edition)
    {
        if (edition.Files.ContainsKey("chapters.json"))
        {
            xml.WriteElement("chapters", Podcast, null, ("url", edition.AddressOf(channel.BaseAddress, "chapters.json").AbsoluteUri), ("type", "application/json+chapters"));
        }

        foreach (var (file, type, rel) in Transcripts.Where(t => edition.Files.ContainsKey(t.File)))
        {
            xml.WriteElement("transcript", Podcast, null, ("url", edition.AddressOf(channel.BaseAddress, file).AbsoluteUri), ("type", type), ("language", edition.Report.Locale), ("rel", rel));
        }
    }

    private static void WritePeople(XmlWriter xml, ReportArticle? about)
    {
        if (about?.Byline is { } byline)
        {
            WritePerson(xml, byline, "writing", "author");
        }

        // The taxonomy has no word for somebody who is quoted; "guest" is what lets a listener find them.
        foreach (var person in about?.People ?? [])
        {
            WritePerson(xml, person.Name, "cast", "guest");
        }

        foreach (var bite in about?.Soundbites ?? [])
        {
            xml.WriteElement(
                "soundbite",
                Podcast,
                PublishedText.Shorten(bite.Title, MaxName),
                ("startTime", bite.Start.ToString("0.###", CultureInfo.InvariantCulture)),
                ("duration", bite.Seconds.ToString("0.###", CultureInfo.InvariantCulture)));
        }
    }

    private static void WritePerson(XmlWriter xml, string name, string group, string role) =>
        xml.WriteElement("person", Podcast, PublishedText.Shorten(name, MaxName), ("group", group), ("role", role));

    private static void WriteAlternative(XmlWriter xml, PodcastChannel channel, PodcastEdition edition, PodcastMedium medium)
    {
        xml.OpenElement(
            "alternateEnclosure",
            Podcast,
            ("type", medium.Format.MediaType()),
            ("length", medium.File.Bytes.ToString(CultureInfo.InvariantCulture)),
            ("bitrate", medium.Seconds > 0 ? (medium.File.Bytes * 8 / medium.Seconds).ToString("0", CultureInfo.InvariantCulture) : null),
            ("lang", edition.Report.Locale),
            ("title", medium.IsQuotations ? "Quotations only" : medium.Format.FileExtension()[1..].ToUpperInvariant()));
        xml.WriteElement("source", Podcast, null, ("uri", edition.AddressOf(channel.BaseAddress, medium.File.Path).AbsoluteUri));
        if (medium.File.Sha256.Length > 0)
        {
            xml.WriteElement("integrity", Podcast, null, ("type", "sri"), ("value", "sha256-" + Convert.ToBase64String(Convert.FromHexString(medium.File.Sha256))));
        }

        xml.WriteEndElement();
    }

    private static string Html(string text) => PageParts.Text(text);
}
