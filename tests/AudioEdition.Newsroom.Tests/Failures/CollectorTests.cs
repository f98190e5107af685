using System.Text.Json;
using AudioEdition.Casting;
using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Failures;

/// <summary>What worker and dashboard send to a collector, decoded by a decoder of others.</summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Slow")]
public sealed class CollectorTests(PostgresServer server)
{
    private static readonly string[] Kinds = ["sum", "gauge", "histogram"];

    private static readonly string[] Values = ["asInt", "asDouble", "sum"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Metrics_and_traces_that_the_documentation_names_arrive(bool isGrpc)
    {
        using var site = await TestSite.OpenAsync(server);
        await using var collector = await CollectorDouble.StartAsync(isGrpc, site.Path("sent"), TestSite.Stop);
        var prices = new VoicePrices { Currency = "EUR", PerMillion = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["stub"] = 1_000_000 } };
        var key = await site.SubmitAsync(TestSite.Plan("collected"), options: TestSite.Options with { Prices = prices });

        using var dashboard = CommandProcess.Start([("AUDIOEDITION_DATABASE", site.Database), .. collector.Environment.Select(v => (v.Key, v.Value))], "dashboard", "--listen", "http://127.0.0.1:0");
        await site.UntilAsync(() => collector.Has("audioedition.queue.length"), 60, "the dashboard tells the queue's length");
        var worker = site.StartWorker(s => s with { SpeakOnly = false, IsBilled = true }, collector.Environment);
        await site.UntilPublishedAsync(1, 60);
        worker.AskToEnd();
        Assert.Equal(0, await worker.EndAsync(TestSite.Stop));
        await CommandProcess.EndAsync(dashboard);

        var sent = await collector.DecodedAsync();
        AssertMetrics(sent);
        AssertTraces(sent, key.Hex);
    }

    private static void AssertMetrics(JsonElement sent)
    {
        var points = Resources(sent, "resourceMetrics").SelectMany(r => Told(r, "scopeMetrics", "metrics")).SelectMany(Points).ToList();
        Assert.Contains(points, p => p is ("audioedition.articles", "outcome=published", 1));
        Assert.Contains(points, p => p is ("audioedition.units", "cached=False,engine=stub" or "cached=false,engine=stub", 2));
        Assert.Contains(points, p => p is ("audioedition.characters", "engine=stub", > 50));
        Assert.Contains(points, p => p is ("audioedition.cost", "currency=EUR", > 50));
        Assert.Contains(points, p => p is ("audioedition.render.duration", "", > 0));
        Assert.Contains(points, p => p is ("audioedition.render.real_time_factor", "", > 0));
        foreach (var lane in new[] { "breaking", "default", "archive" })
        {
            Assert.Contains(points, p => p.Name == "audioedition.queue.age" && p.Tags == $"lane={lane}");
            Assert.Contains(points, p => p.Name == "audioedition.queue.length" && p.Tags == $"lane={lane},state=running");
        }

        Assert.Contains(points, p => p is ("audioedition.queue.length", "lane=default,state=waiting", 1));
        Assert.Contains(points, p => p is ("audioedition.queue.age", "lane=default", > 0));
        Assert.All(points.Where(p => p is { Name: "audioedition.queue.length", Tags: "state=stray" }), p => Assert.Equal(0, p.Value));
        Assert.Contains(points, p => p.Tags == "state=stray");
        Assert.Contains(points, p => p.Tags == "state=parked");
        Assert.Contains(points, p => p.Tags == "state=retrying");
    }

    private static void AssertTraces(JsonElement sent, string key)
    {
        var spans = Resources(sent, "resourceSpans").SelectMany(r => Told(r, "scopeSpans", "spans")).ToList();
        var article = Assert.Single(spans, s => s.GetProperty("name").GetString() == "article" && Tags(s) == $"article.key={key}");
        var parts = spans.Where(s => s.TryGetProperty("parentSpanId", out var parent) && parent.GetString() == article.GetProperty("spanId").GetString());
        Assert.Equal(["build", "publish"], parts.Select(s => s.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
    }

    private static List<JsonElement> Resources(JsonElement sent, string kind)
    {
        var resources = sent.EnumerateArray().Where(r => r.TryGetProperty(kind, out _)).SelectMany(r => r.GetProperty(kind).EnumerateArray()).ToList();
        Assert.All(resources, r => Assert.Contains("service.name=audioedition-newsroom", Tags(r.GetProperty("resource")), StringComparison.Ordinal));
        return resources;
    }

    /// <summary>What is told of our own source; a process that has measured nothing yet tells nothing.</summary>
    private static JsonElement.ArrayEnumerator Told(JsonElement resource, string scopes, string kind) => resource.TryGetProperty(scopes, out var all)
        ? Assert.Single(all.EnumerateArray(), s => s.GetProperty("scope").GetProperty("name").GetString() == "AudioEdition.Newsroom").GetProperty(kind).EnumerateArray()
        : default;

    /// <summary>The points of a metric: a sum's or gauge's value, a histogram's sum.</summary>
    private static IEnumerable<(string Name, string Tags, double Value)> Points(JsonElement metric)
    {
        var data = Kinds.Where(k => metric.TryGetProperty(k, out _)).Select(metric.GetProperty).Single();
        foreach (var point in data.GetProperty("dataPoints").EnumerateArray())
        {
            var value = Values.Where(k => point.TryGetProperty(k, out _)).Select(point.GetProperty).First();
            yield return (metric.GetProperty("name").GetString()!, Tags(point), value.GetDouble());
        }
    }

    private static string Tags(JsonElement element) => element.TryGetProperty("attributes", out var attributes)
        ? string.Join(',', attributes.EnumerateArray().Select(a => $"{a.GetProperty("key").GetString()}={a.GetProperty("value").EnumerateObject().First().Value}").Order(StringComparer.Ordinal))
        : "";
}
