using System.Text.Json;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>The voices of a resource.</summary>
/// <param name="Voices">As listed.</param>
/// <param name="IsOpen">True where there may be others: a container lists none.</param>
internal sealed record AzureVoiceList(IReadOnlyList<AzureVoice> Voices, bool IsOpen)
{
    private const int MaxVoices = 10_000;
    private const int MaxName = 200;

    /// <summary>Of a server that has no list.</summary>
    public static AzureVoiceList Open { get; } = new([], IsOpen: true);

    /// <summary>Reads the service's list; null where it is something else.</summary>
    public static AzureVoiceList? Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var voices = document.RootElement.EnumerateArray().Take(MaxVoices).Select(ReadVoice).OfType<AzureVoice>().DistinctBy(v => v.Name, StringComparer.Ordinal).ToList();
            return voices.Count > 0 ? new AzureVoiceList(voices, IsOpen: false) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public AzureVoice? Find(string name) => Voices.FirstOrDefault(v => v.Name == name) ?? (IsOpen ? AzureVoice.Named(name) : null);

    private static AzureVoice? ReadVoice(JsonElement voice) =>
        Text(voice, "ShortName") is { Length: > 0 and <= MaxName } name && !name.Any(char.IsWhiteSpace)
            ? new AzureVoice(
                name,
                Text(voice, "Locale") is { Length: > 0 } locale ? locale : AzureVoice.LocaleOf(name),
                Text(voice, "Gender") switch { "Female" => Gender.Female, "Male" => Gender.Male, _ => null },
                voice.TryGetProperty("StyleList", out var styles) && styles.ValueKind == JsonValueKind.Array
                    ? [.. styles.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.String).Select(s => s.GetString()!)]
                    : [],
                Text(voice, "Status") ?? "")
            : null;

    private static string? Text(JsonElement voice, string name) =>
        voice.ValueKind == JsonValueKind.Object && voice.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
