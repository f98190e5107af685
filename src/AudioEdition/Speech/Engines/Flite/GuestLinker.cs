using Wasmtime;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>Offers <see cref="GuestSystem"/> to WebAssembly programs; each store carries its own as data, so one linker serves all calls.</summary>
internal static class GuestLinker
{
    private const string Module = "wasi_snapshot_preview1";

    private delegate int HostFunction(GuestSystem system, Span<byte> memory);

    public static Linker Create(Engine engine)
    {
        var linker = new Linker(engine);
        linker.DefineFunction(Module, "args_sizes_get", (Caller c, int count, int bytes) => Call(c, (s, m) => s.ArgumentSizes(m, count, bytes)));
        linker.DefineFunction(Module, "args_get", (Caller c, int pointers, int bytes) => Call(c, (s, m) => s.Arguments(m, pointers, bytes)));
        linker.DefineFunction(Module, "clock_time_get", (Caller c, int _, long _, int time) => Call(c, (_, m) => GuestSystem.Clock(m, time)));
        linker.DefineFunction(Module, "fd_close", (Caller c, int fd) => Call(c, (s, _) => s.Close(fd)));
        linker.DefineFunction(Module, "fd_fdstat_get", (Caller c, int fd, int status) => Call(c, (s, m) => s.Status(m, fd, status)));
        linker.DefineFunction(Module, "fd_fdstat_set_flags", (Caller c, int fd, int _) => Call(c, (s, _) => s.SetFlags(fd)));
        linker.DefineFunction(Module, "fd_prestat_get", (Caller c, int fd, int folder) => Call(c, (_, m) => GuestSystem.Folder(m, fd, folder)));
        linker.DefineFunction(Module, "fd_prestat_dir_name", (Caller c, int fd, int name, int length) => Call(c, (_, m) => GuestSystem.FolderName(m, fd, name, length)));
        linker.DefineFunction(Module, "fd_read", (Caller c, int fd, int vectors, int count, int read) => Call(c, (s, m) => s.Read(m, fd, vectors, count, read)));
        linker.DefineFunction(Module, "fd_write", (Caller c, int fd, int vectors, int count, int written) => Call(c, (s, m) => s.Write(m, fd, vectors, count, written)));
        linker.DefineFunction(
            Module,
            "fd_seek",
            (Caller c, int fd, long offset, int whence, int position) => Call(c, (s, m) => s.Seek(m, fd, offset, whence, position)));
        linker.DefineFunction(
            Module,
            "path_open",
            (Caller c, int folder, int _, int name, int length, int flags, long _, long _, int _, int fd) =>
                Call(c, (s, m) => s.Open(m, folder, name, length, flags, fd)));
        linker.DefineFunction(Module, "proc_exit", (Caller _, int code) => throw new GuestExitException(code));
        return linker;
    }

    private static int Call(Caller caller, HostFunction function)
    {
        var system = (GuestSystem)caller.GetData()!;
        lock (system.Brake.Gate)
        {
            if (system.Brake.IsPulled)
            {
                throw new GuestStoppedException();
            }

            var memory = caller.GetMemory("memory")!;
            return function(system, memory.GetSpan(0, checked((int)memory.GetLength())));
        }
    }
}
