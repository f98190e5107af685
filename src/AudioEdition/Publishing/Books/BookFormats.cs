namespace AudioEdition.Publishing.Books;

/// <summary>Names of the book formats.</summary>
public static class BookFormats
{
    /// <summary>The extension of a format's files, with the dot.</summary>
    /// <param name="format">The format.</param>
    public static string FileExtension(this BookFormat format) => format == BookFormat.Epub ? ".epub" : ".lpf";

    /// <summary>The media type.</summary>
    /// <param name="format">The format.</param>
    public static string MediaType(this BookFormat format) => format == BookFormat.Epub ? "application/epub+zip" : "application/lpf+zip";
}
