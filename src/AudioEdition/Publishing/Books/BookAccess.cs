namespace AudioEdition.Publishing.Books;

/// <summary>What a book says of its accessibility: schema.org's vocabulary, as EPUB Accessibility 1.1 and Audiobooks ask for.</summary>
internal static class BookAccess
{
    public const string Summary = "The whole text is read aloud and can be read along sentence by sentence; the chapters are listed.";

    public static IReadOnlyList<(string Property, string Value)> Properties { get; } =
    [
        ("accessMode", "textual"),
        ("accessMode", "auditory"),
        ("accessModeSufficient", "textual"),
        ("accessModeSufficient", "auditory"),
        ("accessibilityFeature", "synchronizedAudioText"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "displayTransformability"),
        ("accessibilityFeature", "alternativeText"),
        ("accessibilityHazard", "none"),
    ];
}
