using System.Runtime.InteropServices;

namespace AudioEdition.EspeakHost;

/// <summary><c>espeak_VOICE</c> of <c>speak_lib.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct EspeakVoice
{
    public byte* Name;

    /// <summary>For each language a byte of priority and a name; an empty one ends the list.</summary>
    public byte* Languages;

    public byte* Identifier;
    public byte Gender;
    public byte Age;
    public byte Variant;
    public byte Reserved;
    public int Score;
    public nint Spare;

    /// <summary>Reads a list that ends with null.</summary>
    public static List<(string Language, string Name, string File)> Read(EspeakVoice** list)
    {
        var voices = new List<(string Language, string Name, string File)>();
        for (; *list is not null; list++)
        {
            var voice = **list;
            voices.Add((voice.Languages is null ? "" : Text(voice.Languages + 1), Text(voice.Name), Text(voice.Identifier)));
        }

        return voices;
    }

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
