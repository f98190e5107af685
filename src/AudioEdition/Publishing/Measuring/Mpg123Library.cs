using System.Runtime.InteropServices;
using AudioEdition.Publishing.Encoders;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Decodes MP3 by an installed libmpg123, a decoder that has no code in common with the encoder.</summary>
/// <remarks>mpg123 1.26 and later, <c>mpg123.h</c>. Loaded once a process and never unloaded; calls are independent of each other.</remarks>
internal sealed unsafe class Mpg123Library
{
    private const int FlagsParameter = 1;
    private const int ForceFloat = 0x400;
    private const int Quiet = 0x20;
    private const int Float32 = 0x200;
    private const int Mono = 1;
    private const int NewFormat = -11;
    private const int NeedMore = -10;
    private const int Fine = 0;

    private static readonly Lazy<Mpg123Library?> Loaded = new(TryLoad);

    private readonly delegate* unmanaged[Cdecl]<nint, int*, nint> _new;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, double, int> _parameter;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _noFormat;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int, int, int> _format;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _openFeed;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, nuint*, int> _decode;
    private readonly delegate* unmanaged[Cdecl]<nint, void> _delete;

    private Mpg123Library(nint library)
    {
        nint Export(string name) => NativeLibrary.GetExport(library, name);
        _new = (delegate* unmanaged[Cdecl]<nint, int*, nint>)Export("mpg123_new");
        _parameter = (delegate* unmanaged[Cdecl]<nint, int, nint, double, int>)Export("mpg123_param");
        _noFormat = (delegate* unmanaged[Cdecl]<nint, int>)Export("mpg123_format_none");
        _format = (delegate* unmanaged[Cdecl]<nint, nint, int, int, int>)Export("mpg123_format");
        _openFeed = (delegate* unmanaged[Cdecl]<nint, int>)Export("mpg123_open_feed");
        _decode = (delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, nuint*, int>)Export("mpg123_decode");
        _delete = (delegate* unmanaged[Cdecl]<nint, void>)Export("mpg123_delete");
        _ = ((delegate* unmanaged[Cdecl]<int>)Export("mpg123_init"))();
    }

    /// <summary>The library, or null where it is not installed.</summary>
    public static Mpg123Library? Instance => Loaded.Value;

    /// <summary>Decodes frames of one rate and one channel, the decoder at rest before the first.</summary>
    /// <param name="frames">Whole frames.</param>
    /// <param name="sampleRateHz">Their rate.</param>
    /// <param name="samples">Room for what they hold and one more, so that too many are seen as well as too few.</param>
    /// <exception cref="EncoderException">They cannot be decoded to so many.</exception>
    public void Decode(ReadOnlySpan<byte> frames, int sampleRateHz, Span<float> samples)
    {
        var sampleCount = samples.Length - 1;
        int error;
        var decoder = _new(0, &error);
        if (decoder == 0)
        {
            throw new EncoderException(null, "mpg123 has no memory left for a decoder: close other programs or use fewer --jobs.");
        }

        try
        {
            var result = _parameter(decoder, FlagsParameter, ForceFloat | Quiet, 0) | _noFormat(decoder) | _format(decoder, sampleRateHz, Mono, Float32) | _openFeed(decoder);
            nuint done = 0;
            fixed (byte* input = frames)
            fixed (float* output = samples)
            {
                var capacity = (nuint)samples.Length * sizeof(float);
                if (result == Fine)
                {
                    result = _decode(decoder, input, (nuint)frames.Length, (byte*)output, capacity, &done);
                }

                if (result == NewFormat)
                {
                    nuint more = 0;
                    result = _decode(decoder, null, 0, (byte*)output + done, capacity - done, &more);
                    done += more;
                }
            }

            if (result is not (Fine or NeedMore) || done != (nuint)sampleCount * sizeof(float))
            {
                throw new EncoderException(null, FormattableString.Invariant($"mpg123 cannot decode what was encoded: code {result}, {done / sizeof(float)} samples of {sampleCount}."));
            }
        }
        finally
        {
            _delete(decoder);
        }
    }

    private static Mpg123Library? TryLoad()
    {
        var name = OperatingSystem.IsWindows() ? "libmpg123-0.dll" : OperatingSystem.IsMacOS() ? "libmpg123.0.dylib" : "libmpg123.so.0";
        if (!NativeLibrary.TryLoad(name, out var library))
        {
            return null;
        }

        try
        {
            return new Mpg123Library(library);
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }
}
