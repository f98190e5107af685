using System.Runtime.InteropServices;

namespace AudioEdition.Publishing.Encoders;

/// <summary>The functions of an installed libmp3lame, the encoder that ffmpeg itself uses for MP3.</summary>
/// <remarks>LAME 3.100, <c>lame.h</c>. Loaded once a process and never unloaded. Encoders are independent of each other, one thread at a time each.</remarks>
internal sealed unsafe class LameLibrary
{
    private static readonly Lazy<LameLibrary?> Loaded = new(TryLoad);

    private readonly nint _library;

    private LameLibrary(nint library)
    {
        _library = library;
        New = (delegate* unmanaged[Cdecl]<nint>)Export("lame_init");
        SetInputRate = Setter("lame_set_in_samplerate");
        SetOutputRate = Setter("lame_set_out_samplerate");
        SetChannels = Setter("lame_set_num_channels");
        SetMode = Setter("lame_set_mode");
        SetBitRate = Setter("lame_set_brate");
        SetWritesInfo = Setter("lame_set_bWriteVbrTag");
        SetNoReservoir = Setter("lame_set_disable_reservoir");
        Initialize = (delegate* unmanaged[Cdecl]<nint, int>)Export("lame_init_params");
        FrameSize = (delegate* unmanaged[Cdecl]<nint, int>)Export("lame_get_framesize");
        Encode = (delegate* unmanaged[Cdecl]<nint, float*, float*, int, byte*, int, int>)Export("lame_encode_buffer_ieee_float");
        Flush = (delegate* unmanaged[Cdecl]<nint, byte*, int, int>)Export("lame_encode_flush");
        Close = (delegate* unmanaged[Cdecl]<nint, int>)Export("lame_close");
        Version = Marshal.PtrToStringAnsi(((delegate* unmanaged[Cdecl]<nint>)Export("get_lame_short_version"))()) ?? "";
    }

    /// <summary>The library, or null where it is not installed.</summary>
    public static LameLibrary? Instance => Loaded.Value;

    public delegate* unmanaged[Cdecl]<nint> New { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> SetInputRate { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> SetOutputRate { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> SetChannels { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> SetMode { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> SetBitRate { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> SetWritesInfo { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> SetNoReservoir { get; }

    public delegate* unmanaged[Cdecl]<nint, int> Initialize { get; }

    public delegate* unmanaged[Cdecl]<nint, int> FrameSize { get; }

    public delegate* unmanaged[Cdecl]<nint, float*, float*, int, byte*, int, int> Encode { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, int, int> Flush { get; }

    public delegate* unmanaged[Cdecl]<nint, int> Close { get; }

    /// <summary>As the library states it: <c>3.100</c>.</summary>
    public string Version { get; }

    private static LameLibrary? TryLoad()
    {
        string[] names = OperatingSystem.IsWindows() ? ["libmp3lame.dll", "libmp3lame-0.dll"]
            : OperatingSystem.IsMacOS() ? ["libmp3lame.0.dylib", "/opt/homebrew/lib/libmp3lame.0.dylib", "/usr/local/lib/libmp3lame.0.dylib"]
            : ["libmp3lame.so.0"];
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                try
                {
                    return new LameLibrary(library);
                }
                catch (EntryPointNotFoundException)
                {
                    // Another library of that name: ffmpeg encodes.
                }
            }
        }

        return null;
    }

    private delegate* unmanaged[Cdecl]<nint, int, int> Setter(string name) => (delegate* unmanaged[Cdecl]<nint, int, int>)Export(name);

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);
}
