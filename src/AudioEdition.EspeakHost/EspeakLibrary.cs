using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AudioEdition.EspeakHost;

/// <summary>The library of eSpeak NG, as new as on its first word.</summary>
/// <remarks>
/// What it says depends on what it said before (its noise, flutter and phase go on from utterance to utterance), and all its state is global. So it is loaded anew for
/// every utterance, about a millisecond. (To end it and to begin anew without unloading it hangs in 1.51.) For one process and thread.
/// </remarks>
internal sealed unsafe class EspeakLibrary : IDisposable
{
    private const string Name = "libespeak-ng.so.1";
    private const int Synchronous = 2;
    private const int DoNotExit = 0x8000;
    private const int RateParameter = 1;
    private const int ByCharacter = 1;

    /// <summary><c>espeakCHARS_UTF8 | espeakPHONEMES</c>: phonemes in double brackets, no markup, no pause at the end.</summary>
    private const int Flags = 0x1 | 0x100;

    /// <summary>Its default: echo and noise of some voices depend on where its buffers end, and the program takes the default too.</summary>
    private const int BufferMilliseconds = 0;

    /// <summary>What it needs of others stays: bringing in a sound server's client each time would take longer than to speak.</summary>
    private static readonly bool DependenciesKept = KeepDependencies();

    private static readonly EspeakRecording Recording = new();

    private readonly nint _library;

    private EspeakLibrary(nint library) => _library = library;

    /// <summary>Its version, "1.51".</summary>
    public string Version { get; private set; } = "";

    /// <summary>Where its data is.</summary>
    public string DataFolder { get; private set; } = "";

    /// <summary>Rate of its samples.</summary>
    public int SampleRateHz { get; private set; }

    /// <summary>Loads it.</summary>
    /// <param name="folder">The folder that holds <c>espeak-ng-data</c>; null for its own.</param>
    /// <exception cref="EspeakException">It is not there, or its data is not.</exception>
    public static EspeakLibrary Load(string? folder)
    {
        _ = DependenciesKept;
        if (!NativeLibrary.TryLoad(Name, out var handle))
        {
            throw new EspeakException($"{Name} cannot be loaded: install the package libespeak-ng1.");
        }

        var library = new EspeakLibrary(handle);
        try
        {
            library.Initialize(folder);
            return library;
        }
        catch
        {
            library.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It keeps a thread that waits for work; the code under that must not go away.
        if (SampleRateHz > 0)
        {
            _ = ((delegate* unmanaged[Cdecl]<int>)Export("espeak_Terminate"))();
        }

        NativeLibrary.Free(_library);
    }

    /// <summary>Voices by their first language, and the files of variants.</summary>
    public (IReadOnlyList<(string Language, string Name, string File)> Voices, IReadOnlyList<string> Variants) Voices()
    {
        var list = (delegate* unmanaged[Cdecl]<EspeakVoice*, EspeakVoice**>)Export("espeak_ListVoices");
        var voices = EspeakVoice.Read(list(null));
        fixed (byte* variant = "variant\0"u8)
        {
            var wanted = new EspeakVoice { Languages = variant };
            return (voices, [.. EspeakVoice.Read(list(&wanted)).Select(v => v.File)]);
        }
    }

    /// <summary>Speaks.</summary>
    /// <exception cref="EspeakException">There is no such voice, or no sound came.</exception>
    public EspeakSound Speak(string voice, int wordsPerMinute, string text)
    {
        Recording.Clear();
        ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<short*, int, EspeakEvent*, int>, void>)Export("espeak_SetSynthCallback"))(&Take);
        Choose(voice);
        _ = ((delegate* unmanaged[Cdecl]<int, int, int, int>)Export("espeak_SetParameter"))(RateParameter, wordsPerMinute, 0);

        // Voices with breath in them draw their noise from the C library, which goes on as well.
        SeedNoise(1);
        var bytes = Terminated(text);
        fixed (byte* start = bytes)
        {
            var speak = (delegate* unmanaged[Cdecl]<byte*, nuint, uint, int, uint, uint, uint*, void*, int>)Export("espeak_Synth");
            var status = speak(start, (nuint)bytes.Length, 0, ByCharacter, 0, Flags, null, null);
            return status == 0 && Recording.HasSound
                ? Recording.Sound()
                : throw new EspeakException(FormattableString.Invariant($"No sound came (status {status})."));
        }
    }

    /// <summary>By the name of its file or its own, and else by its language: as the program does.</summary>
    private void Choose(string voice)
    {
        fixed (byte* name = Terminated(voice))
        {
            var language = new EspeakVoice { Languages = name };
            if (((delegate* unmanaged[Cdecl]<byte*, int>)Export("espeak_SetVoiceByName"))(name) != 0
                && ((delegate* unmanaged[Cdecl]<EspeakVoice*, int>)Export("espeak_SetVoiceByProperties"))(&language) != 0)
            {
                throw new EspeakException($"There is no voice \"{voice}\".");
            }
        }
    }

    private static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + '\0');

    private static bool KeepDependencies() =>
        NativeLibrary.TryLoad("libpcaudio.so.0", out _) & NativeLibrary.TryLoad("libsonic.so.0", out _);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Take(short* wave, int count, EspeakEvent* events)
    {
        const int GoOn = 0;
        Recording.Add(wave is null ? default : new ReadOnlySpan<short>(wave, count));
        for (; events->Type != EspeakEvent.ListEnd; events++)
        {
            Recording.Note(*events);
        }

        return GoOn;
    }

    [DllImport("libc", EntryPoint = "srand")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void SeedNoise(uint seed);

    private void Initialize(string? folder)
    {
        fixed (byte* path = folder is null ? null : Terminated(folder))
        {
            var rate = ((delegate* unmanaged[Cdecl]<int, int, byte*, int, int>)Export("espeak_Initialize"))(Synchronous, BufferMilliseconds, path, DoNotExit);
            SampleRateHz = rate > 0 ? rate : throw new EspeakException("Its data is missing: install the package espeak-ng-data.");
        }

        byte* data = null;
        var version = ((delegate* unmanaged[Cdecl]<byte**, byte*>)Export("espeak_Info"))(&data);
        Version = Marshal.PtrToStringUTF8((nint)version)?.Split(' ')[0] ?? "";
        DataFolder = Marshal.PtrToStringUTF8((nint)data) ?? "";
    }

    private nint Export(string function) => NativeLibrary.TryGetExport(_library, function, out var address)
        ? address
        : throw new EspeakException($"{Name} has no {function}: it is too old.");
}
