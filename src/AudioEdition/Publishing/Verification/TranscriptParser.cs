using System.Globalization;
using System.Net;
using System.Text.Json;

namespace AudioEdition.Publishing.Verification;

/// <summary>A cue as it stands in a file.</summary>
/// <param name="StartMs">Milliseconds from the start; null where the format has no times.</param>
/// <param name="EndMs">The same for its end.</param>
/// <param name="Speaker">Who speaks; null where the format tells it otherwise.</param>
/// <param name="Text">What is said.</param>
internal readonly record struct ParsedCue(long? StartMs, long? EndMs, string? Speaker, string Text);

/// <summary>Reads transcripts back, independently of what wrote them.</summary>
internal static class TranscriptParser
{
    private static readonly int[] Milliseconds = [3_600_000, 60_000, 1000, 1];

    public static List<ParsedCue> WebVtt(string text)
    {
        var blocks = Blocks(text);
        if (blocks.Count == 0 || blocks[0][0] is not "WEBVTT")
        {
            throw new FormatException("does not begin with WEBVTT");
        }

        return [.. blocks.Skip(1).Select(block =>
        {
            var (start, end) = Times(block[0], '.');
            var body = string.Join('\n', block[1..]);
            var close = body.StartsWith("<v ", StringComparison.Ordinal) ? body.IndexOf('>', StringComparison.Ordinal) : -1;
            return close < 0
                ? throw new FormatException($"has a cue without a speaker at {block[0]}")
                : new ParsedCue(start, end, WebUtility.HtmlDecode(body[3..close]), WebUtility.HtmlDecode(body[(close + 1)..]));
        })];
    }

    public static List<ParsedCue> SubRip(string text) => [.. Blocks(text).Select(block =>
    {
        if (block.Length < 3)
        {
            throw new FormatException($"has a cue without text at {block[0]}");
        }

        var (start, end) = Times(block[1], ',');
        return new ParsedCue(start, end, null, string.Join('\n', block[2..]));
    })];

    public static List<ParsedCue> Json(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.GetProperty("segments").EnumerateArray().Select(s => new ParsedCue(
                (long)Math.Round(s.GetProperty("startTime").GetDouble() * 1000),
                (long)Math.Round(s.GetProperty("endTime").GetDouble() * 1000),
                s.GetProperty("speaker").GetString(),
                s.GetProperty("body").GetString() ?? ""))];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"is no transcript: {e.Message}", e);
        }
    }

    private static List<string[]> Blocks(string text) =>
        [.. text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(b => b.Trim('\n').Split('\n')).Where(b => b[0].Length > 0)];

    private static (long Start, long End) Times(string line, char point)
    {
        var parts = line.Split(" --> ");
        return parts.Length == 2 && TryTime(parts[0], point, out var start) && TryTime(parts[1], point, out var end)
            ? (start, end)
            : throw new FormatException($"has no times in the line \"{line}\"");
    }

    private static bool TryTime(string text, char point, out long milliseconds)
    {
        milliseconds = 0;
        var parts = text.Split(':', point);
        if (parts.Length != 4)
        {
            return false;
        }

        foreach (var (part, factor) in parts.Zip(Milliseconds))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            milliseconds += (long)number * factor;
        }

        return true;
    }
}
