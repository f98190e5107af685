using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Reads how long an MP3 file plays: walks over every frame of it, and takes off what its header says belongs to no sound.</summary>
internal static class Mp3Length
{
    /// <summary>What every decoder adds before the first sample, and what encoders' paddings count along.</summary>
    private const int DecoderDelay = 529;

    private const int TagHeaderBytes = 10;

    /// <summary>The length in samples.</summary>
    /// <exception cref="AudioFileException">It is no MP3 file, holds something else between its frames, or other frames than its header says.</exception>
    public static long Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 18);
        var buffer = new byte[4096];
        if (stream.ReadAtLeast(buffer.AsSpan(0, TagHeaderBytes), TagHeaderBytes, throwOnEndOfStream: false) == TagHeaderBytes && buffer.AsSpan().StartsWith("ID3"u8))
        {
            stream.Position = TagHeaderBytes + ((buffer[6] << 21) | (buffer[7] << 14) | (buffer[8] << 7) | buffer[9]);
        }
        else
        {
            stream.Position = 0;
        }

        (int Frames, int Delay, int Padding)? info = null;
        long frames = 0, samples = 0;
        while (stream.ReadAtLeast(buffer.AsSpan(0, Mp3Frame.HeaderBytes), Mp3Frame.HeaderBytes, throwOnEndOfStream: false) is var read && read > 0)
        {
            if (Mp3Frame.Read(buffer.AsSpan(0, read)) is not { } frame
                || stream.ReadAtLeast(buffer.AsSpan(read, frame.Bytes - read), frame.Bytes - read, throwOnEndOfStream: false) != frame.Bytes - read)
            {
                throw new AudioFileException(path, FormattableString.Invariant($"there is no whole frame after the first {frames} of them"));
            }

            if (frames == 0 && info is null && Mp3InfoFrame.Read(buffer.AsSpan(0, frame.Bytes)) is { } found)
            {
                info = found;
                continue;
            }

            frames++;
            samples += frame.Samples;
        }

        if (frames == 0)
        {
            throw new AudioFileException(path, "it holds no MP3 frame");
        }

        return info is { } told && told.Frames != frames
            ? throw new AudioFileException(path, FormattableString.Invariant($"it holds {frames} frames, and its header says {told.Frames}"))
            : info is { } delays ? samples - delays.Delay - delays.Padding : samples - DecoderDelay;
    }
}
