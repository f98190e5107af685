using System.Buffers.Binary;

namespace AudioEdition.Publishing.Measuring;

/// <summary>Reads binary data forward; every overrun is a fault of the data, never of the memory.</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> data)
{
    private ReadOnlySpan<byte> _rest = data;

    /// <summary>Bytes left.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>Takes bytes.</summary>
    /// <exception cref="InvalidDataException">Fewer are left.</exception>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{count} bytes are announced where {_rest.Length} are left"));
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    public byte Byte() => Take(1)[0];

    public ushort Big16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public uint Big32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ulong Big64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    public uint Little32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Takes the bytes up to a zero and the zero.</summary>
    public ReadOnlySpan<byte> UntilZero()
    {
        var length = _rest.IndexOf((byte)0);
        if (length < 0)
        {
            throw new InvalidDataException("a text has no end");
        }

        var text = Take(length);
        Take(1);
        return text;
    }
}
