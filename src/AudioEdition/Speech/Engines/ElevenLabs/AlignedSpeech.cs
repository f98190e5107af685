using System.Text.Json;
using AudioEdition.Speech.Engines.Web;

namespace AudioEdition.Speech.Engines.ElevenLabs;

/// <summary>The answer of <c>with-timestamps</c>: sound as base 64, and the time of each character of the text.</summary>
internal sealed record AlignedSpeech(byte[] Audio, IReadOnlyList<string> Characters, IReadOnlyList<double> Starts, IReadOnlyList<double> Ends)
{
    /// <summary>Null where it is something else. An answer without times is sound alone.</summary>
    public static AlignedSpeech? Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("audio_base64", out var audio) || !audio.TryGetBytesFromBase64(out var bytes))
            {
                return null;
            }

            if (!root.TryGetProperty("alignment", out var alignment) || alignment.ValueKind != JsonValueKind.Object)
            {
                return new AlignedSpeech(bytes, [], [], []);
            }

            return new AlignedSpeech(
                bytes,
                [.. alignment.GetProperty("characters").EnumerateArray().Select(c => c.GetString() ?? "")],
                [.. alignment.GetProperty("character_start_times_seconds").EnumerateArray().Select(t => t.GetDouble())],
                [.. alignment.GetProperty("character_end_times_seconds").EnumerateArray().Select(t => t.GetDouble())]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The characters as pieces of the sent text; null where they are another text's.</summary>
    public List<TimedText.Piece>? PiecesOf(string text)
    {
        if (Characters.Count != Starts.Count || Characters.Count != Ends.Count || string.Concat(Characters) != text)
        {
            return null;
        }

        var pieces = new List<TimedText.Piece>(Characters.Count);
        var at = 0;
        for (var i = 0; i < Characters.Count; i++)
        {
            pieces.Add(new TimedText.Piece(at, at + Characters[i].Length, Starts[i], Ends[i]));
            at += Characters[i].Length;
        }

        return pieces;
    }
}
