using System.Text.Json;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Ids of Kokoro's phonemes, one for each character.</summary>
/// <param name="Ids">By character.</param>
internal sealed record KokoroVocabulary(IReadOnlyDictionary<string, long> Ids)
{
    /// <summary>The table of Kokoro-82M's <c>config.json</c>; runs of neighbouring ids are written as one text.</summary>
    private static readonly (int First, string Characters)[] Table =
    [
        (1, ";:,.!?"), (9, "—…\"()“” \u0303ʣʥʦʨᵝꭧAI"), (31, "O"), (33, "Q"), (35, "ST"), (39, "W"), (41, "Yᵊabcdef"), (50, "hijklmnopqrstuvwxyzɑɐɒæ"),
        (75, "βɔɕç"), (80, "ɖðʤə"), (85, "ɚɛɜ"), (90, "ɟ"), (92, "ɡ"), (99, "ɥ"), (101, "ɨɪʝ"), (110, "ɯɰŋɳɲɴø"), (118, "ɸθœ"), (123, "ɹ"), (125, "ɾɻ"),
        (128, "ʁɽʂʃʈʧ"), (135, "ʊʋ"), (138, "ʌɣɤ"), (142, "χʎ"), (147, "ʒʔ"), (156, "ˈˌː"), (162, "ʰ"), (164, "ʲ"), (169, "↓"), (171, "→↗↘"), (177, "ᵻ"),
    ];

    /// <summary>The vocabulary of the models published as Kokoro-82M.</summary>
    public static KokoroVocabulary Default { get; } = new(Table
        .SelectMany(run => run.Characters.Select((c, i) => (Character: c.ToString(), Id: (long)run.First + i)))
        .ToDictionary(p => p.Character, p => p.Id, StringComparer.Ordinal));

    /// <summary>The vocabulary that stands beside a model, in <c>config.json</c> (vocab) or <c>tokenizer.json</c> (model, vocab); the default where none does.</summary>
    /// <param name="folder">The model's folder.</param>
    public static KokoroVocabulary Beside(string folder)
    {
        foreach (var name in (ReadOnlySpan<string>)["config.json", "tokenizer.json"])
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path) && new FileInfo(path).Length < 1 << 20 && Read(path) is { Count: > 0 } ids)
            {
                return new KokoroVocabulary(ids);
            }
        }

        return Default;
    }

    private static Dictionary<string, long>? Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var table = root.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.Object ? model : root;
            return table.TryGetProperty("vocab", out var vocab) && vocab.ValueKind == JsonValueKind.Object
                ? vocab.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).ToDictionary(p => p.Name, p => p.Value.GetInt64(), StringComparer.Ordinal)
                : null;
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidOperationException or FormatException or ArgumentException or UnauthorizedAccessException)
        {
            // Another program's config.json; the published table holds.
            return null;
        }
    }
}
