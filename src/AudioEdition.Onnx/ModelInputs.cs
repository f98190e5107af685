using Microsoft.ML.OnnxRuntime;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>The tensors that Piper and Kokoro take.</summary>
internal static class ModelInputs
{
    private const string KokoroIds = "input_ids";
    private const string OldKokoroIds = "tokens";

    /// <summary>Sees that a model takes what its kind takes.</summary>
    /// <exception cref="VoiceFileException">It does not.</exception>
    public static void Check(VoiceModel model, LocalVoice voice)
    {
        string[] needed = voice.Piper is null ? [IdsName(model), "style", "speed"] : voice.SpeakerId is null ? ["input", "input_lengths", "scales"] : ["input", "input_lengths", "scales", "sid"];
        foreach (var name in needed)
        {
            if (!model.Inputs.ContainsKey(name))
            {
                var kind = voice.Piper is null ? "Kokoro model" : "Piper voice";
                throw new VoiceFileException(voice.ModelPath, $"this is no {kind}: it has no input \"{name}\", but {string.Join(", ", model.Inputs.Keys)}.");
            }
        }
    }

    /// <summary>What a Piper voice is handed.</summary>
    /// <param name="voice">The voice.</param>
    /// <param name="ids">Ids with their pads.</param>
    /// <param name="rate">1 is the voice's own.</param>
    /// <returns>To be disposed of.</returns>
    public static Dictionary<string, OrtValue> Piper(LocalVoice voice, long[] ids, double rate)
    {
        var config = voice.Piper!;
        var inputs = new Dictionary<string, OrtValue>(StringComparer.Ordinal)
        {
            ["input"] = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]),
            ["input_lengths"] = OrtValue.CreateTensorValueFromMemory<long>([ids.Length], [1]),
            ["scales"] = OrtValue.CreateTensorValueFromMemory<float>([config.NoiseScale, (float)(config.LengthScale / rate), config.NoiseW], [3]),
        };
        if (voice.SpeakerId is { } speaker)
        {
            inputs.Add("sid", OrtValue.CreateTensorValueFromMemory<long>([speaker], [1]));
        }

        return inputs;
    }

    /// <summary>What Kokoro is handed. Exports differ in the name of the ids and in the kind of the speed.</summary>
    /// <param name="model">The model.</param>
    /// <param name="ids">Ids with the zeros around them.</param>
    /// <param name="style">A row of the style table.</param>
    /// <param name="rate">1 is the voice's own.</param>
    /// <returns>To be disposed of.</returns>
    /// <exception cref="InvalidDataException">The export knows whole speeds only, and another is asked for.</exception>
    public static Dictionary<string, OrtValue> Kokoro(VoiceModel model, long[] ids, float[] style, double rate)
    {
        var kind = model.Inputs["speed"].ElementType;
        if (kind != typeof(float) && kind != typeof(double) && rate != Math.Round(rate))
        {
            throw new InvalidDataException("this export of the model knows whole speeds only: use the rate 1 or 2, or an export whose speed is a float.");
        }

        return new Dictionary<string, OrtValue>(StringComparer.Ordinal)
        {
            [IdsName(model)] = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]),
            ["style"] = OrtValue.CreateTensorValueFromMemory(style, [1, style.Length]),
            ["speed"] = kind == typeof(float) ? OrtValue.CreateTensorValueFromMemory<float>([(float)rate], [1])
                : kind == typeof(double) ? OrtValue.CreateTensorValueFromMemory<double>([rate], [1])
                : kind == typeof(long) ? OrtValue.CreateTensorValueFromMemory<long>([(long)rate], [1])
                : OrtValue.CreateTensorValueFromMemory<int>([(int)rate], [1]),
        };
    }

    private static string IdsName(VoiceModel model) => model.Inputs.ContainsKey(OldKokoroIds) ? OldKokoroIds : KokoroIds;
}
