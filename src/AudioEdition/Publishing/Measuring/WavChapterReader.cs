using System.Text;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Reads the cue points of WAVE files and their labels.</summary>
internal static class WavChapterReader
{
    private const uint MaxChunkBytes = 64 << 20;

    /// <summary>Reads the chapters.</summary>
    /// <param name="stream">Seekable, at its start.</param>
    /// <exception cref="InvalidDataException">The chunks are broken.</exception>
    public static IReadOnlyList<FileChapter> Read(Stream stream)
    {
        uint rate = 0;
        var cues = new List<(uint Id, uint Frame)>();
        var labels = new Dictionary<uint, string>();
        var header = new byte[8];
        for (stream.Position = 12; stream.ReadAtLeast(header, 8, throwOnEndOfStream: false) == 8;)
        {
            var id = Encoding.Latin1.GetString(header, 0, 4);
            var size = BitConverter.ToUInt32(header, 4);
            var next = stream.Position + size + (size % 2);
            if (stream.Position + size > stream.Length)
            {
                throw new InvalidDataException($"the chunk “{id}” does not end within the file");
            }

            if (id is "fmt " or "cue " or "LIST" && size <= MaxChunkBytes)
            {
                var content = new byte[size];
                stream.ReadExactly(content);
                switch (id)
                {
                    case "fmt ":
                        rate = BitConverter.ToUInt32(content, 4);
                        break;
                    case "cue ":
                        cues = CuePoints(content);
                        break;
                    default:
                        ReadLabels(content, labels);
                        break;
                }
            }

            stream.Position = next;
        }

        return rate == 0 && cues.Count > 0
            ? throw new InvalidDataException("it has no format")
            : [.. cues.Select(c => new FileChapter(labels.GetValueOrDefault(c.Id) ?? string.Empty, TimeSpan.FromSeconds(c.Frame / (double)rate), null))];
    }

    private static List<(uint Id, uint Frame)> CuePoints(byte[] content)
    {
        var cursor = new ByteCursor(content);
        var cues = new List<(uint, uint)>();
        for (var count = cursor.Little32(); count > 0; count--)
        {
            var id = cursor.Little32();
            cursor.Take(16);
            cues.Add((id, cursor.Little32()));
        }

        return cues;
    }

    private static void ReadLabels(byte[] list, Dictionary<uint, string> labels)
    {
        var cursor = new ByteCursor(list);
        if (!cursor.Take(4).SequenceEqual("adtl"u8))
        {
            return;
        }

        while (cursor.Remaining >= 8)
        {
            var isLabel = cursor.Take(4).SequenceEqual("labl"u8);
            var size = cursor.Little32();
            var label = new ByteCursor(cursor.Take(size));
            if (size % 2 != 0)
            {
                cursor.Take(1);
            }

            if (isLabel)
            {
                var id = label.Little32();
                labels[id] = Encoding.UTF8.GetString(label.UntilZero());
            }
        }
    }
}
