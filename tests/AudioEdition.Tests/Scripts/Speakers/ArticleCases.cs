using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Tests.Scripts.Speakers;

/// <summary>
/// Whole invented articles in many styles. A file holds the article, a line of equals signs, and a line for each quotation in order:
/// kind, a part of the speaker's name (<c>-</c>: nobody may be named, <c>*</c>: not looked at), and the first words.
/// </summary>
public sealed class ArticleCases
{
    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Folder(), "*.txt").Order(StringComparer.Ordinal))
        {
            data.Add(Path.GetFileNameWithoutExtension(file));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_quotation_has_its_kind_and_its_speaker(string file)
    {
        var parts = File.ReadAllText(Path.Combine(Folder(), file + ".txt")).ReplaceLineEndings("\n").Split("=====\n");
        var text = parts[0].Trim();
        var expected = parts[1].Trim().Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();

        var (_, quotations, result) = Blocks.Read(text);

        Assert.Equal(expected.Select(e => e[2]).ToArray(), quotations.Select((q, i) => FirstWords(text, q, i < expected.Length ? expected[i][2] : "")).ToArray());
        for (var i = 0; i < expected.Length; i++)
        {
            var speaker = result.People.FirstOrDefault(p => p.Id == result.Attributions[i].SpeakerId)?.Name;
            Assert.True(Enum.Parse<QuotationKind>(expected[i][0], ignoreCase: true) == quotations[i].Kind, $"{expected[i][2]}: {quotations[i].Kind}");
            Assert.True(
                expected[i][1] switch { "*" => true, "-" => speaker is null, var name => speaker?.Contains(name, StringComparison.Ordinal) == true },
                $"{expected[i][2]}: {speaker} by {result.Attributions[i].Rule}");
        }
    }

    private static string FirstWords(string text, Quotation quotation, string expected) =>
        text.Substring(quotation.Span.Start, Math.Min(expected.Length, quotation.Span.Length));

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AudioEdition.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "AudioEdition.Tests", "Scripts", "Speakers", "Articles");
    }
}
