namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>The voices of eSpeak NG, as <c>espeak-ng --voices</c> prints them.</summary>
internal sealed record EspeakVoiceList(IReadOnlyList<EspeakVoiceList.Accent> Accents, IReadOnlySet<string> Variants)
{
    /// <summary>A language or accent.</summary>
    /// <param name="Name">The name that <c>-v</c> takes, a language tag.</param>
    /// <param name="Description">eSpeak's own name for it.</param>
    /// <param name="File">Its file under <c>lang</c> in the data folder.</param>
    public readonly record struct Accent(string Name, string Description, string File);

    public static EspeakVoiceList Parse(string voices, string variants) =>
        Of(Rows(voices).Select(c => new Accent(c[1], c[3], c[4])), Rows(variants).Select(c => c[4]));

    /// <summary>Of every voice that eSpeak NG has, and the files of its variants.</summary>
    public static EspeakVoiceList Of(IEnumerable<Accent> voices, IEnumerable<string> variantFiles)
    {
        // MBROLA voices need data that no one installs along; a variant listed by its language is no accent.
        var accents = voices
            .Where(v => !v.File.StartsWith("mb/", StringComparison.Ordinal) && !v.File.StartsWith("!v/", StringComparison.Ordinal))
            .DistinctBy(v => v.Name, StringComparer.Ordinal)
            .Select(v => v with { Description = v.Description.Replace('_', ' ') });
        var names = variantFiles.Where(f => f.StartsWith("!v/", StringComparison.Ordinal)).Select(f => f[3..]);
        return new EspeakVoiceList([.. accents], names.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>True for <c>en-us</c> and <c>en-us+klatt2</c>; eSpeak itself takes an unknown variant without a word and leaves it out.</summary>
    public bool Has(string voice)
    {
        var plus = voice.IndexOf('+', StringComparison.Ordinal);
        var accent = plus < 0 ? voice : voice[..plus];
        return Accents.Any(a => a.Name == accent) && (plus < 0 || Variants.Contains(voice[(plus + 1)..]));
    }

    private static IEnumerable<string[]> Rows(string table) => table
        .Split('\n')
        .Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(columns => columns.Length >= 5);
}
