using System.Buffers.Binary;
using System.Text;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Measuring;

/// <summary>The two chapter lists of an MP4 file.</summary>
/// <param name="Nero">Of <c>moov/udta/chpl</c>: at most 255, without ends.</param>
/// <param name="QuickTime">Of the text track that the sound track refers to.</param>
/// <param name="StartsAtOnce">True where <c>moov</c> stands before the media, so that a player can begin before it has the whole file.</param>
internal sealed record Mp4Chapters(IReadOnlyList<FileChapter> Nero, IReadOnlyList<FileChapter> QuickTime, bool StartsAtOnce);

/// <summary>Reads chapters of MP4 files.</summary>
/// <remarks>ISO/IEC 14496-12 for the boxes, the QuickTime File Format Specification ("Chapter Lists") for the track, and the Nero box as players read it.</remarks>
internal static class Mp4ChapterReader
{
    /// <summary>Largest <c>moov</c> read; a ten-hour book has one of about 10 MB.</summary>
    private const long MaxMoovBytes = 256L << 20;

    /// <summary>Reads both lists.</summary>
    /// <param name="stream">Seekable, at its start.</param>
    /// <exception cref="InvalidDataException">The boxes are broken.</exception>
    public static Mp4Chapters Read(Stream stream)
    {
        var (moov, startsAtOnce) = FindMoov(stream);
        var tracks = Boxes(moov).Where(b => b.Type is "trak").Select(b => Track.Parse(b.Content)).ToArray();
        var chapterTrack = tracks.SelectMany(t => t.ChapterTracks).Select(id => tracks.FirstOrDefault(t => t.Id == id)).FirstOrDefault(t => t is not null);
        return new Mp4Chapters(Nero(moov), chapterTrack is null ? [] : QuickTime(stream, chapterTrack), startsAtOnce);
    }

    private static (byte[] Moov, bool BeforeMedia) FindMoov(Stream stream)
    {
        var header = new byte[16];
        var mediaSeen = false;
        for (long at = 0; at + 8 <= stream.Length;)
        {
            stream.Position = at;
            stream.ReadExactly(header, 0, 8);
            long size = BinaryPrimitives.ReadUInt32BigEndian(header);
            var type = Encoding.Latin1.GetString(header, 4, 4);
            var headerSize = 8;
            if (size == 1)
            {
                stream.ReadExactly(header, 8, 8);
                size = (long)BinaryPrimitives.ReadUInt64BigEndian(header.AsSpan(8));
                headerSize = 16;
            }
            else if (size == 0)
            {
                size = stream.Length - at;
            }

            if (size < headerSize || at + size > stream.Length)
            {
                throw new InvalidDataException($"the box “{type}” does not end within the file");
            }

            if (type is "moov")
            {
                if (size > MaxMoovBytes)
                {
                    throw new InvalidDataException("its index passes 256 MB");
                }

                var moov = new byte[size - headerSize];
                stream.ReadExactly(moov);
                return (moov, !mediaSeen);
            }

            mediaSeen |= type is "mdat";
            at += size;
        }

        throw new InvalidDataException("it has no index (moov)");
    }

    private static List<FileChapter> Nero(byte[] moov)
    {
        if (Path(moov, "udta", "chpl") is not { } chpl)
        {
            return [];
        }

        var cursor = new ByteCursor(chpl);
        var version = cursor.Byte();
        cursor.Take(3);
        if (version == 1)
        {
            cursor.Take(4);
        }

        var chapters = new List<FileChapter>();
        for (int left = cursor.Byte(); left > 0; left--)
        {
            var start = TimeSpan.FromTicks((long)cursor.Big64());
            chapters.Add(new FileChapter(StrictUtf8(cursor.Take(cursor.Byte())), start, null));
        }

        return chapters;
    }

    private static List<FileChapter> QuickTime(Stream stream, Track track)
    {
        var chapters = new List<FileChapter>();
        long units = 0;
        var length = new byte[2];
        foreach (var (offset, duration) in track.Samples())
        {
            stream.Position = offset;
            stream.ReadExactly(length);
            var text = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            stream.ReadExactly(text);
            var start = Seconds(units, track.TimeScale);
            units += duration;
            chapters.Add(new FileChapter(StrictUtf8(text), start, Seconds(units, track.TimeScale)));
        }

        return chapters;
    }

    private static TimeSpan Seconds(long units, uint timeScale) => TimeSpan.FromTicks((long)Math.Round(units * (double)TimeSpan.TicksPerSecond / timeScale));

