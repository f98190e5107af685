using System.Runtime.InteropServices;
using System.Text;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>The functions of an installed libflite, and its voices.</summary>
/// <remarks>
/// Loaded once a process and never unloaded: the library keeps global state. Voices are registered under a lock; utterances are independent of each
/// other, so that several threads may speak at once.
/// </remarks>
internal sealed unsafe class NativeFlite
{
    private static readonly Lazy<NativeFlite?> Loaded = new(TryLoad);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, nint> _voices = new(StringComparer.Ordinal);
    private readonly nint _library;

    private NativeFlite(nint library)
    {
        _library = library;
        NewUtterance = (delegate* unmanaged[Cdecl]<nint>)Export("new_utterance");
        SetInputText = (delegate* unmanaged[Cdecl]<nint, byte*, int>)Export("utt_set_input_text");
        Initialize = (delegate* unmanaged[Cdecl]<nint, nint, nint>)Export("utt_init");
        SetFloat = (delegate* unmanaged[Cdecl]<nint, byte*, float, void>)Export("feat_set_float");
        Synthesize = (delegate* unmanaged[Cdecl]<nint, nint>)Export("utt_synth");
        Wave = (delegate* unmanaged[Cdecl]<nint, nint>)Export("utt_wave");
        Relation = (delegate* unmanaged[Cdecl]<nint, byte*, nint>)Export("utt_relation");
        Head = (delegate* unmanaged[Cdecl]<nint, nint>)Export("relation_head");
        Next = (delegate* unmanaged[Cdecl]<nint, nint>)Export("item_next");
        ItemAt = (delegate* unmanaged[Cdecl]<nint, byte*, nint>)Export("flite_path_to_item");
        FloatOf = (delegate* unmanaged[Cdecl]<nint, byte*, float>)Export("ffeature_float");
        StringOf = (delegate* unmanaged[Cdecl]<nint, byte*, byte*>)Export("ffeature_string");
        Lexicon = new NativeLexicon((delegate* unmanaged[Cdecl]<nint, byte*, int>)Export("flite_voice_add_lex_addenda"));
        DeleteUtterance = (delegate* unmanaged[Cdecl]<nint, void>)Export("delete_utterance");
        ((delegate* unmanaged[Cdecl]<int>)Export("flite_init"))();
    }

    /// <summary>The library, or null where it is not installed.</summary>
    public static NativeFlite? Instance => Loaded.Value;

    public delegate* unmanaged[Cdecl]<nint> NewUtterance { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, int> SetInputText { get; }

    public delegate* unmanaged[Cdecl]<nint, nint, nint> Initialize { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, float, void> SetFloat { get; }

    public delegate* unmanaged[Cdecl]<nint, nint> Synthesize { get; }

    public delegate* unmanaged[Cdecl]<nint, nint> Wave { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, nint> Relation { get; }

    public delegate* unmanaged[Cdecl]<nint, nint> Head { get; }

    public delegate* unmanaged[Cdecl]<nint, nint> Next { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, nint> ItemAt { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, float> FloatOf { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, byte*> StringOf { get; }

    public delegate* unmanaged[Cdecl]<nint, void> DeleteUtterance { get; }

    /// <summary>Pronunciations that were added to the library's own.</summary>
    public NativeLexicon Lexicon { get; }

    /// <summary>The voice of a speaker; 0 where its library is missing.</summary>
    public nint VoiceOf(string name)
    {
        lock (_gate)
        {
            if (!_voices.TryGetValue(name, out var voice))
            {
                voice = NativeLibrary.TryLoad($"libflite_cmu_us_{name}.so.1", out var library)
                    && NativeLibrary.TryGetExport(library, $"register_cmu_us_{name}", out var register)
                        ? ((delegate* unmanaged[Cdecl]<nint, nint>)register)(0)
                        : 0;
                _voices[name] = voice;
            }

            return voice;
        }
    }

    /// <summary>The text of an item's feature.</summary>
    public string Text(nint item, ReadOnlySpan<byte> path)
    {
        fixed (byte* name = path)
        {
            return Encoding.ASCII.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(StringOf(item, name)));
        }
    }

    /// <summary>The number of an item's feature.</summary>
    public float Number(nint item, ReadOnlySpan<byte> path)
    {
        fixed (byte* name = path)
        {
            return FloatOf(item, name);
        }
    }

    private static NativeFlite? TryLoad()
    {
        if (!NativeLibrary.TryLoad("libflite.so.1", out var library))
        {
            return null;
        }

        try
        {
            return new NativeFlite(library);
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    private nint Export(string name) => NativeLibrary.GetExport(_library, name);
}
