using AudioEdition.Speech.Engines.Web;
using Microsoft.Extensions.Time.Testing;

namespace AudioEdition.Tests.Speech.Engines.Web;

public sealed class RequestPaceTests
{
    [Fact]
    public async Task In_no_window_are_more_starts_than_the_service_counts()
    {
        var time = new FakeTimeProvider();
        var pace = new RequestPace(20, TimeSpan.FromSeconds(60), time);
        var starts = new List<DateTimeOffset>();
        for (var i = 0; i < 70; i++)
        {
            var turn = pace.WaitAsync(TestContext.Current.CancellationToken);
            while (!turn.IsCompleted)
            {
                time.Advance(TimeSpan.FromMilliseconds(250));
                await Task.Yield();
            }

            starts.Add(time.GetUtcNow());
            time.Advance(TimeSpan.FromMilliseconds(i % 7 * 100));
        }

        for (var i = 20; i < starts.Count; i++)
        {
            Assert.True(starts[i] - starts[i - 20] >= TimeSpan.FromSeconds(60));
        }

        // Two per cent of slack, and not a second minute.
        Assert.True(starts[^1] - starts[0] < TimeSpan.FromSeconds(3 * 63));
    }
}
