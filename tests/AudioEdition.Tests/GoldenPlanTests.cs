using AudioEdition.Articles;
using AudioEdition.Publishing.Plans;
using AudioEdition.Scripts;

namespace AudioEdition.Tests;

/// <summary>The plans of whole articles in six styles: what is read, what is cut, who says what, in which voice.</summary>
public sealed class GoldenPlanTests
{
    public static TheoryData<string> ArticleNames() =>
    [
        "wire-ferry.txt",
        "british-library.txt",
        "court-lighthouse.md",
        "interview-keeper.md",
        "science-glacier.txt",
        "obituary-baker.txt",
    ];

    [Theory]
    [MemberData(nameof(ArticleNames))]
    public void The_plan_of_an_article_is_the_one_that_was_reviewed(string name) =>
        Golden.Verify($"plans/{name}.json", PlanWriter.Write(EditionPipeline.Plan(Read(name))));

    [Theory]
    [MemberData(nameof(ArticleNames))]
    public void Every_kept_character_is_in_one_unit(string name)
    {
        var script = EditionPipeline.Plan(Read(name)).Cast.Script;

        var coverage = Coverage.Check(script.Article, script.Units);

        Assert.True(coverage.IsComplete, $"missing {string.Join(", ", coverage.Missing)}, doubled {string.Join(", ", coverage.Doubled)}");
    }

    [Fact]
    public void Several_articles_make_one_edition_in_which_a_person_is_one_person()
    {
        var plan = EditionPipeline.Plan([Read("wire-ferry.txt"), Read("british-library.txt"), Read("wire-ferry.txt")]);

        var script = plan.Cast.Script;
        Assert.True(Coverage.Check(script.Article, script.Units).IsComplete);
        Assert.Single(script.People, p => p.Name == "Tove Lindqvist");
        Assert.Single(plan.Cast.Units.Where(u => u.SpeakerId == "tove-lindqvist").Select(u => u.Voice).Distinct());
        Assert.Equal(3, script.Units.Count(u => u.Kind == UnitKind.Headline));
        Assert.All(script.Units.Where(u => u.Span is not null), u => Assert.Equal(u.Text, u.Span!.Value.In(script.Article.Text)));
    }

    private static Article Read(string name) => ArticleReader.Read(name, File.ReadAllBytes(Repository.TestArticle(name)));
}
