using System.Globalization;
using System.Text.Json;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>What stands in a Piper voice's <c>.onnx.json</c>.</summary>
/// <remarks>The form is that of the voices trained with Piper (OHF-Voice/piper1-gpl, <c>config.py</c>); a missing figure has the default given there.</remarks>
internal sealed record PiperConfig
{
    private const int MaxBytes = 4 << 20;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowTrailingCommas = true };

    /// <summary>Hz.</summary>
    public required int SampleRateHz { get; init; }

    /// <summary>eSpeak's name of the accent; null where the voice reads letters (<c>phoneme_type</c> text).</summary>
    public required string? EspeakVoice { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Locale { get; init; }

    /// <summary>Ids of each phoneme, by its character.</summary>
    public required IReadOnlyDictionary<string, long[]> PhonemeIds { get; init; }

    /// <summary>Names and ids of the speakers; empty where there is one.</summary>
    public IReadOnlyList<(string Name, long Id)> Speakers { get; init; } = [];

    /// <summary>Speaker of a model with several where none is named.</summary>
    public long DefaultSpeaker { get; init; }

    /// <summary>How much the timbre varies. Default 0.667.</summary>
    public float NoiseScale { get; init; } = 0.667f;

    /// <summary>Length against the speaker's own; more is slower. Default 1.</summary>
    public float LengthScale { get; init; } = 1;

    /// <summary>How much the rhythm varies. Default 0.8.</summary>
    public float NoiseW { get; init; } = 0.8f;

    /// <summary>Samples for each step of the model's durations. Default 256.</summary>
    public int HopLength { get; init; } = 256;

    /// <summary>The trainer's word for size and rate: <c>x_low</c> to <c>high</c>; null where it is not given.</summary>
    public string? Quality { get; init; }

    /// <summary>Whose voice it is, where the file says it.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="VoiceFileException">It is not such a file, or the voice needs a phonemizer that there is not.</exception>
    public static PiperConfig Read(string path)
    {
        try
        {
            var bytes = new FileInfo(path).Length <= MaxBytes ? File.ReadAllBytes(path) : throw new VoiceFileException(path, "the file is too large for the settings of a voice.");
            using var document = JsonDocument.Parse(bytes, Options);
            return Read(document.RootElement, path);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new VoiceFileException(path, $"these are not the settings of a Piper voice: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new VoiceFileException(path, $"the file cannot be read: {e.Message}", e);
        }
    }

    private static PiperConfig Read(JsonElement root, string path)
    {
        var kind = Find(root, "phoneme_type")?.GetString() ?? "espeak";
        if (kind is not ("espeak" or "text"))
        {
            throw new VoiceFileException(path, $"the voice needs pronunciations of the kind \"{kind}\"; only \"espeak\" and \"text\" are known here.");
        }

        var rate = root.GetProperty("audio").GetProperty("sample_rate").GetInt32();
        if (rate is < 8_000 or > 192_000)
        {
            throw new VoiceFileException(path, string.Create(CultureInfo.InvariantCulture, $"the sample rate {rate} Hz cannot be."));
        }

        var ids = root.GetProperty("phoneme_id_map").EnumerateObject()
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Value.EnumerateArray().Select(i => i.GetInt64()).ToArray(), StringComparer.Ordinal);
        var espeakVoice = Find(root, "espeak") is { } espeak ? Find(espeak, "voice")?.GetString() : null;
        var inference = Find(root, "inference");
        return new PiperConfig
        {
            SampleRateHz = rate,
            EspeakVoice = kind == "text" ? null : espeakVoice ?? throw new VoiceFileException(path, "\"espeak\": { \"voice\": … } is missing."),
            Locale = LocaleOf(Find(root, "language") is { } language ? Find(language, "code")?.GetString() : null, espeakVoice),
            PhonemeIds = ids,
            Speakers = ReadSpeakers(root),
            DefaultSpeaker = Find(root, "default_speaker_id")?.GetInt64() ?? 0,
            NoiseScale = Number(inference, "noise_scale", 0.667f),
            LengthScale = Number(inference, "length_scale", 1) is > 0 and var scale ? scale : throw new VoiceFileException(path, "\"length_scale\" has to be more than 0."),
            NoiseW = Number(inference, "noise_w", 0.8f),
            HopLength = Find(root, "hop_length")?.GetInt32() is { } hop and > 0 ? hop : 256,
            Quality = Find(root.GetProperty("audio"), "quality")?.GetString(),
            Gender = Find(root, "gender")?.GetString() switch { "female" => Scripts.Speakers.Gender.Female, "male" => Scripts.Speakers.Gender.Male, _ => null },
        };
    }

    private static List<(string Name, long Id)> ReadSpeakers(JsonElement root)
    {
        var count = Find(root, "num_speakers")?.GetInt32() ?? 1;
        if (count <= 1)
        {
            return [];
        }

        var named = Find(root, "speaker_id_map") is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject().Select(p => (p.Name, p.Value.GetInt64())).Where(s => s.Item2 >= 0 && s.Item2 < count).ToList()
            : [];
        return named.Count > 0 ? named : [.. Enumerable.Range(0, count).Select(i => (i.ToString(CultureInfo.InvariantCulture), (long)i))];
    }

    private static float Number(JsonElement? parent, string name, float otherwise) =>
        parent is { } p && Find(p, name)?.GetSingle() is { } number && float.IsFinite(number) ? number : otherwise;

    private static JsonElement? Find(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>"en_GB" of the settings, else what eSpeak's name of the accent begins with.</summary>
    private static string LocaleOf(string? code, string? espeakVoice)
    {
        var parts = (code ?? espeakVoice ?? "en").Split('_', '-');
        return parts.Length > 1 && parts[1].Length == 2 ? $"{parts[0].ToLowerInvariant()}-{parts[1].ToUpperInvariant()}" : parts[0].ToLowerInvariant();
    }
}
