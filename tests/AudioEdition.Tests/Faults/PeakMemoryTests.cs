using System.Globalization;
using System.Text;

namespace AudioEdition.Tests.Faults;

/// <summary>The memory of whole commands, as processes of their own, for an article and for a book.</summary>
[Trait("Category", "Slow")]
public sealed class PeakMemoryTests : IDisposable
{
    private const int ArticleBytes = 22_000;
    private const int BookBytes = 2_200_000;

    private static readonly string[] People = ["Ines Marlow", "Tom Reddick", "Ada Holm", "Aksel Brandvold", "Sofia Lindqvist"];
    private static readonly string[] Things = ["ferry", "bakery", "orchard", "library", "harbour", "lighthouse", "school"];

    /// <summary>Runs a command and says on standard error how many kilobytes the largest of its processes had at most: wait4(2) tells it, and nobody else can once they are gone.</summary>
    private const string Measure = "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:]); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr); sys.exit(code)";

    private readonly TemporaryFolder _folder = new();

    public static bool CanMeasure => OperatingSystem.IsLinux();

    public void Dispose() => _folder.Dispose();

    [Theory(Skip = "Only Linux tells the figure in this unit.", SkipUnless = nameof(CanMeasure))]
    [InlineData(ArticleBytes, 70)]
    [InlineData(BookBytes, 120)]
    public async Task A_plan_is_written_within_120_MB_whatever_its_length(int bytes, int megabytes)
    {
        var peak = await PeakOfAsync(Text(bytes, distinct: bytes), "plan", "--json");

        Assert.InRange(peak, 10, megabytes);
    }

    /// <remarks>The book's sentences come again after 22 KB, so that the test takes a minute: the edition has all its units and hours, and each is read, placed, encoded and measured.</remarks>
    [Theory(Skip = "Only Linux tells the figure in this unit.", SkipUnless = nameof(CanMeasure))]
    [InlineData(ArticleBytes, 110)]
    [InlineData(BookBytes, 200)]
    public async Task An_edition_of_forty_hours_takes_little_more_memory_than_one_of_half_an_hour(int bytes, int megabytes)
    {
        var peak = await PeakOfAsync(Text(bytes, distinct: ArticleBytes), "build", "--engine", "stub", "--format", "mp3", "--quiet", "-o", "edition");

        Assert.InRange(peak, 10, megabytes);
    }

    private async Task<int> PeakOfAsync(string text, string verb, params string[] options)
    {
        var article = _folder.Combine("article.txt");
        await File.WriteAllTextAsync(article, text, TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await new CommandProcess(_folder.Path, ["/usr/bin/python3", "-c", Measure, .. CommandForm.Native]).RunAsync([verb, article, .. options]);

        Assert.True(exitCode == 0, error);
        return int.Parse(error.TrimEnd().Split('\n')[^1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>News of so many bytes, a third of it quotations, that begins anew after so many distinct ones.</summary>
    private static string Text(int bytes, int distinct)
    {
        var paragraphs = new List<string>();
        for (var (i, length) = (0, 0); length < distinct; i++)
        {
            var (thing, person) = (Things[i % Things.Length], People[i % People.Length]);
            paragraphs.Add(string.Create(CultureInfo.InvariantCulture, $"The {thing} of district {i} was closed again on Monday, and the council does not expect it to open before {Things[(i + 3) % Things.Length]} and road have been repaired."));
            paragraphs.Add(string.Create(CultureInfo.InvariantCulture, $"“We counted {i + 12} boats that week and not one of them stopped here,” said {person}, who has worked at the {thing} for years."));
            length += paragraphs[^1].Length + paragraphs[^2].Length + 8;
        }

        var text = new StringBuilder("Ferry crews call off strike\n\n");
        for (var i = 0; text.Length < bytes; i++)
        {
            text.Append(paragraphs[i % paragraphs.Count]).Append("\n\n");
        }

        return text.ToString();
    }
}
