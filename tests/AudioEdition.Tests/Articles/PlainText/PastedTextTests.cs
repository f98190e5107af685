using System.Text;
using AudioEdition.Articles;

namespace AudioEdition.Tests.Articles.PlainText;

/// <summary>The judged paragraphs of <c>Cases/pasted.txt</c>.</summary>
public sealed class PastedTextTests
{
    public static TheoryData<string> CaseNames() => [.. Cases().Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Pasted_text_keeps_the_article_and_loses_the_furniture(string name)
    {
        var judged = Cases()[name];
        var article = ArticleReader.Read("pasted.txt", Encoding.UTF8.GetBytes(string.Join("\n\n", judged.Select(p => p.Text))));

        var read = string.Concat(article.Blocks.Select(b => Bare(b.Span.In(article.Text))));
        var faults = judged.Where(p => p.Mark != '?' && (p.Mark == '+') != read.Contains(Bare(p.Text), StringComparison.Ordinal))
            .Select(p => $"{(p.Mark == '+' ? "lost" : "leaked")}: {p.Text}");
        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Every_cut_names_its_evidence(string name)
    {
        var article = ArticleReader.Read("pasted.txt", Encoding.UTF8.GetBytes(string.Join("\n\n", Cases()[name].Select(p => p.Text))));

        Assert.All(article.Cuts, c => Assert.NotEmpty(c.Evidence));
    }

    private static Dictionary<string, List<(char Mark, string Text)>> Cases()
    {
        var cases = new Dictionary<string, List<(char, string)>>(StringComparer.Ordinal);
        foreach (var part in File.ReadAllText(CaseFiles.Path("pasted.txt")).Split("\n== ").Skip(1))
        {
            var paragraphs = part.Split("\n\n").Select((p, i) => i == 0 ? p[(p.IndexOf('\n', StringComparison.Ordinal) + 1)..] : p)
                .Select(p => p.Trim('\n')).Where(p => p.Length > 0);
            cases[part[..part.IndexOf('\n', StringComparison.Ordinal)]] = [.. paragraphs.Select(p => (p[0], p[2..]))];
        }

        return cases;
    }

    /// <summary>White space and the marks of lists and quoted mail differ between a paragraph and its block.</summary>
    private static string Bare(string text) =>
        string.Concat(text.Split('\n').SelectMany(l => l.StartsWith("- ", StringComparison.Ordinal) || l.StartsWith("> ", StringComparison.Ordinal) ? l[2..] : l).Where(c => !char.IsWhiteSpace(c)));
}
