using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Reads back what stands in an audio file, by parsers that share nothing with the writers.</summary>
public static class AudioFileProbe
{
    /// <summary>The chapters of a file.</summary>
    /// <param name="path">Any file of <see cref="ContainerFormat"/>; its first bytes decide, not its name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>
    /// In the file's order; empty where it has none. Of an MP4 file those of the chapter track, once the Nero list is found to agree with it.
    /// </returns>
    /// <exception cref="AudioFileException">The file cannot be read, is broken, of another kind, or its two chapter lists disagree.</exception>
    public static Task<IReadOnlyList<FileChapter>> ReadChaptersAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => ReadChapters(path), cancellationToken);
    }

    private static IReadOnlyList<FileChapter> ReadChapters(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var magic = new byte[12];
            _ = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
            stream.Position = 0;
            return magic.AsSpan() switch
            {
                var m when m[4..].StartsWith("ftyp"u8) => Agreed(Mp4ChapterReader.Read(stream)),
                var m when m.StartsWith("OggS"u8) => VorbisCommentChapterReader.ReadOgg(stream),
                var m when m.StartsWith("fLaC"u8) => VorbisCommentChapterReader.ReadFlac(stream),
                var m when m.StartsWith("RIFF"u8) => WavChapterReader.Read(stream),
                var m when m.StartsWith("ID3"u8) || (m[0] == 0xFF && (m[1] & 0xE0) == 0xE0) => Id3ChapterReader.Read(stream),
                _ => throw new InvalidDataException("this is no MP4, MP3, Ogg, FLAC or WAV file"),
            };
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or FormatException)
        {
            throw new AudioFileException(path, e.Message, e);
        }
    }

    private static IReadOnlyList<FileChapter> Agreed(Mp4Chapters chapters)
    {
        if (chapters.QuickTime.Count == 0 || chapters.Nero.Count == 0)
        {
            return chapters.QuickTime.Count == 0 ? chapters.Nero : chapters.QuickTime;
        }

        // The Nero list ends after 255 chapters; both count in milliseconds or finer.
        const int MaxNero = 255;
        var tolerance = TimeSpan.FromMilliseconds(2);
        var agree = chapters.Nero.Count == Math.Min(chapters.QuickTime.Count, MaxNero)
            && chapters.Nero.Zip(chapters.QuickTime).All(p =>
                string.Equals(p.First.Title, p.Second.Title, StringComparison.Ordinal) && (p.First.Start - p.Second.Start).Duration() <= tolerance);
        return agree
            ? chapters.QuickTime
            : throw new InvalidDataException("its two chapter lists (Nero and QuickTime) do not agree");
    }
}
