using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using AudioEdition.Newsroom.Accounts;
using AudioEdition.Newsroom.Orders;
using AudioEdition.Newsroom.Rendering;
using AudioEdition.Newsroom.Stores;
using AudioEdition.Newsroom.Telemetry;
using AudioEdition.Newsroom.Tests.Site;

namespace AudioEdition.Newsroom.Tests.Rendering;

public sealed class TelemetryTests
{
    [Fact]
    public async Task An_edition_is_counted_timed_and_traced_with_its_parts()
    {
        using var folder = new TemporaryFolder();
        var stop = TestContext.Current.CancellationToken;
        var store = new FolderStore(folder.Path);
        var key = await new OrderShelf(store).KeepAsync(EditionOrder.Of(TestSite.Plan("telemetry"), TestSite.Options, EngineDouble.Stub), stop);
        var measured = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == NewsroomMeter.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        meters.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        meters.Start();
        var activities = new ConcurrentBag<Activity>();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == NewsroomMeter.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(traces);

        await using var room = new EngineRoom(_ => new EngineDouble(), new UtteranceShelf(store), new Dictionary<string, IRequestAccount>(StringComparer.Ordinal));
        var renderer = new ArticleRenderer(store, room, folder.Combine("scratch"), 1, await EncoderGuard.TakeAsync(cancellationToken: stop));
        await renderer.SpeakChunkAsync(key, 0, 2, stop);
        await renderer.RenderAsync(key, stop);

        // Other tests may be at work meanwhile: at least what this one did.
        Assert.True(measured["audioedition.articles"] >= 1);
        Assert.True(measured["audioedition.units"] >= 2);
        Assert.True(measured["audioedition.render.duration"] > 0);
        Assert.True(measured["audioedition.render.real_time_factor"] > 0);
        var article = Assert.Single(activities, a => a.OperationName == "article" && a.GetTagItem("article.key") as string == key.Hex);
        Assert.Single(activities, a => a.OperationName == "chunk" && a.GetTagItem("article.key") as string == key.Hex);
        Assert.Equal(["build", "publish"], activities.Where(a => a.ParentSpanId == article.SpanId).Select(a => a.OperationName).Order(StringComparer.Ordinal));
    }
}
