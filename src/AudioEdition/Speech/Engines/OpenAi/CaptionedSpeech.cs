using System.Text.Json;

namespace AudioEdition.Speech.Engines.OpenAi;

/// <summary>Kokoro-FastAPI's answer with word times: <c>{ "audio": base64, "timestamps": [ { "word", "start_time", "end_time" } ] }</c>, seconds.</summary>
internal sealed record CaptionedSpeech(byte[] Audio, IReadOnlyList<(string Word, double From, double To)> Words)
{
    private const int MaxWords = 20_000;

    /// <summary>Null where it is something else.</summary>
    public static CaptionedSpeech? Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("audio", out var audio) || !audio.TryGetBytesFromBase64(out var bytes))
            {
                return null;
            }

            var words = root.TryGetProperty("timestamps", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() <= MaxWords
                ? list.EnumerateArray().Select(w => (w.GetProperty("word").GetString() ?? "", w.GetProperty("start_time").GetDouble(), w.GetProperty("end_time").GetDouble())).ToList()
                : [];
            return new CaptionedSpeech(bytes, words);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }
}
