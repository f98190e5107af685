using System.Xml.Linq;
using AudioEdition.Articles.Feeds;
using AudioEdition.Articles.PlainText;
using AudioEdition.Articles.Xml;

namespace AudioEdition.Articles.Epub;

/// <summary>The package document (EPUB 3.3 §5; OPF 2.0.1): metadata, files, reading order, and what the book says of its parts.</summary>
internal sealed class Package
{
    /// <summary>Texts of one book.</summary>
    private const int MostTexts = 5_000;

    private static readonly XNamespace Container = "urn:oasis:names:tc:opendocument:xmlns:container";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";

    private readonly string _source;
    private readonly BookArchive _archive;
    private readonly Dictionary<string, (string Path, string Type, string Properties)> _files = new(StringComparer.Ordinal);

    private Package(string source, BookArchive archive)
    {
        _source = source;
        _archive = archive;
    }

    public string? Title { get; private set; }

    public List<string> Creators { get; private set; } = [];

    public string? Language { get; private set; }

    public DateTimeOffset? Published { get; private set; }

    public string? Publisher { get; private set; }

    /// <summary>Paths of the texts in reading order, each once, without those outside of it (<c>linear="no"</c>).</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Paths of texts that stand outside the reading order.</summary>
    public List<string> Aside { get; } = [];

    /// <summary>Titles by path, as the book's contents tell them.</summary>
    public Dictionary<string, string> Titles { get; } = new(StringComparer.Ordinal);

    /// <summary>What the book says that a text is ("cover", "toc", "copyright-page"), by path.</summary>
    public Dictionary<string, string> Kinds { get; } = new(StringComparer.Ordinal);

    /// <exception cref="ArticleFormatException">It is no book, or a protected one.</exception>
    public static Package Read(string source, BookArchive archive)
    {
        var package = new Package(source, archive);
        Protection.Check(source, archive);
        var container = package.Xml("META-INF/container.xml") ?? throw package.NoBook("it has no META-INF/container.xml");
        var path = container.Descendants().Where(e => e.Name.LocalName == "rootfile" && (e.Name.Namespace == Container || e.Name.NamespaceName.Length == 0))
            .Select(e => BookPath.Resolve("", e.Attribute("full-path")?.Value)?.Path).FirstOrDefault(p => p is not null && archive.Contains(p))
            ?? throw package.NoBook("its container names no package document");
        package.ReadOpf(path, package.Xml(path)!.Root!);
        return package;
    }

    private void ReadOpf(string path, XElement root)
    {
        var metadata = root.Elements().FirstOrDefault(e => e.Name.LocalName == "metadata");
        if (metadata is not null)
        {
            ReadMetadata(metadata);
        }

        foreach (var item in Children(root, "manifest", "item").Take(BookArchive.MostEntries))
        {
            if (item.Attribute("id")?.Value is { } id && BookPath.Resolve(path, item.Attribute("href")?.Value) is { } file)
            {
                _files.TryAdd(id, (file.Path, item.Attribute("media-type")?.Value.Trim().ToLowerInvariant() ?? "", item.Attribute("properties")?.Value ?? ""));
            }
        }

        ReadSpine(root);
        foreach (var reference in Children(root, "guide", "reference"))
        {
            if (reference.Attribute("type")?.Value is { } kind && BookPath.Resolve(path, reference.Attribute("href")?.Value) is { Fragment: "" } target)
            {
                Kinds.TryAdd(target.Path, kind.Trim().ToLowerInvariant());
            }
        }

        ReadContents(root);
    }

    private void ReadSpine(XElement root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in Children(root, "spine", "itemref").Take(MostTexts))
        {
            if (reference.Attribute("idref")?.Value is { } id && _files.TryGetValue(id, out var file) && file.Type is "application/xhtml+xml" or "text/html" or "text/x-oeb1-document" or "" && seen.Add(file.Path))
            {
                (reference.Attribute("linear")?.Value.Trim() == "no" ? Aside : Texts).Add(file.Path);
            }
        }

