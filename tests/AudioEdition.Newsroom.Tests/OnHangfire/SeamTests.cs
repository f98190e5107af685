using AudioEdition.Newsroom.OnHangfire;
using AudioEdition.Newsroom.Queue;
using NetArchTest.Rules;
using Npgsql;

namespace AudioEdition.Newsroom.Tests.OnHangfire;

public sealed class SeamTests
{
    [Fact]
    public void Nothing_but_one_folder_names_Hangfire()
    {
        var result = Types.InAssembly(typeof(IArticleQueue).Assembly)
            .That().DoNotResideInNamespace("AudioEdition.Newsroom.OnHangfire")
            .ShouldNot().HaveDependencyOn("Hangfire").GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Theory]
    [InlineData("Amazon", "AudioEdition.Newsroom.Stores")]
    [InlineData("OpenTelemetry", "AudioEdition.Newsroom.Telemetry")]
    public void A_package_is_named_in_one_folder_only(string package, string folder)
    {
        var result = Types.InAssembly(typeof(IArticleQueue).Assembly).That().DoNotResideInNamespace(folder).ShouldNot().HaveDependencyOn(package).GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void The_lanes_names_come_in_the_order_of_their_urgency() =>
        Assert.Equal(LaneNames.All, LaneNames.All.Order(StringComparer.Ordinal));

    [Fact]
    public void A_failure_of_the_database_heals_however_it_is_wrapped_and_an_articles_own_fault_does_not()
    {
        var database = new NpgsqlException("Failed to connect");
        Assert.True(RetryFilter.CanHeal(database));
        Assert.True(RetryFilter.CanHeal(new InvalidOperationException("Could not get a value of the job parameter", database)));
        Assert.True(RetryFilter.CanHeal(new ArticleFailedException("busy", canHeal: true)));
        Assert.False(RetryFilter.CanHeal(new ArticleFailedException("nothing to say", canHeal: false, database)));
        Assert.False(RetryFilter.CanHeal(new InvalidOperationException("a fault of ours")));
    }

    [Fact]
    public void Pauses_double_and_a_service_may_ask_for_more()
    {
        var plan = RetryPlan.Default;
        for (var tries = 1; tries <= 5; tries++)
        {
            var seconds = Math.Pow(2, tries - 1);
            Assert.InRange(plan.PauseAfter(tries, null, "17").TotalSeconds, seconds, seconds * 1.25);
        }

        Assert.InRange(plan.PauseAfter(1, TimeSpan.FromSeconds(30), "17").TotalSeconds, 30, 37.5);
        Assert.InRange(plan.PauseAfter(1, TimeSpan.FromDays(30), "17").TotalHours, 1, 1.25);
        Assert.NotEqual(plan.PauseAfter(3, null, "17"), plan.PauseAfter(3, null, "18"));
    }
}
