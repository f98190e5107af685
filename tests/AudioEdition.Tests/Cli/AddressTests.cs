using AudioEdition.Tests.Articles.Addresses;

namespace AudioEdition.Tests.Cli;

/// <summary>Whole commands on an address, against a real server.</summary>
public sealed class AddressTests
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>Lighthouse to be let | Holm Post</title><meta property="og:site_name" content="Holm Post"><meta name="robots" content="noai">
        <link rel="canonical" href="/lighthouse"></head><body><nav><a href="/">Home</a></nav><article><h1>Lighthouse to be let</h1>
        <p>The lighthouse at Holm will be let to a family from May, the council decided on Monday after a debate of four hours.</p>
        <p>“We want to see a light in it,” said the mayor, Nora Aas.</p></article></body></html>
        """;

    [Fact]
    public async Task A_plan_is_made_of_an_address_and_shows_what_the_page_says_of_its_use()
    {
        await using var server = await LocalServer.StartAsync(Page);
        using var run = new CommandRun();

        var code = await run.RunAsync("plan", server.At("/lighthouse?utm=1").AbsoluteUri, "--allow-private");

        Assert.True(code == 0, run.Error);
        Assert.Contains("Lighthouse to be let", run.Output, StringComparison.Ordinal);
        Assert.Contains("Nora Aas", run.Output, StringComparison.Ordinal);
        Assert.Contains("robots: noai", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_of_an_address_keeps_where_it_came_from_and_is_an_input_again()
    {
        await using var server = await LocalServer.StartAsync(Page);
        using var run = new CommandRun();
        Assert.Equal(0, await run.RunAsync("plan", server.At("/lighthouse").AbsoluteUri, "--allow-private", "--json"));
        var plan = run.Output;
        Assert.Contains(server.At("/lighthouse").AbsoluteUri, plan, StringComparison.Ordinal);

        Assert.Equal(0, await run.RunAsync("plan", run.Write("plan.json", System.Text.Encoding.UTF8.GetBytes(plan)), "--json"));

        Assert.Equal(plan, run.Output);
    }

    [Fact]
    public async Task The_own_machine_is_not_read_unless_it_is_meant()
    {
        await using var server = await LocalServer.StartAsync(Page);
        using var run = new CommandRun();

        var code = await run.RunAsync("plan", server.Address.AbsoluteUri);

        Assert.Equal(2, code);
        Assert.Contains("--allow-private", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Empty(server.Asked);
    }

    [Theory]
    [InlineData(404, 1)]
    [InlineData(403, 1)]
    public async Task A_page_that_is_not_there_ends_with_one_line(int status, int exitCode)
    {
        await using var server = await LocalServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var run = new CommandRun();

        Assert.Equal(exitCode, await run.RunAsync("build", server.Address.AbsoluteUri, "--allow-private", "--engine", "stub"));

        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("https://")]
    [InlineData("http://user:pass@holm.example/")]
    public async Task What_only_looks_like_an_address_is_wrong_use(string address)
    {
        using var run = new CommandRun();

        Assert.Equal(2, await run.RunAsync("plan", address));
        Assert.DoesNotContain("pass@", run.Error, StringComparison.Ordinal);
    }
}
