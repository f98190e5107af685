namespace AudioEdition.Newsroom.Stores;

/// <summary>Reads what <see cref="BitSink"/> wrote.</summary>
/// <param name="bytes">What was written.</param>
internal ref struct BitSource(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _next;
    private uint _held;
    private int _heldBits;

    /// <exception cref="InvalidDataException">There are no more bits.</exception>
    public uint Read(int bits)
    {
        var value = 0u;
        for (var left = bits; left > 0;)
        {
            if (_heldBits == 0)
            {
                _held = _next < _bytes.Length ? _bytes[_next++] : throw new InvalidDataException("The content ends too early.");
                _heldBits = 8;
            }

            var take = Math.Min(left, _heldBits);
            value = (value << take) | ((_held >> (_heldBits - take)) & ((1u << take) - 1));
            _heldBits -= take;
            left -= take;
        }

        return value;
    }

    /// <exception cref="InvalidDataException">There are no more bits.</exception>
    public uint ReadRice(int parameter)
    {
        var quotient = 0u;
        while (quotient < BitSink.Escape && Read(1) == 0)
        {
            quotient++;
        }

        return quotient == BitSink.Escape ? Read(BitSink.EscapeBits) : (quotient << parameter) | Read(parameter);
    }

    /// <summary>Goes to the start of a byte.</summary>
    public void Align() => _heldBits = 0;
}
