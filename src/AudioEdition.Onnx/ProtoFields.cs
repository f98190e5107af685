namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Walks the fields of a protobuf message.</summary>
/// <remarks>Protocol Buffers, wire format. Models run to gigabytes, so nothing is copied: fields are told as places in the bytes.</remarks>
internal ref struct ProtoFields(ReadOnlySpan<byte> bytes, int start, int end)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at = start;

    /// <summary>Number of the field.</summary>
    public int Number { get; private set; }

    /// <summary>Where the content of a text, message or list begins; −1 for figures.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>A whole number's value; the bits of a float32.</summary>
    public long Value { get; private set; }

    /// <summary>Goes to the next field.</summary>
    /// <exception cref="InvalidDataException">The bytes are no message.</exception>
    public bool MoveNext()
    {
        if (_at >= end)
        {
            return false;
        }

        var tag = Varint();
        Number = (int)(tag >> 3);
        (Start, End, Value) = (-1, -1, 0);
        switch (tag & 7)
        {
            case 0:
                Value = Varint();
                break;
            case 1:
                Skip(8);
                break;
            case 2:
                var length = Varint();
                Start = _at;
                Skip(length);
                End = _at;
                break;
            case 5:
                var place = _at;
                Skip(4);
                Value = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(_bytes[place..]);
                break;
            default:
                throw new InvalidDataException("the bytes are not an ONNX model.");
        }

        return true;
    }

    private void Skip(long count) =>
        _at = count >= 0 && count <= end - _at ? _at + (int)count : throw new InvalidDataException("the model is cut off.");

    private long Varint()
    {
        var value = 0L;
        for (var shift = 0; shift < 64 && _at < end; shift += 7)
        {
            var next = _bytes[_at++];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("the model is cut off.");
    }
}