        if (Texts.Count == 0)
        {
            throw NoBook("its spine names no text");
        }
    }

    private void ReadContents(XElement root)
    {
        // EPUB 3: the navigation document; its page list and landmarks are other lists.
        var nav = _files.Values.FirstOrDefault(f => f.Properties.Split(' ').Contains("nav", StringComparer.Ordinal));
        if (nav.Path is not null && Xml(nav.Path) is { } page)
        {
            Kinds[nav.Path] = "toc";
            foreach (var list in page.Descendants().Where(e => e.Name.LocalName == "nav"))
            {
                var kind = list.Attribute(HtmlText.EpubOps + "type")?.Value.Trim() ?? list.Attribute("role")?.Value.Trim();
                ReadList(nav.Path, list, kind);
            }
        }

        // EPUB 2: the NCX.
        var id = root.Elements().FirstOrDefault(e => e.Name.LocalName == "spine")?.Attribute("toc")?.Value;
        var ncx = id is not null && _files.TryGetValue(id, out var named) ? named : _files.Values.FirstOrDefault(f => f.Type == "application/x-dtbncx+xml");
        if (ncx.Path is not null && Titles.Count == 0 && Xml(ncx.Path) is { } tree)
        {
            foreach (var point in tree.Descendants().Where(e => e.Name.LocalName == "navPoint"))
            {
                Entitle(ncx.Path, point.Elements().FirstOrDefault(e => e.Name.LocalName == "content")?.Attribute("src")?.Value, point.Elements().FirstOrDefault(e => e.Name.LocalName == "navLabel")?.Value);
            }
        }
    }

    private void ReadList(string path, XElement list, string? kind)
    {
        foreach (var link in list.Descendants().Where(e => e.Name.LocalName == "a"))
        {
            var target = link.Attribute("href")?.Value;
            if (kind is "landmarks")
            {
                if (link.Attribute(HtmlText.EpubOps + "type")?.Value is { } type && BookPath.Resolve(path, target) is { Fragment: "" } part)
                {
                    Kinds.TryAdd(part.Path, type.Trim().ToLowerInvariant());
                }
            }
            else if (kind is not ("page-list" or "doc-pagelist"))
            {
                Entitle(path, target, link.Value);
            }
        }
    }

    /// <summary>The first entry of the contents that leads into a text is its title; later ones are sections of it.</summary>
    private void Entitle(string path, string? target, string? label)
    {
        var title = TextCleaner.CleanLine(label ?? "");
        if (title.Length is > 0 and < 400 && BookPath.Resolve(path, target) is { } part)
        {
            Titles.TryAdd(part.Path, title);
        }
    }

    private void ReadMetadata(XElement metadata)
    {
        // OPF 2 wraps the elements once more in some books.
        var elements = metadata.Descendants().Where(e => e.Name.Namespace == DublinCore).ToList();
        var refined = metadata.Descendants().Where(e => e.Name.LocalName == "meta" && e.Attribute("refines") is not null)
            .ToLookup(e => (e.Attribute("refines")!.Value.TrimStart('#'), e.Attribute("property")?.Value ?? ""), e => e.Value.Trim());
        var titles = elements.FindAll(e => e.Name.LocalName == "title");
        Title = Clean(titles.Find(t => Refinement(t, "title-type") is "main") ?? titles.FirstOrDefault());
        Creators = [.. elements.Where(e => e.Name.LocalName == "creator" && (Refinement(e, "role") ?? e.Attribute(Opf + "role")?.Value) is null or "aut" or "aui")
            .Select(Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(10)];
        Language = LanguageTag.Normalize(elements.Find(e => e.Name.LocalName == "language")?.Value);
        Publisher = Clean(elements.Find(e => e.Name.LocalName == "publisher"));
        var dates = elements.FindAll(e => e.Name.LocalName == "date");
        Published = Date(dates.Find(d => d.Attribute(Opf + "event")?.Value == "publication") ?? dates.Find(d => d.Attribute(Opf + "event")?.Value is not ("modification" or "creation")));

        string? Refinement(XElement element, string property) => element.Attribute("id")?.Value is { } id ? refined[(id, property)].FirstOrDefault() : null;
    }

    /// <summary>W3CDTF: a year alone, a month, or a day.</summary>
    private static DateTimeOffset? Date(XElement? element)
    {
        var text = element?.Value.Trim();
        return text is { Length: 4 } ? FeedDate.Parse(text + "-01-01") : text is { Length: 7 } ? FeedDate.Parse(text + "-01") : FeedDate.Parse(text);
    }

    private static string? Clean(XElement? element)
    {
        var text = TextCleaner.CleanLine(element?.Value ?? "");
        return text.Length is 0 or > 1000 ? null : text;
    }

    private static IEnumerable<XElement> Children(XElement root, string list, string name) =>
        root.Elements().Where(e => e.Name.LocalName == list).Elements().Where(e => e.Name.LocalName == name);

    private XDocument? Xml(string path) => _archive.Read(path) is { } content ? BoundedXml.Load($"{_source}: {path}", content) : null;

    private ArticleFormatException NoBook(string what) => new(_source, $"{_source} is no EPUB: {what}. Check that it is a book in EPUB format and was saved whole.");
}
