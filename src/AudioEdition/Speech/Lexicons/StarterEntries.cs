namespace AudioEdition.Speech.Lexicons;

/// <summary>The lexicon that is always there: <c>starter.tsv</c> beside this file, a line an entry, each with the source of its pronunciation.</summary>
internal static class StarterEntries
{
    /// <summary>The name of the table inside the assembly.</summary>
    public const string ResourceName = "AudioEdition.starter.tsv";

    /// <summary>
    /// The engines without lexicons of such names: their letter-to-sound rules spell "Lviv" out and take "Xi" for a Z. Neural and cloud voices say these by
    /// themselves, and a pronunciation would only cost them their own.
    /// </summary>
    private static readonly string[] Engines = ["flite", "flite-native", "espeak"];

    public static IReadOnlyList<LexiconEntry> All { get; } = [.. Read()];

    private static IEnumerable<LexiconEntry> Read()
    {
        using var stream = typeof(StarterEntries).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly lacks its own {ResourceName}.");
        using var reader = new StreamReader(stream);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Split('\t') is not [{ Length: > 0 } written, var locale, { Length: > 0 } ipa, { Length: > 0 } source])
            {
                throw new LexiconFormatException(ResourceName, number, "a line has four columns: written form, locale, IPA, source");
            }

            foreach (var engine in Engines)
            {
                yield return new LexiconEntry(written) { Ipa = ipa, Locale = locale.Length > 0 ? locale : null, Engine = engine, Source = source };
            }
        }
    }
}
