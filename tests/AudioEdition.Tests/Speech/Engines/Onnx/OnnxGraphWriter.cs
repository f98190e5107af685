using System.Globalization;
using System.Text;

namespace AudioEdition.Tests.Speech.Engines.Onnx;

/// <summary>Writes small ONNX models: the part of the format (onnx.proto, IR version 8, operators of version 15) that test voices need.</summary>
internal sealed class OnnxGraphWriter
{
    public const int Float = 1;
    public const int Int32 = 6;
    public const int Int64 = 7;

    private readonly List<byte> _graph = [];
    private int _names;

    public OnnxGraphWriter Input(string name, int type, params string[] shape) => Add(11, ValueInfo(name, type, shape));

    public OnnxGraphWriter Output(string name, int type, params string[] shape) => Add(12, ValueInfo(name, type, shape));

    public string Constant(params float[] values) => Constant(Float, values.Length == 1 ? [] : [values.Length], [.. values.SelectMany(BitConverter.GetBytes)]);

    public string Constant(params long[] values) => Constant(Int64, [values.Length], [.. values.SelectMany(BitConverter.GetBytes)]);

    public string Scalar(long value) => Constant(Int64, [], BitConverter.GetBytes(value));

    /// <summary>Adds a node and gives its output's name.</summary>
    public string Op(string type, params string[] inputs) => Op(type, null, inputs, []);

    public string Op(string type, string? output, IEnumerable<string> inputs, params (string Name, long Value)[] attributes)
    {
        output ??= string.Create(CultureInfo.InvariantCulture, $"/{type}_{_names++}_output_0");
        var node = new MemoryStream();
        foreach (var input in inputs)
        {
            Text(node, 1, input);
        }

        Text(node, 2, output);
        Text(node, 3, output + "/node");
        Text(node, 4, type);
        foreach (var (name, value) in attributes)
        {
            var attribute = new MemoryStream();
            Text(attribute, 1, name);
            Number(attribute, 3, value);
            Number(attribute, 20, 2);
            Bytes(node, 5, attribute.ToArray());
        }

        Add(1, node.ToArray());
        return output;
    }

    public byte[] ToModel()
    {
        var model = new MemoryStream();
        Number(model, 1, 8);
        Text(model, 2, "tests");
        var graph = new MemoryStream();
        Text(graph, 2, "voice");
        graph.Write(_graph.ToArray());
        Bytes(model, 7, graph.ToArray());
        var operators = new MemoryStream();
        Number(operators, 2, 15);
        Bytes(model, 8, operators.ToArray());
        return model.ToArray();
    }

    private string Constant(int type, long[] shape, byte[] content)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"constant_{_names++}");
        var tensor = new MemoryStream();
        foreach (var length in shape)
        {
            Number(tensor, 1, length);
        }

        Number(tensor, 2, type);
        Text(tensor, 8, name);
        Bytes(tensor, 9, content);
        Add(5, tensor.ToArray());
        return name;
    }

    private OnnxGraphWriter Add(int field, byte[] content)
    {
        using var message = new MemoryStream();
        Bytes(message, field, content);
        _graph.AddRange(message.ToArray());
        return this;
    }

    private static byte[] ValueInfo(string name, int type, string[] shape)
    {
        var dimensions = new MemoryStream();
        foreach (var length in shape)
        {
            var dimension = new MemoryStream();
            if (long.TryParse(length, CultureInfo.InvariantCulture, out var fixedLength))
            {
                Number(dimension, 1, fixedLength);
            }
            else
            {
                Text(dimension, 2, length);
            }

            Bytes(dimensions, 1, dimension.ToArray());
        }

        var tensor = new MemoryStream();
        Number(tensor, 1, type);
        Bytes(tensor, 2, dimensions.ToArray());
        var kind = new MemoryStream();
        Bytes(kind, 1, tensor.ToArray());
        var info = new MemoryStream();
        Text(info, 1, name);
        Bytes(info, 2, kind.ToArray());
        return info.ToArray();
    }

    private static void Text(Stream to, int field, string text) => Bytes(to, field, Encoding.UTF8.GetBytes(text));

    private static void Bytes(Stream to, int field, byte[] content)
    {
        Varint(to, ((ulong)field << 3) | 2);
        Varint(to, (ulong)content.Length);
        to.Write(content);
    }

    private static void Number(Stream to, int field, long value)
    {
        Varint(to, (ulong)field << 3);
        Varint(to, (ulong)value);
    }

    private static void Varint(Stream to, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            to.WriteByte((byte)(value | 0x80));
        }

        to.WriteByte((byte)value);
    }
}