    private static string StrictUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("a chapter's title is not UTF-8", e);
        }
    }

    private static List<(string Type, byte[] Content)> Boxes(ReadOnlySpan<byte> data)
    {
        var boxes = new List<(string, byte[])>();
        var cursor = new ByteCursor(data);
        while (cursor.Remaining >= 8)
        {
            long size = cursor.Big32();
            var type = Encoding.Latin1.GetString(cursor.Take(4));
            var content = size == 1 ? (long)cursor.Big64() - 16 : size == 0 ? cursor.Remaining : size - 8;
            boxes.Add((type, cursor.Take(content).ToArray()));
        }

        return boxes;
    }

    private static byte[]? Path(byte[] data, params ReadOnlySpan<string> types)
    {
        byte[]? current = data;
        foreach (var type in types)
        {
            current = current is null ? null : Boxes(current).Where(b => string.Equals(b.Type, type, StringComparison.Ordinal)).Select(b => b.Content).FirstOrDefault();
        }

        return current;
    }

    /// <summary>What is needed of a track: where its samples lie and how long each lasts.</summary>
    private sealed record Track(uint Id, uint TimeScale, IReadOnlyList<uint> ChapterTracks, byte[] SampleTable)
    {
        public static Track Parse(byte[] trak)
        {
            var header = new ByteCursor(Path(trak, "tkhd") ?? throw new InvalidDataException("a track has no header"));
            header.Take(header.Byte() == 1 ? 19 : 11);
            var id = header.Big32();
            var media = new ByteCursor(Path(trak, "mdia", "mdhd") ?? throw new InvalidDataException("a track has no media header"));
            media.Take(media.Byte() == 1 ? 19 : 11);
            var timeScale = media.Big32();
            var references = new ByteCursor(Path(trak, "tref", "chap") ?? []);
            var chapters = new List<uint>();
            while (references.Remaining >= 4)
            {
                chapters.Add(references.Big32());
            }

            return new Track(id, timeScale == 0 ? throw new InvalidDataException("a track has no time scale") : timeScale, chapters, Path(trak, "mdia", "minf", "stbl") ?? []);
        }

        /// <summary>Offset and duration of each sample.</summary>
        public List<(long Offset, uint Duration)> Samples()
        {
            var durations = Durations();
            var sizes = Sizes();
            var chunks = ChunkOffsets();
            var perChunk = SamplesPerChunk(chunks.Count);
            var samples = new List<(long, uint)>();
            for (var chunk = 0; chunk < chunks.Count; chunk++)
            {
                var offset = chunks[chunk];
                for (var i = 0; i < perChunk[chunk]; i++)
                {
                    if (samples.Count >= sizes.Count || samples.Count >= durations.Count)
                    {
                        throw new InvalidDataException("the sample tables of the chapter track disagree");
                    }

                    samples.Add((offset, durations[samples.Count]));
                    offset += sizes[samples.Count - 1];
                }
            }

            return samples;
        }

        private ByteCursor Table(string type)
        {
            var cursor = new ByteCursor(Path(SampleTable, type) ?? throw new InvalidDataException($"the chapter track has no {type}"));
            cursor.Take(4);
            return cursor;
        }

        private List<uint> Durations()
        {
            var cursor = Table("stts");
            var durations = new List<uint>();
            for (var entries = cursor.Big32(); entries > 0; entries--)
            {
                var count = Bounded(cursor.Big32());
                durations.AddRange(Enumerable.Repeat(cursor.Big32(), count));
            }

            return durations;
        }

        private List<uint> Sizes()
        {
            var cursor = Table("stsz");
            var common = cursor.Big32();
            var count = Bounded(cursor.Big32());
            var sizes = new List<uint>();
            for (var i = 0; i < count; i++)
            {
                sizes.Add(common != 0 ? common : cursor.Big32());
            }

            return sizes;
        }

        private List<long> ChunkOffsets()
        {
            var isLong = Path(SampleTable, "co64") is not null;
            var cursor = Table(isLong ? "co64" : "stco");
            var offsets = new List<long>();
            for (var count = Bounded(cursor.Big32()); count > 0; count--)
            {
                offsets.Add(isLong ? (long)cursor.Big64() : cursor.Big32());
            }

            return offsets;
        }

        private uint[] SamplesPerChunk(int chunkCount)
        {
            var cursor = Table("stsc");
            var perChunk = new uint[chunkCount];
            for (var entries = cursor.Big32(); entries > 0; entries--)
            {
                var first = cursor.Big32();
                var samples = cursor.Big32();
                cursor.Take(4);
                for (long chunk = first - 1L; chunk >= 0 && chunk < chunkCount; chunk++)
                {
                    perChunk[chunk] = samples;
                }
            }

            return perChunk;
        }

        /// <summary>A count from the file, within what a chapter track can have.</summary>
        private static int Bounded(uint count) => count <= 1_000_000 ? (int)count : throw new InvalidDataException("a sample table is too long");
    }
}
