using AudioEdition.Speech.Normalization;

namespace AudioEdition.Tests.Speech.Normalization;

public sealed class SpokenCasesTests
{
    public static TheoryData<string, string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var file in Directory.EnumerateFiles(Folder(), "*.tsv").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
            {
                var columns = line.Split('\t');
                data.Add(Path.GetFileNameWithoutExtension(file), columns[0], columns[1], columns[2]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Written_text_is_said_as_a_newsreader_says_it(string semioticClass, string locale, string written, string spoken)
    {
        var text = new TextNormalizer(new NormalizationOptions { Locale = locale }).Normalize(written);

        Assert.True(text.Spoken == spoken, $"{semioticClass}: {written}\n  said: {text.Spoken}\n  want: {spoken}");
    }

    /// <summary>Every word that stands in a case, as it is written there.</summary>
    public static string[] WrittenWords() =>
        [.. Directory.EnumerateFiles(Folder(), "*.tsv").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(l => l.Length > 0).SelectMany(l => l.Split('\t')[1].Split(' ')).Distinct(StringComparer.Ordinal)];

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AudioEdition.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no AudioEdition.sln above the tests");
        }

        return Path.Combine(folder, "tests", "AudioEdition.Tests", "Speech", "Normalization", "Cases");
    }
}
