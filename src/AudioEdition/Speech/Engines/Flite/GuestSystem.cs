using System.Buffers.Binary;
using System.Text;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>
/// The operating system that one run of a WASI program sees: arguments, one folder of files in memory, a clock that stands still.
/// </summary>
/// <remarks>
/// The part of <c>wasi_snapshot_preview1</c> that Flite imports. A host of our own and not the runtime's, because the runtime's reaches only
/// real folders: text and sound would pass through temporary files, which a killed process leaves behind. Here the guest can touch nothing outside,
/// and nothing that it sees (clock, environment, file times) differs between two runs, so the same words give the same bytes.
/// Every pointer comes from the guest: the slices check it, and what they throw ends the guest.
/// </remarks>
internal sealed class GuestSystem
{
    private const int Ok = 0;
    private const int BadDescriptor = 8;
    private const int FileTooLarge = 22;
    private const int Invalid = 28;
    private const int NoEntry = 44;
    private const int FolderDescriptor = 3;
    private const int MaxOpenFiles = 16;
    private const int CreateFlag = 1;
    private const int TruncateFlag = 8;
    private const byte DirectoryType = 3;
    private const byte RegularFileType = 4;

    private readonly byte[][] _arguments;
    private readonly Dictionary<string, GuestFile> _files = new(StringComparer.Ordinal);
    private readonly OpenFile?[] _open = new OpenFile?[MaxOpenFiles];
    private readonly int _maxFileBytes;

    public GuestSystem(IEnumerable<string> arguments, int maxFileBytes)
    {
        // A NUL would end the argument early and let the rest of the text through as something else.
        _arguments = [.. arguments.Select(a => Encoding.ASCII.GetBytes(a.Replace('\0', ' ') + '\0'))];
        _maxFileBytes = maxFileBytes;
        _open[0] = new OpenFile(new GuestFile(0));
        _open[1] = new OpenFile(Output);
        _open[2] = new OpenFile(Error);
    }

    /// <summary>Stops the guest; its gate guards every access to the guest's memory.</summary>
    public GuestBrake Brake { get; } = new();

    public GuestFile Output { get; } = new(1 << 20);

    public GuestFile Error { get; } = new(1 << 16);

    public void AddFile(string name, ReadOnlySpan<byte> content) => _files[name] = GuestFile.Of(content);

    public GuestFile? FindFile(string name) => _files.GetValueOrDefault(name);

    public int ArgumentSizes(Span<byte> memory, int countAt, int bytesAt)
    {
        Write(memory, countAt, _arguments.Length);
        Write(memory, bytesAt, _arguments.Sum(a => a.Length));
        return Ok;
    }

    public int Arguments(Span<byte> memory, int pointersAt, int bytesAt)
    {
        foreach (var argument in _arguments)
        {
            Write(memory, pointersAt, bytesAt);
            argument.CopyTo(memory[bytesAt..]);
            pointersAt += 4;
            bytesAt += argument.Length;
        }

        return Ok;
    }

    public static int Clock(Span<byte> memory, int timeAt)
    {
        BinaryPrimitives.WriteInt64LittleEndian(memory[timeAt..], 0);
        return Ok;
    }

    public int Close(int descriptor)
    {
        if (Find(descriptor) is null)
        {
            return BadDescriptor;
        }

        _open[descriptor] = null;
        return Ok;
    }

    public int Status(Span<byte> memory, int descriptor, int statusAt)
    {
        if (descriptor != FolderDescriptor && Find(descriptor) is null)
        {
            return BadDescriptor;
        }

        var status = memory.Slice(statusAt, 24);
        status.Clear();
        status[0] = descriptor == FolderDescriptor ? DirectoryType : RegularFileType;
        status[8..].Fill(0xFF);
        return Ok;
    }

    public int SetFlags(int descriptor) => Find(descriptor) is null ? BadDescriptor : Ok;

