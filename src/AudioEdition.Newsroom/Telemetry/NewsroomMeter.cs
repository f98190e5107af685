using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AudioEdition.Newsroom.Telemetry;

/// <summary>What a newsroom measures of itself, by the runtime's own instruments: whoever listens may be OpenTelemetry or anything else.</summary>
internal static class NewsroomMeter
{
    /// <summary>Name of the meter and of the source of traces.</summary>
    public const string Name = "AudioEdition.Newsroom";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Articles = Meter.CreateCounter<long>("audioedition.articles", "{article}", "Articles by outcome: published, duplicate, retried, parked.");

    private static readonly Counter<long> Units = Meter.CreateCounter<long>("audioedition.units", "{unit}", "Units by engine and whether they came from the shared cache.");

    private static readonly Counter<long> Characters = Meter.CreateCounter<long>("audioedition.characters", "{character}", "Characters that were put on a service's bill.");

    private static readonly Counter<double> Cost = Meter.CreateCounter<double>("audioedition.cost", description: "What published editions would cost spoken anew, by currency.");

    private static readonly Histogram<double> RenderTime = Meter.CreateHistogram<double>("audioedition.render.duration", "s", "Time to make and publish an edition.");

    private static readonly Histogram<double> RealTimeFactor = Meter.CreateHistogram<double>("audioedition.render.real_time_factor", "1", "Time to make an edition over the length of its sound.");

    /// <summary>Traces: one activity an article, with its parts.</summary>
    public static ActivitySource Source { get; } = new(Name);

    public static void Article(string outcome) => Articles.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Unit(string engine, bool fromCache, long characters)
    {
        var engineTag = new KeyValuePair<string, object?>("engine", engine);
        Units.Add(1, engineTag, new KeyValuePair<string, object?>("cached", fromCache));
        if (characters > 0)
        {
            Characters.Add(characters, engineTag);
        }
    }

    public static void Edition(TimeSpan renderTime, double soundSeconds, double? cost, string? currency)
    {
        RenderTime.Record(renderTime.TotalSeconds);
        if (soundSeconds > 0)
        {
            RealTimeFactor.Record(renderTime.TotalSeconds / soundSeconds);
        }

        if (cost is { } amount)
        {
            Cost.Add(amount, new KeyValuePair<string, object?>("currency", currency));
        }
    }

    /// <summary>Adds gauges of the queue; they are asked for whenever somebody reads the meter.</summary>
    public static void Watch(Func<IEnumerable<Measurement<double>>> ages, Func<IEnumerable<Measurement<long>>> lengths)
    {
        Meter.CreateObservableGauge("audioedition.queue.age", ages, "s", "Age of the oldest article of a lane that is not done.");
        Meter.CreateObservableGauge("audioedition.queue.length", lengths, "{job}", "Work by lane and state: waiting, running, retrying, parked.");
    }
}
