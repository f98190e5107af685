using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioEdition.Publishing.Plans;
using AudioEdition.Speech;

namespace AudioEdition.Newsroom.Orders;

/// <summary>An edition as it was ordered: the finished plan and how it is to be made. A worker needs nothing else.</summary>
/// <remarks>
/// The cast is decided where the order is made, since there the person register lives. So a worker anywhere gives the bytes that a build on the machine of the order would give.
/// </remarks>
public sealed record EditionOrder
{
    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What is said, by whom, in which voice.</summary>
    public required SpokenScript Plan { get; init; }

    /// <summary>How it is made. <see cref="BuildOptions.Folder"/> and <see cref="BuildOptions.Jobs"/> are the worker's and are not kept.</summary>
    public required BuildOptions Options { get; init; }

    /// <summary>The version of each voice's engine (<see cref="ISpeechSynthesizer.VersionOf"/>) by <c>engine:voice</c>: a worker with another one must not make this edition.</summary>
    public required IReadOnlyDictionary<string, string> VoiceVersions { get; init; }

    /// <summary>The music under the programme; null, the default, for none.</summary>
    public OrderBed? Bed { get; init; }

    /// <summary>Name and version of the program that the order was made with.</summary>
    public string Program { get; init; } = CurrentProgram;

    /// <summary>Name and version of this program.</summary>
    public static string CurrentProgram { get; } = $"audio-edition {typeof(EditionOrder).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Makes an order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">How it is made.</param>
    /// <param name="engines">The engines that the plan's voices belong to, by name. They are asked for their versions only.</param>
    /// <exception cref="SpeechSynthesisException">An engine is not there.</exception>
    /// <exception cref="ArgumentException">The options name a file of music: workers elsewhere do not have it; <see cref="Bed"/> names it by its hash.</exception>
    public static EditionOrder Of(SpokenScript plan, BuildOptions options, IReadOnlyDictionary<string, ISpeechSynthesizer> engines)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        if (options.BedPath is not null)
        {
            throw new ArgumentException("An order names its music by the hash, not by a path.", nameof(options));
        }

        ArgumentNullException.ThrowIfNull(engines);
        return new EditionOrder { Plan = plan, Options = options, VoiceVersions = VersionsOf(plan, engines) };
    }

    /// <summary>The versions of a plan's voices, as the engines at hand have them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="engines">Engines by name.</param>
    /// <exception cref="SpeechSynthesisException">An engine is not there.</exception>
    public static SortedDictionary<string, string> VersionsOf(SpokenScript plan, IReadOnlyDictionary<string, ISpeechSynthesizer> engines)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(engines);
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var voice in plan.Units.Select(u => u.Cast.Voice).Distinct())
        {
            versions[voice.ToString()] = engines.TryGetValue(voice.Engine, out var engine)
                ? engine.VersionOf(voice.Name)
                : throw new SpeechSynthesisException(voice.Engine, voice.Name, $"The plan asks for the engine '{voice.Engine}', which is not there.");
        }

        return versions;
    }

    /// <summary>
    /// The order's key. Where the text came from does not count: the same article out of a file and out of a feed is one edition.
    /// </summary>
    public ArticleKey Key
    {
        get
        {
            var script = Plan.Cast.Script;
            var anywhere = Plan with { Cast = Plan.Cast with { Script = script with { Article = script.Article with { Source = "" } } } };
            var content = JsonSerializer.SerializeToUtf8Bytes(Content(anywhere, Options with { Inputs = [] }), Json);
            return ArticleKey.Parse(Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    /// <summary>Writes the order: UTF-8 JSON; equal orders give equal bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(Content(Plan, Options), Json);

    /// <summary>Reads an order.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> wrote.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="OrderFormatException">It is no order of this version.</exception>
    public static EditionOrder Read(ReadOnlySpan<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            var order = JsonSerializer.Deserialize<OrderContent>(bytes, Json) ?? throw new JsonException("It is empty.");
            return order.Version != Version
                ? throw new OrderFormatException(name, $"its form has version {order.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)}; update the older of submitter and worker")
                : order.Bed is { IsSound: false }
                ? throw new OrderFormatException(name, "it names no file of music")
                : new EditionOrder
                {
                    Bed = order.Bed,
                    Plan = PlanReader.Read(order.Plan, name),
                    Options = order.Options,
                    VoiceVersions = order.VoiceVersions,
                    Program = order.Program,
                };
        }
        catch (Exception e) when (e is JsonException or PlanFormatException)
        {
            throw new OrderFormatException(name, e.Message, e);
        }
    }

    private OrderContent Content(SpokenScript plan, BuildOptions options) => new(
        Version,
        Program,
        options with { Folder = "", Jobs = 1 },
        new SortedDictionary<string, string>(VoiceVersions.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
        PlanWriter.Write(plan),
        Bed);

    private sealed record OrderContent(int Version, string Program, BuildOptions Options, SortedDictionary<string, string> VoiceVersions, string Plan, OrderBed? Bed = null);
}