    public static int Folder(Span<byte> memory, int descriptor, int folderAt)
    {
        if (descriptor != FolderDescriptor)
        {
            return BadDescriptor;
        }

        memory.Slice(folderAt, 8).Clear();
        Write(memory, folderAt + 4, 1);
        return Ok;
    }

    public static int FolderName(Span<byte> memory, int descriptor, int nameAt, int length)
    {
        if (descriptor != FolderDescriptor || length < 1)
        {
            return Invalid;
        }

        memory[nameAt] = (byte)'/';
        return Ok;
    }

    public int Read(Span<byte> memory, int descriptor, int vectorsAt, int vectorCount, int readAt)
    {
        if (Find(descriptor) is not { } open)
        {
            return BadDescriptor;
        }

        var total = 0;
        for (var i = 0; i < vectorCount; i++)
        {
            var target = Vector(memory, vectorsAt, i);
            var count = open.File.Read(open.Position, target);
            open.Position += count;
            total += count;
            if (count < target.Length)
            {
                break;
            }
        }

        Write(memory, readAt, total);
        return Ok;
    }

    public int Write(Span<byte> memory, int descriptor, int vectorsAt, int vectorCount, int writtenAt)
    {
        if (Find(descriptor) is not { } open)
        {
            return BadDescriptor;
        }

        var total = 0;
        for (var i = 0; i < vectorCount; i++)
        {
            var source = Vector(memory, vectorsAt, i);
            if (!open.File.TryWrite(open.Position, source))
            {
                return FileTooLarge;
            }

            open.Position += source.Length;
            total += source.Length;
        }

        Write(memory, writtenAt, total);
        return Ok;
    }

    public int Seek(Span<byte> memory, int descriptor, long offset, int whence, int positionAt)
    {
        if (Find(descriptor) is not { } open)
        {
            return BadDescriptor;
        }

        var from = whence switch { 0 => 0, 1 => open.Position, 2 => open.File.Length, _ => -1L };
        if (from < 0 || offset < -from || offset > int.MaxValue - from)
        {
            return Invalid;
        }

        open.Position = from + offset;
        BinaryPrimitives.WriteInt64LittleEndian(memory[positionAt..], open.Position);
        return Ok;
    }

    public int Open(Span<byte> memory, int folder, int nameAt, int nameLength, int flags, int descriptorAt)
    {
        if (folder != FolderDescriptor)
        {
            return BadDescriptor;
        }

        var name = Encoding.UTF8.GetString(memory.Slice(nameAt, nameLength));
        if (!_files.TryGetValue(name, out var file))
        {
            if ((flags & CreateFlag) == 0 || _files.Count >= MaxOpenFiles)
            {
                return NoEntry;
            }

            _files[name] = file = new GuestFile(_maxFileBytes);
        }

        if ((flags & TruncateFlag) != 0)
        {
            file.Truncate();
        }

        for (var descriptor = FolderDescriptor + 1; descriptor < MaxOpenFiles; descriptor++)
        {
            if (_open[descriptor] is null)
            {
                _open[descriptor] = new OpenFile(file);
                file.NoteOpening();
                Write(memory, descriptorAt, descriptor);
                return Ok;
            }
        }

        return BadDescriptor;
    }

    private static Span<byte> Vector(Span<byte> memory, int vectorsAt, int index)
    {
        var vector = memory.Slice(vectorsAt + (index * 8), 8);
        return memory.Slice(BinaryPrimitives.ReadInt32LittleEndian(vector), BinaryPrimitives.ReadInt32LittleEndian(vector[4..]));
    }

    private static void Write(Span<byte> memory, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(memory[at..], value);

    private OpenFile? Find(int descriptor) => (uint)descriptor < MaxOpenFiles ? _open[descriptor] : null;

    private sealed class OpenFile(GuestFile file)
    {
        public GuestFile File { get; } = file;

        public long Position { get; set; }
    }
}
