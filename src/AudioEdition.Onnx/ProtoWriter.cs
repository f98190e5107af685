using System.Buffers;
using System.Text;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>Writes a protobuf message, field by field.</summary>
internal sealed class ProtoWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public ProtoWriter Number(int field, long value)
    {
        Varint((long)field << 3);
        Varint(value);
        return this;
    }

    public ProtoWriter Float(int field, float value)
    {
        Varint(((long)field << 3) | 5);
        _bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    public ProtoWriter Text(int field, string value) => Content(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, ProtoWriter value) => Content(field, value.Bytes);

    public ProtoWriter Content(int field, ReadOnlySpan<byte> value)
    {
        Varint(((long)field << 3) | 2);
        Varint(value.Length);
        _bytes.Write(value);
        return this;
    }

    private void Varint(long value)
    {
        var rest = (ulong)value;
        var span = _bytes.GetSpan(10);
        var count = 0;
        while (rest >= 0x80)
        {
            span[count++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        span[count++] = (byte)rest;
        _bytes.Advance(count);
    }
}
