using AudioEdition.Articles.Xml;

namespace AudioEdition.Articles.Epub;

/// <summary>Tells a protected book from one that only obfuscates its typefaces (OCF 3.3 §4.2.6.3.2, §4.4).</summary>
internal static class Protection
{
    private const string Path = "META-INF/encryption.xml";

    /// <exception cref="ArticleFormatException">Texts of the book are encrypted.</exception>
    public static void Check(string source, BookArchive archive)
    {
        if (archive.Read(Path) is not { } content)
        {
            return;
        }

        var encrypted = BoundedXml.Load($"{source}: {Path}", content).Descendants().Where(e => e.Name.LocalName == "EncryptedData");
        foreach (var data in encrypted)
        {
            var algorithm = data.Elements().FirstOrDefault(e => e.Name.LocalName == "EncryptionMethod")?.Attribute("Algorithm")?.Value;
            if (algorithm is not ("http://www.idpf.org/2008/embedding" or "http://ns.adobe.com/pdf/enc#RC"))
            {
                throw new ArticleFormatException(source, $"{source} is protected by DRM, so its text cannot be read. Get a copy without protection from the publisher.");
            }
        }
    }
}
