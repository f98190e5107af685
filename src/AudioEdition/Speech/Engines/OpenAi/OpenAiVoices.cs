using System.Text.Json;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Speech.Engines.OpenAi;

/// <summary>The voices of a server.</summary>
/// <param name="Voices">As listed.</param>
/// <param name="IsClosed">True where there are no others.</param>
internal sealed record OpenAiVoices(IReadOnlyList<EngineVoice> Voices, bool IsClosed)
{
    private const int MaxVoices = 5_000;

    /// <summary>OpenAI's voices. It does not say whose they are; where people hear a man or a woman without doubt, that is noted.</summary>
    private static readonly (string Name, Gender? Gender)[] Named =
    [
        ("cedar", Gender.Male), ("marin", Gender.Female), ("ash", Gender.Male), ("coral", Gender.Female), ("onyx", Gender.Male), ("nova", Gender.Female), ("echo", Gender.Male),
        ("sage", Gender.Female), ("verse", Gender.Male), ("shimmer", Gender.Female), ("ballad", Gender.Male), ("fable", null), ("alloy", null),
    ];

    /// <summary>OpenAI itself; new voices may come.</summary>
    public static OpenAiVoices OpenAi { get; } = new([.. Named.Select(v => new EngineVoice(v.Name, "en", 24_000, "OpenAI") { Gender = v.Gender })], IsClosed: true);

    /// <summary>A server that lists none: most take OpenAI's names, and others of their own.</summary>
    public static OpenAiVoices Unlisted { get; } = OpenAi with { IsClosed = false };

    /// <summary>A server's list: <c>{ "voices": [ "name", { "id" or "name" } ] }</c>, or the array alone; null where it holds none.</summary>
    public static OpenAiVoices? Read(byte[] body, int rate)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var list = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("voices", out var inner) ? inner : document.RootElement;
            var names = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Take(MaxVoices).Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList() : [];
            return names.Count > 0 ? new OpenAiVoices([.. names.Select(n => Describe(n, rate))], IsClosed: true) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A voice; Kokoro's servers also mix theirs ("af_bella+af_sky").</summary>
    public EngineVoice? Find(string name)
    {
        var parts = name.Split('+');
        var known = Voices.FirstOrDefault(v => v.Name == name);
        return known ?? (!IsClosed || (parts.Length > 1 && Array.TrueForAll(parts, p => Voices.Any(v => v.Name == p))) ? Describe(name, Voices[0].SampleRateHz) : null);
    }

    private static string? NameOf(JsonElement voice)
    {
        if (voice.ValueKind == JsonValueKind.String)
        {
            return voice.GetString();
        }

        foreach (var property in (string[])["id", "voice_id", "name"])
        {
            if (voice.ValueKind == JsonValueKind.Object && voice.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String)
            {
                return value.GetString();
            }
        }

        return null;
    }

    /// <summary>Kokoro's names say language and gender: "bf_emma".</summary>
    private static EngineVoice Describe(string name, int rate)
    {
        var own = Array.Find(Named, v => v.Name == name);
        var isKokoro = name.Length > 3 && name[2] == '_' && name[1] is 'f' or 'm';
        var locale = isKokoro ? name[0] switch { 'a' => "en-US", 'b' => "en-GB", 'e' => "es-ES", 'f' => "fr-FR", 'h' => "hi-IN", 'i' => "it-IT", 'j' => "ja-JP", 'p' => "pt-BR", 'z' => "zh-CN", _ => "en" } : "en";
        var gender = isKokoro ? (name[1] == 'f' ? Gender.Female : Gender.Male) : own.Gender;
        return new EngineVoice(name, locale, rate, isKokoro ? "Kokoro" : "") { Gender = gender };
    }
}
