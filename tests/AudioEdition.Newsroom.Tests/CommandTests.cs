using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AudioEdition.Cli;
using AudioEdition.Cli.Terminal;
using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests;

[Collection(OneAtATime.Name)]
public sealed class CommandTests(PostgresServer server)
{
    [Theory]
    [InlineData("submit", "a.txt")]
    [InlineData("worker")]
    [InlineData("queue", "status")]
    [InlineData("dashboard")]
    public async Task Without_a_database_the_verbs_say_what_to_set(params string[] args)
    {
        var (code, _, error) = await RunAsync([], args);
        Assert.Equal(2, code);
        Assert.Contains("AUDIOEDITION_DATABASE", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-connection-string", "database")]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=x;Timeout=1", "database")]
    public async Task A_database_that_cannot_be_used_is_named_in_one_line(string database, string named)
    {
        var (code, _, error) = await RunAsync([("AUDIOEDITION_DATABASE", database)], "queue", "status");
        Assert.Equal(1, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task What_the_server_says_is_told_in_one_line_too()
    {
        using var site = await TestSite.OpenAsync(server);
        var (code, _, error) = await RunAsync([("AUDIOEDITION_DATABASE", site.Database + ";Database=nowhere")], "queue", "status");
        Assert.Equal(1, code);
        Assert.Contains("\"nowhere\" does not exist", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rate", "azure")]
    [InlineData("--rate", "azure=0")]
    [InlineData("--rate", "azure=5:0")]
    [InlineData("--places", "0")]
    [InlineData("--drain", "-1")]
    [InlineData("--drain", "1.5")]
    [InlineData("--invisibility-timeout", "4")]
    [InlineData("--invisibility-timeout", "")]
    [InlineData("--poll-interval", "0")]
    [InlineData("--poll-interval", "0,5")]
    [InlineData("--tries", "0")]
    [InlineData("--jobs", "0")]
    public async Task A_value_that_cannot_be_meant_is_wrong_use(params string[] args)
    {
        var (code, _, error) = await RunAsync([("AUDIOEDITION_DATABASE", "Host=127.0.0.1;Port=1;Timeout=1"), ("AUDIOEDITION_STORE", "/nowhere")], ["worker", .. args]);
        Assert.Equal(2, code);
        Assert.Contains(args[0], error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Music_that_cannot_be_used_is_named_before_anything_is_handed_in()
    {
        var (code, output, error) = await RunAsync([("AUDIOEDITION_DATABASE", "Host=127.0.0.1;Port=1;Timeout=1"), ("AUDIOEDITION_STORE", "/nowhere")], "submit", "a.txt", "--bed", "no-such-theme.mp3");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("no-such-theme.mp3", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUDIOEDITION_WORKER_INVISIBILITY_TIMEOUT", "half a minute")]
    [InlineData("AUDIOEDITION_WORKER_DRAIN", "0")]
    public async Task A_variable_that_cannot_be_meant_is_named(string variable, string value)
    {
        var (code, _, error) = await RunAsync([("AUDIOEDITION_DATABASE", "Host=127.0.0.1;Port=1;Timeout=1"), ("AUDIOEDITION_STORE", "/nowhere"), (variable, value)], "worker");
        Assert.Equal(2, code);
        Assert.Contains($"{variable} takes", error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Articles_are_submitted_made_told_of_and_fetched_by_the_command()
    {
        using var site = await TestSite.OpenAsync(server);
        var folder = Directory.CreateDirectory(site.Path("articles")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "one.txt"), "Ferry sails\n\nThe ferry sailed at noon. “It was calm,” said Tove Lind, the captain.", TestSite.Stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "two.md"), "# Harbour opens\n\nThe harbour opened today.", TestSite.Stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "empty.txt"), "", TestSite.Stop);
        (string, string)[] environment =
        [
            ("AUDIOEDITION_DATABASE", site.Database), ("AUDIOEDITION_STORE", site.Store.Folder),
            ("XDG_CACHE_HOME", site.Path("cache")), ("XDG_DATA_HOME", site.Path("data")), ("HOME", site.Path("home")),
        ];
        string[] submit = ["submit", "--folder", folder, "--engine", "stub", "--format", "wav", "--lane", "breaking", "--json"];

        var (code, output, error) = await RunAsync(environment, submit);
        Assert.Equal(1, code);
        Assert.Contains("empty.txt", error, StringComparison.Ordinal);
        var lines = output.TrimEnd().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["Ferry sails", "Harbour opens"], lines.Select(l => l.GetProperty("title").GetString()));
        Assert.All(lines, l => Assert.True(l.GetProperty("isNew").GetBoolean()));
        (_, output, _) = await RunAsync(environment, submit);
        Assert.All(output.TrimEnd().Split('\n'), l => Assert.False(JsonDocument.Parse(l).RootElement.GetProperty("isNew").GetBoolean()));

        var health = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        using var worker = CommandProcess.Start([.. environment, ("AUDIOEDITION_WORKER_INVISIBILITY_TIMEOUT", "17")], "worker", "--health", health);
        await site.UntilPublishedAsync(2, 120);
        Assert.Equal(17, await site.ScalarAsync<int>("select extract(epoch from invisibility)::int from newsroom.worker"));
        Assert.Equal("ffmpeg", await site.ScalarAsync<string>("select distinct split_part(encoder, ' ', 1) from newsroom.article"));
        using var client = new HttpClient();
        Assert.Equal("ready\n", await client.GetStringAsync(health + "/health/ready", TestSite.Stop));
        Assert.Equal("alive\n", await client.GetStringAsync(health + "/health/live", TestSite.Stop));
        Assert.Equal(0, (await CommandProcess.EndAsync(worker)).Code);

        (code, output, _) = await RunAsync(environment, "queue", "status", "--json");
        Assert.Equal((0, 2), (code, JsonDocument.Parse(output).RootElement.GetProperty("published").GetInt32()));
        var key = lines[0].GetProperty("key").GetString()!;
        (code, _, _) = await RunAsync(environment, "queue", "fetch", key, "-o", site.Path("fetched"));
        Assert.Equal(0, code);
        (code, output, error) = await RunAsync(environment, "verify", site.Path("fetched"));
        Assert.True(code == 0, output + error);

        (code, _, _) = await RunAsync(environment, "build", Path.Combine(folder, "one.txt"), "--engine", "stub", "--format", "wav", "-o", site.Path("alone"), "-q");
        Assert.Equal(0, code);
        foreach (var file in Directory.EnumerateFiles(site.Path("alone"), "*", SearchOption.AllDirectories))
        {
            Assert.Equal(await File.ReadAllBytesAsync(file, TestSite.Stop), await File.ReadAllBytesAsync(Path.Combine(site.Path("fetched"), Path.GetRelativePath(site.Path("alone"), file)), TestSite.Stop));
        }
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync((string Name, string Value)[] environment, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var variables = environment.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        variables.TryAdd("HOME", Path.GetTempPath());
        var console = new CommandConsole(output, error, () => new MemoryStream(), variables.GetValueOrDefault, isInputTerminal: false, isOutputTerminal: false, isErrorTerminal: false);
        var code = await CommandLine.RunAsync(args, console, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
