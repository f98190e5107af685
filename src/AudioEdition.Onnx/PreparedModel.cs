using System.Text;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>The bytes of a model, made ready: its chance is handed in from outside, and it tells how long each phoneme takes.</summary>
/// <remarks>
/// Piper's models draw random numbers inside, from a generator that goes on from call to call, so that what is heard would depend on what was said before.
/// Each such node's result is taken from an input of noise that is the same every time; the voice keeps its liveliness and gives the same samples for the same words.
/// The durations are the result of the one <c>Ceil</c> node, as in Piper's own <c>patch_voice_with_alignment</c>; it is made an output. Both are additions: protobuf joins
/// messages that stand one after the other, so a second <c>ModelProto</c> is put behind the first, and in the first only the names of the random results are changed.
/// </remarks>
/// <param name="Bytes">The model; null where the file can be taken as it is.</param>
/// <param name="DurationOutput">Name of the output with the durations; null where the model does not tell them.</param>
/// <param name="UnseededNodes">Names of operations whose chance cannot be handed in.</param>
internal sealed record PreparedModel(byte[]? Bytes, string? DurationOutput, IReadOnlyList<string> UnseededNodes)
{
    /// <summary>Input of normally distributed noise, mean 0, deviation 1.</summary>
    public const string NormalNoise = "audioedition_normal_noise";

    /// <summary>Input of noise evenly distributed over 0 to 1.</summary>
    public const string UniformNoise = "audioedition_uniform_noise";

    private const long MaxBytes = 3L << 29;
    private const int GraphField = 7;
    private const int FloatType = 1;
    private const int Int64Type = 7;

