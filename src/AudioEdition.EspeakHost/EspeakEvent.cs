using System.Runtime.InteropServices;

namespace AudioEdition.EspeakHost;

/// <summary><c>espeak_EVENT</c> of <c>speak_lib.h</c>, on systems with pointers of eight bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EspeakEvent
{
    public const int ListEnd = 0;
    public const int Word = 1;
    public const int ClauseEnd = 5;

    public int Type;
    public uint MessageId;

    /// <summary>In characters, from 1.</summary>
    public int TextPosition;

    public int Length;
    public int AudioMilliseconds;
    public int Sample;
    public nint UserData;
    public long Payload;
}
