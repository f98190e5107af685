using System.Text;
using AudioEdition.Articles;
using AudioEdition.Articles.Epub;
using AudioEdition.Articles.Feeds;
using AudioEdition.Tests.Articles.Epub;
using CsCheck;

namespace AudioEdition.Tests.Articles;

/// <summary>Whatever bytes come: an answer or one clear refusal, nothing else.</summary>
public sealed class HostileCollectionTests
{
    private static readonly byte[][] Feeds =
    [
        Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><rss xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>T &amp; U</title><link>https://a.example</link><item><guid>1</guid><pubDate>Tue, 3 Jun 2031 09:05:00 GMT</pubDate><c:encoded><![CDATA[<p>x</p>]]></c:encoded></item></channel></rss>"),
        Encoding.UTF8.GetBytes("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://a.example/\"><title type=\"html\">&lt;b&gt;</title><entry><id>1</id><link href=\"x\"/><content type=\"xhtml\"><div><p>y</p></div></content><updated>2031-06-03T00:00:00Z</updated></entry></feed>"),
        Encoding.UTF8.GetBytes("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[{\"id\":\"1\",\"content_html\":\"<p>x</p>\",\"authors\":[{\"name\":\"N\"}],\"date_published\":\"2031-06-03\"}]}"),
        Encoding.UTF8.GetBytes("<opml version=\"2.0\"><body><outline text=\"a\" xmlUrl=\"https://a.example/f\"/></body></opml>"),
    ];

    private static readonly string[] Snippets = ["<", ">", "&", "]]>", "<!DOCTYPE x [", "&#0;", "\"", "{", "\uFFFF", "<a><b>"];

    private static readonly byte[] Novel = BookBuilder.Zip(BookBuilder.Novel());

    [Fact]
    public void A_damaged_feed_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Feeds.Length - 1], Edits).Sample(
            (i, edits) =>
            {
                var content = Damage(Feeds[i], edits);
                Survives(() => ArticleReader.FormatOf("x", content));
                Survives(() => FeedReader.Read("https://a.example/f", content));
                Survives(() => OutlineReader.Read("https://a.example/f", content));
                Survives(() => FeedLinks.Find("https://a.example/f", content));
            },
            iter: 1500);

    [Fact]
    public void A_damaged_book_is_read_or_refused() =>
        Edits.Sample(edits => Survives(() => EpubReader.Read("x.epub", Damage(Novel, edits))), iter: 400);

    [Fact]
    public void A_book_of_damaged_texts_is_read_or_refused() =>
        Gen.Select(Gen.Int[1, 100], Edits).Sample(
            (pick, edits) =>
            {
                var files = BookBuilder.Novel();
                var name = files.Keys.Where(k => k != "mimetype").ElementAt(pick % (files.Count - 1));
                files[name] = Encoding.Latin1.GetString(Damage(Encoding.UTF8.GetBytes(files[name]), edits));
                Survives(() => EpubReader.Read("x.epub", BookBuilder.Zip(files)));
            },
            iter: 400);

    /// <summary>Where, what, and how many bytes are taken out.</summary>
    private static Gen<(double At, byte[] Put, int Drop)[]> Edits { get; } =
        Gen.Select(Gen.Double.Unit, Gen.OneOf(Gen.Byte.Array[0, 4], Gen.Int[0, Snippets.Length - 1].Select(i => Encoding.UTF8.GetBytes(Snippets[i]))), Gen.Int[0, 6]).Array[1, 4];

    private static byte[] Damage(byte[] content, (double At, byte[] Put, int Drop)[] edits)
    {
        var bytes = content.ToList();
        foreach (var (at, put, drop) in edits)
        {
            var index = (int)(at * bytes.Count);
            bytes.RemoveRange(index, Math.Min(drop, bytes.Count - index));
            bytes.InsertRange(index, put);
        }

        return [.. bytes];
    }

    private static void Survives<T>(Func<T> read)
    {
        try
        {
            _ = read();
        }
        catch (AudioEditionException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }
}
