using System.Runtime.InteropServices;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Stops a running guest from another thread, at once, by taking its memory away.</summary>
/// <remarks>
/// The guest's next access to its memory then traps, as an access out of bounds does, and unwinds in the runtime's own way. The runtime's epoch deadlines
/// would do the same by a check in every loop; they slow this guest's filter loops down from 72 to 126 ms for six seconds of speech, so that a
/// guard that is never needed would cost more than half of the engine's speed.
/// Two things make it safe: host functions hold <see cref="Gate"/> while they touch the guest's memory, and the module is compiled without bulk memory
/// instructions, so nothing but the guest's own code ever accesses it outside of the gate.
/// </remarks>
internal sealed partial class GuestBrake
{
    private nint _address;
    private nuint _length;

    /// <summary>Held by whoever touches the guest's memory from outside.</summary>
    public Lock Gate { get; } = new();

    public bool IsPulled { get; private set; }

    /// <summary>From here on the memory may be taken.</summary>
    public void Arm(nint address, long length)
    {
        lock (Gate)
        {
            _address = address;
            _length = checked((nuint)length);
            if (IsPulled)
            {
                TakeMemory();
            }
        }
    }

    /// <summary>The guest has ended: its memory may belong to somebody else from now on.</summary>
    public void Disarm()
    {
        lock (Gate)
        {
            _address = 0;
        }
    }

    public void Pull()
    {
        lock (Gate)
        {
            IsPulled = true;
            if (_address != 0)
            {
                TakeMemory();
            }
        }
    }

    private void TakeMemory()
    {
        // Where the system refuses, the guest runs on to its next host call, which looks at IsPulled.
        if (OperatingSystem.IsWindows())
        {
            const uint NoAccess = 0x01;
            _ = VirtualProtect(_address, _length, NoAccess, out _);
        }
        else
        {
            const int NoAccess = 0;
            _ = Protect(_address, _length, NoAccess);
        }
    }

    [LibraryImport("libc", EntryPoint = "mprotect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("kernel32", EntryPoint = "VirtualProtect")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool VirtualProtect(nint address, nuint length, uint protection, out uint before);
}
