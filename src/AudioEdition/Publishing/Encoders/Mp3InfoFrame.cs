using System.Buffers.Binary;
using System.Text;

namespace AudioEdition.Publishing.Encoders;

/// <summary>The frame at the start of an MP3 file that tells its length and how many samples to leave off at its ends.</summary>
/// <remarks>Xing's header with LAME's extension, as "Mp3 Info Tag revision 1 specifications" (G. Gharbi, R. Hegemann) and <c>VbrTag.c</c> of LAME 3.100 have it. "Info" in place of "Xing" says: constant bit rate.</remarks>
internal static class Mp3InfoFrame
{
    /// <summary>Magic, flags, frames, bytes, contents, quality.</summary>
    private const int XingBytes = 4 + 4 + 4 + 4 + 100 + 4;

    private const int LameBytes = 36;

    /// <summary>Makes the frame.</summary>
    /// <param name="silence">A frame of the file, to be like.</param>
    /// <param name="frames">Frames after this one.</param>
    /// <param name="audioBytes">Their bytes.</param>
    /// <param name="audioCrc">Their <see cref="Crc16"/>.</param>
    /// <param name="padding">Samples at the end that belong to no sound, the decoder's delay included.</param>
    /// <param name="version">LAME's.</param>
    public static byte[] Write(ReadOnlySpan<byte> silence, int frames, long audioBytes, ushort audioCrc, int padding, string version)
    {
        var header = Mp3Frame.HeaderFor(silence, Mp3Frame.HeaderBytes + Mp3Frame.Read(silence)!.Value.SideInfoBytes + XingBytes + LameBytes);
        var frame = Mp3Frame.Read(header)!.Value;
        var bytes = new byte[frame.Bytes];
        header.CopyTo(bytes, 0);
        var total = (uint)Math.Min(uint.MaxValue, audioBytes + bytes.Length);

        var xing = bytes.AsSpan(Mp3Frame.HeaderBytes + frame.SideInfoBytes);
        "Info"u8.CopyTo(xing);
        BinaryPrimitives.WriteUInt32BigEndian(xing[4..], 0xF);
        BinaryPrimitives.WriteInt32BigEndian(xing[8..], frames);
        BinaryPrimitives.WriteUInt32BigEndian(xing[12..], total);
        for (var i = 0; i < 100; i++)
        {
            xing[16 + i] = (byte)(i * 256 / 100);
        }

        var lame = xing[XingBytes..];
        Encoding.ASCII.GetBytes($"LAME{version}".PadRight(9)[..9]).CopyTo(lame);
        const byte FirstRevisionConstantRate = 1;
        lame[9] = FirstRevisionConstantRate;
        lame[20] = (byte)Math.Min(255, Mp3Frame.Read(silence)!.Value.BitRateKbps);
        var delays = (LameEncoder.EncoderDelayFrames << 12) | padding;
        lame[21] = (byte)(delays >> 16);
        lame[22] = (byte)(delays >> 8);
        lame[23] = (byte)delays;
        BinaryPrimitives.WriteUInt32BigEndian(lame[28..], total);
        BinaryPrimitives.WriteUInt16BigEndian(lame[32..], audioCrc);
        BinaryPrimitives.WriteUInt16BigEndian(lame[34..], Crc16.Of(0, bytes.AsSpan(0, bytes.Length - xing.Length + XingBytes + 34)));
        return bytes;
    }

    /// <summary>Reads delay and padding; null where the frame is none of these.</summary>
    public static (int Frames, int Delay, int Padding)? Read(ReadOnlySpan<byte> bytes)
    {
        if (Mp3Frame.Read(bytes) is not { } frame || bytes.Length < Mp3Frame.HeaderBytes + frame.SideInfoBytes + XingBytes + LameBytes)
        {
            return null;
        }

        var xing = bytes[(Mp3Frame.HeaderBytes + frame.SideInfoBytes)..];
        if (!(xing.StartsWith("Info"u8) || xing.StartsWith("Xing"u8)) || (xing[7] & 0xF) != 0xF)
        {
            return null;
        }

        var delays = (xing[XingBytes + 21] << 16) | (xing[XingBytes + 22] << 8) | xing[XingBytes + 23];
        return (BinaryPrimitives.ReadInt32BigEndian(xing[8..]), delays >> 12, delays & 0xFFF);
    }
}
