namespace AudioEdition.Publishing.Books;

/// <summary>Books that hold an edition's audio and text in one file.</summary>
public enum BookFormat
{
    /// <summary>EPUB 3 with media overlays: the text is lit while it is read aloud.</summary>
    Epub,

    /// <summary>W3C Audiobook in the Lightweight Packaging Format.</summary>
    Lpf,
}