    /// <summary>Reads a model and makes it ready.</summary>
    /// <exception cref="InvalidDataException">The file is no ONNX model.</exception>
    public static PreparedModel Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new InvalidDataException("the model is larger than 1.5 GB.");
        }

        return Prepare(File.ReadAllBytes(path));
    }

    private static PreparedModel Prepare(byte[] bytes)
    {
        var (start, end) = FindGraph(bytes);
        var nodes = Nodes(bytes, start, end);
        var addition = new ProtoWriter();
        var uses = new HashSet<string>(StringComparer.Ordinal);
        var unseeded = new List<string>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (node.Operation is "RandomNormalLike" or "RandomUniformLike" && node.IsPlain && node.Input is not null)
            {
                uses.Add(Substitute(bytes, node, i, addition));
            }
            else if (node.Operation is "RandomNormalLike" or "RandomUniformLike" or "RandomNormal" or "RandomUniform" or "Multinomial" or "Bernoulli")
            {
                unseeded.Add(node.Operation);
            }
        }

        foreach (var input in uses.Order(StringComparer.Ordinal))
        {
            addition.Message(11, FloatVector(input));
        }

        var ceilings = nodes.Where(n => n.Operation == "Ceil").ToList();
        var duration = ceilings.Count == 1 ? ceilings[0].Output : null;
        if (duration is not null && !Outputs(bytes, start, end).Contains(duration, StringComparer.Ordinal))
        {
            addition.Message(12, new ProtoWriter().Text(1, duration));
        }

        if (addition.Bytes.Length == 0)
        {
            return new PreparedModel(null, duration, unseeded);
        }

        var appendix = new ProtoWriter().Message(GraphField, addition).Bytes;
        var length = bytes.Length;
        Array.Resize(ref bytes, length + appendix.Length);
        appendix.CopyTo(bytes.AsSpan(length));
        return new PreparedModel(bytes, duration, unseeded);
    }

    /// <summary>The random result gets another name, which nobody reads; as many figures of the noise, in the same shape, take its place.</summary>
    private static string Substitute(byte[] bytes, Node node, int index, ProtoWriter addition)
    {
        var noise = node.Operation == "RandomNormalLike" ? NormalNoise : UniformNoise;
        var prefix = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"audioedition_{index}_");
        var name = bytes.AsSpan(node.OutputAt, node.OutputLength);
        var output = Encoding.UTF8.GetString(name);

        // A name that no other node has: a control character stands in none.
        name[0] = 0x7F;

        addition.Message(1, Operation("Shape", [node.Input!], prefix + "shape"));
        addition.Message(1, Operation("ReduceProd", [prefix + "shape"], prefix + "count", new ProtoWriter().Text(1, "keepdims").Number(3, 1).Number(20, 2)));
        addition.Message(1, Operation("Slice", [noise, prefix + "zero", prefix + "count"], prefix + "flat"));
        addition.Message(1, Operation("Reshape", [prefix + "flat", prefix + "shape"], output));
        addition.Message(5, new ProtoWriter().Number(1, 1).Number(2, Int64Type).Content(9, new byte[8]).Text(8, prefix + "zero"));
        return noise;
    }

    private static ProtoWriter Operation(string type, IEnumerable<string> inputs, string output, ProtoWriter? attribute = null)
    {
        var node = new ProtoWriter();
        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output).Text(3, output + "/" + type).Text(4, type);
        return attribute is null ? node : node.Message(5, attribute);
    }

    private static ProtoWriter FloatVector(string name)
    {
        var shape = new ProtoWriter().Message(1, new ProtoWriter().Text(2, name + "_length"));
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, new ProtoWriter().Number(1, FloatType).Message(2, shape)));
    }

    private static (int Start, int End) FindGraph(byte[] bytes)
    {
        var fields = new ProtoFields(bytes, 0, bytes.Length);
        while (fields.MoveNext())
        {
            if (fields.Number == GraphField && fields.Start >= 0)
            {
                return (fields.Start, fields.End);
            }
        }

        throw new InvalidDataException("the file is not an ONNX model.");
    }

    private static List<Node> Nodes(byte[] bytes, int start, int end)
    {
        var nodes = new List<Node>();
        var fields = new ProtoFields(bytes, start, end);
        while (fields.MoveNext())
        {
            if (fields.Number == 1 && fields.Start >= 0)
            {
                nodes.Add(ReadNode(bytes, fields.Start, fields.End));
            }
        }

        return nodes;
    }

    private static Node ReadNode(byte[] bytes, int start, int end)
    {
        var node = new Node("", null, 0, 0, "", IsPlain: true);
        var fields = new ProtoFields(bytes, start, end);
        while (fields.MoveNext())
        {
            if (fields.Start < 0)
            {
                continue;
            }

            node = fields.Number switch
            {
                1 when node.Input is null => node with { Input = Text(bytes, fields) },
                2 when node.OutputLength == 0 => node with { OutputAt = fields.Start, OutputLength = fields.End - fields.Start, Output = Text(bytes, fields) },
                4 => node with { Operation = Text(bytes, fields) },
                5 => node with { IsPlain = node.IsPlain && IsDefault(bytes, fields.Start, fields.End) },
                _ => node,
            };
        }

        return node;
    }

    /// <summary>True for an attribute of a random operation that says what holds anyway: float32, mean 0, scale 1, from 0 to 1. A seed is nothing to us.</summary>
    private static bool IsDefault(byte[] bytes, int start, int end)
    {
        var (name, number, value) = ("", 0L, 0f);
        var fields = new ProtoFields(bytes, start, end);
        while (fields.MoveNext())
        {
            switch (fields.Number)
            {
                case 1 when fields.Start >= 0:
                    name = Text(bytes, fields);
                    break;
                case 2:
                    value = BitConverter.Int32BitsToSingle((int)fields.Value);
                    break;
                case 3:
                    number = fields.Value;
                    break;
                default:
                    break;
            }
        }

        return name switch
        {
            "seed" => true,
            "dtype" => number == FloatType,
            "mean" or "low" => value == 0,
            "scale" or "high" => value == 1,
            _ => true,
        };
    }

    private static List<string> Outputs(byte[] bytes, int start, int end)
    {
        var names = new List<string>();
        var fields = new ProtoFields(bytes, start, end);
        while (fields.MoveNext())
        {
            if (fields.Number == 12 && fields.Start >= 0)
            {
                var parts = new ProtoFields(bytes, fields.Start, fields.End);
                while (parts.MoveNext())
                {
                    if (parts.Number == 1 && parts.Start >= 0)
                    {
                        names.Add(Text(bytes, parts));
                    }
                }
            }
        }

        return names;
    }

    private static string Text(byte[] bytes, ProtoFields field) => Encoding.UTF8.GetString(bytes, field.Start, field.End - field.Start);

    private sealed record Node(string Operation, string? Input, int OutputAt, int OutputLength, string Output, bool IsPlain);
}
