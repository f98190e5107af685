using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AudioEdition.Casting;

namespace AudioEdition.Publishing.Report;

/// <summary>What an edition was made from, how it came out, and the proof that it is right: <c>edition.json</c>.</summary>
/// <remarks>
/// It belongs to the edition's files, of which the same inputs give the same bytes. So nothing of one run may stand in it: no time of day, no duration of the work,
/// no count of what came out of a cache or was synthesized anew, no path of the machine. Those are for the command line to print.
/// </remarks>
public sealed record EditionReport
{
    /// <summary>Name of the file inside an edition's folder.</summary>
    public const string FileName = "edition.json";

    /// <summary>How it is written and read is worked out when the library is compiled: looking at types at run time would take longer than all else of a small edition's end.</summary>
    private static readonly ReportJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        Converters = { new FigureConverter() },
    });

    /// <summary>Version of this form. Default 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Name and version of the program (<c>audio-edition 0.1.0</c>).</summary>
    public required string Program { get; init; }

    /// <summary>The edition's title.</summary>
    public required string Title { get; init; }

    /// <summary>BCP 47 tag that is spoken.</summary>
    public required string Locale { get; init; }

    /// <summary>What is told of the article; null in reports of programs that did not tell it yet.</summary>
    public ReportArticle? Article { get; init; }

    /// <summary>What it was made from.</summary>
    public required IReadOnlyList<ReportInput> Inputs { get; init; }

    /// <summary>The engines that spoke.</summary>
    public required IReadOnlyList<ReportEngine> Engines { get; init; }

    /// <summary>Who is heard with which voice.</summary>
    public required IReadOnlyList<ReportVoice> Voices { get; init; }

    /// <summary>How much of what.</summary>
    public required ReportCounts Counts { get; init; }

    /// <summary>Quotations that nobody's voice was lent to.</summary>
    public IReadOnlyList<UnresolvedQuotation> Unresolved { get => field ?? []; init; }

    /// <summary>The programmes: the edition first, then the quotations' edition where there is one.</summary>
    public required IReadOnlyList<ReportProgramme> Programmes { get; init; }

    /// <summary>The level that was asked for. Default −16 LUFS, −1 dBTP.</summary>
    public LoudnessTarget Target { get => field ?? LoudnessTarget.Podcast; init; }

    /// <summary>Share of the kept text that is spoken exactly once, in percent.</summary>
    public required double CoveragePercent { get; init; }

    /// <summary>What the engines ask for the whole edition, spoken anew; null for engines that ask nothing.</summary>
    public ReportCost? Cost { get; init; }

    /// <summary>All files of the edition but this one.</summary>
    public required IReadOnlyList<ReportFile> Files { get; init; }

    /// <summary>What was checked.</summary>
    public required IReadOnlyList<EditionCheck> Checks { get; init; }

    /// <summary>True where every check holds.</summary>
    [JsonIgnore]
    public bool Ok => Checks.All(c => c.Ok);

    /// <summary>Writes the report; figures are rounded to four decimals, what is not finite becomes null.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json.EditionReport) + "\n";

    /// <summary>Reads a report.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <exception cref="ReportFormatException">It is no report of this version.</exception>
    public static EditionReport Parse(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            var report = JsonSerializer.Deserialize(json.AsSpan(json.StartsWith('\uFEFF') ? 1 : 0), Json.EditionReport);
            return report switch
            {
                null => throw new ReportFormatException(source, "$", "must be an object, not null"),
                { Version: not 1 } => throw new ReportFormatException(source, "$.version", "must be 1; this report was written by another version of the program"),
                _ => report,
            };
        }
        catch (JsonException e)
        {
            throw new ReportFormatException(source, e.Path ?? "$", e.Message, e);
        }
    }

    /// <summary>The files that a report names, without a look at the rest of it; empty where it is none.</summary>
    internal static IReadOnlyList<string> FilesOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.AsMemory(json.StartsWith('\uFEFF') ? 1 : 0));
            return [.. document.RootElement.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("path").GetString() ?? "")];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>JSON has no infinity, which is the loudness of silence; and more than four decimals are noise.</summary>
    private sealed class FigureConverter : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NegativeInfinity : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (!double.IsFinite(value))
            {
                writer.WriteNullValue();
                return;
            }

            var rounded = Math.Round(value, 4, MidpointRounding.AwayFromZero);
            writer.WriteNumberValue(rounded == 0 ? 0 : rounded);
        }
    }
}
