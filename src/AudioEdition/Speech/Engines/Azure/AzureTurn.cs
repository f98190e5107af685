using System.Buffers;
using System.Text.Json;

namespace AudioEdition.Speech.Engines.Azure;

/// <summary>One turn on a connection, from <c>turn.start</c> to <c>turn.end</c>: collects what the service says.</summary>
/// <param name="requestId">Ours; what belongs to another turn is passed over.</param>
/// <param name="maxBytes">Most bytes of sound.</param>
internal sealed class AzureTurn(string requestId, int maxBytes)
{
    private const int MaxWords = 20_000;
    private const double TicksPerSecond = TimeSpan.TicksPerSecond;

    private readonly ArrayBufferWriter<byte> _pcm = new();
    private readonly List<(string Word, double From, double To)> _words = [];
    private bool _hasStarted;
    private string? _streamId;

    /// <summary>Whether anything of the turn came.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether all of it came.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What was collected.</summary>
    public AzureSound Sound => new(_pcm.WrittenMemory, _words);

    /// <summary>Takes a message.</summary>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public string? Take(AzureFrame frame)
    {
        if (!string.Equals(frame.RequestId, requestId, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        HasBegun = true;
        switch (frame.Path)
        {
            case "turn.start":
                _hasStarted = true;
                return null;
            case "response":
                return Announce(frame);
            case "audio":
                return Hear(frame);
            case "audio.metadata":
                Note(frame);
                return null;
            case "turn.end":
                HasEnded = true;
                return _hasStarted ? null : "a turn ends that never began";
            default:
                return null;
        }
    }

    private string? Announce(AzureFrame frame)
    {
        try
        {
            using var json = JsonDocument.Parse(frame.Body);
            _streamId = json.RootElement.TryGetProperty("audio", out var audio) && audio.TryGetProperty("streamId", out var id) ? id.GetString() : null;
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "a response is no JSON";
        }
    }

    private string? Hear(AzureFrame frame)
    {
        if (!_hasStarted || _streamId is null || !string.Equals(frame.StreamId, _streamId, StringComparison.OrdinalIgnoreCase))
        {
            return "sound comes that was not announced";
        }

        // One more is enough to know that it is too long.
        _pcm.Write(frame.Body.Span[..Math.Min(frame.Body.Length, Math.Max(0, maxBytes - _pcm.WrittenCount))]);
        return null;
    }

    /// <summary>Word times are best effort: what is not understood is left out, and the words then do not fit the text.</summary>
    private void Note(AzureFrame frame)
    {
        try
        {
            using var json = JsonDocument.Parse(frame.Body);
            foreach (var item in json.RootElement.GetProperty("Metadata").EnumerateArray())
            {
                if (item.GetProperty("Type").GetString() == "WordBoundary" && _words.Count < MaxWords)
                {
                    var data = item.GetProperty("Data");
                    var from = data.GetProperty("Offset").GetInt64();
                    _words.Add((data.GetProperty("text").GetProperty("Text").GetString() ?? "", from / TicksPerSecond, (from + data.GetProperty("Duration").GetInt64()) / TicksPerSecond));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // See above.
        }
    }
}
