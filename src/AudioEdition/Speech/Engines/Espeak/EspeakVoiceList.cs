namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>The tables that <c>espeak-ng --voices</c> prints.</summary>
internal sealed record EspeakVoiceList(IReadOnlyList<EspeakVoiceList.Accent> Accents, IReadOnlySet<string> Variants)
{
    /// <summary>A language or accent.</summary>
    /// <param name="Name">The name that <c>-v</c> takes, a language tag.</param>
    /// <param name="Description">eSpeak's own name for it.</param>
    /// <param name="File">Its file under <c>lang</c> in the data folder.</param>
    public readonly record struct Accent(string Name, string Description, string File);

    public static EspeakVoiceList Parse(string voices, string variants)
    {
        var accents = new List<Accent>();
        foreach (var columns in Rows(voices))
        {
            // MBROLA voices need data that no one installs along; a variant listed by its language is no accent.
            var isOwn = !columns[4].StartsWith("mb/", StringComparison.Ordinal) && !columns[4].StartsWith("!v/", StringComparison.Ordinal);
            if (isOwn && !accents.Any(a => a.Name == columns[1]))
            {
                accents.Add(new Accent(columns[1], columns[3].Replace('_', ' '), columns[4]));
            }
        }

        var names = Rows(variants).Select(c => c[4]).Where(f => f.StartsWith("!v/", StringComparison.Ordinal)).Select(f => f[3..]);
        return new EspeakVoiceList(accents, names.ToHashSet(StringComparer.Ordinal));
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
