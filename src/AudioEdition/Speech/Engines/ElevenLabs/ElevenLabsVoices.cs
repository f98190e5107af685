using System.Text.Json;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Speech.Engines.ElevenLabs;

/// <summary>A page of an account's voices: <c>{ "voices": [ { "voice_id", "name", "labels" } ], "has_more", "next_page_token" }</c>.</summary>
internal sealed record ElevenLabsVoices(IReadOnlyList<EngineVoice> Voices, string? NextPage)
{
    /// <summary>Null where it is something else.</summary>
    public static ElevenLabsVoices? Read(byte[] body, int rate)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var voices = root.GetProperty("voices").EnumerateArray().Select(v => Describe(v, rate)).ToList();
            var more = root.TryGetProperty("has_more", out var has) && has.ValueKind == JsonValueKind.True;
            return new ElevenLabsVoices(voices, more && root.TryGetProperty("next_page_token", out var token) ? token.GetString() : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static EngineVoice Describe(JsonElement voice, int rate)
    {
        var gender = Label(voice, "gender") switch { "female" => Gender.Female, "male" => Gender.Male, _ => (Gender?)null };
        var name = voice.TryGetProperty("name", out var n) ? n.GetString() ?? "" : "";
        return new EngineVoice(voice.GetProperty("voice_id").GetString()!, LocaleOf(voice), rate, name) { Gender = gender };
    }

    /// <summary>The label of a language where there is one; accents are English ones.</summary>
    private static string LocaleOf(JsonElement voice)
    {
        var language = Label(voice, "language") is { Length: 2 } code && code.All(char.IsAsciiLetter) ? code.ToLowerInvariant() : "en";
        var region = Label(voice, "accent")?.ToLowerInvariant() switch
        {
            "american" => "US",
            "british" => "GB",
            "australian" => "AU",
            "irish" => "IE",
            "indian" => "IN",
            "canadian" => "CA",
            _ => null,
        };
        return language == "en" && region is not null ? $"en-{region}" : language;
    }

    private static string? Label(JsonElement voice, string name) =>
        voice.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Object && labels.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
