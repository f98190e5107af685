namespace AudioEdition.Newsroom.Stores;

/// <summary>Writes bits, the highest of each number first, and numbers in the Rice code.</summary>
/// <param name="capacity">Bytes to begin with.</param>
internal ref struct BitSink(int capacity)
{
    /// <summary>A quotient this high says that the value itself follows.</summary>
    public const int Escape = 24;

    /// <summary>A third difference of 16-bit words fits 19 bits and its sign one more.</summary>
    public const int EscapeBits = 20;

    private byte[] _bytes = new byte[capacity];
    private int _count;
    private uint _held;
    private int _heldBits;

    /// <summary>Writes the lowest bits of a number.</summary>
    public void Write(uint value, int bits)
    {
        for (var left = bits; left > 0;)
        {
            var take = Math.Min(left, 8 - _heldBits);
            _held = (_held << take) | ((value >> (left - take)) & ((1u << take) - 1));
            _heldBits += take;
            left -= take;
            if (_heldBits == 8)
            {
                if (_count == _bytes.Length)
                {
                    Array.Resize(ref _bytes, _bytes.Length * 2);
                }

                _bytes[_count++] = (byte)_held;
                _held = 0;
                _heldBits = 0;
            }
        }
    }

    /// <summary>Writes a number in the Rice code (RFC 9639, 9.2.7.3): its quotient in noughts that a one ends, then the rest; a large one as it is.</summary>
    public void WriteRice(uint value, int parameter)
    {
        var quotient = (int)Math.Min(value >> parameter, Escape);
        Write(0, quotient);
        if (quotient == Escape)
        {
            Write(value, EscapeBits);
        }
        else
        {
            Write(1, 1);
            Write(value, parameter);
        }
    }

    /// <summary>Goes to the start of a byte.</summary>
    public void Align()
    {
        if (_heldBits > 0)
        {
            Write(0, 8 - _heldBits);
        }
    }

    public readonly byte[] ToArray() => _bytes[.._count];
}
