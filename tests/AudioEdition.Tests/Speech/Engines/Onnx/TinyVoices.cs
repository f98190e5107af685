using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace AudioEdition.Tests.Speech.Engines.Onnx;

/// <summary>Voices with the signatures of the real ones and a few hundred bytes of "weights": every phoneme is a tone of its own pitch and length.</summary>
internal static class TinyVoices
{
    public const int Hop = 256;
    public const int KokoroHop = 600;

    private const string Phonemes = "_^$ !',.:;?abcdefhijklmnoprstuvwxyzæçðøħŋœɐɑɒɔɕɖɗəɚɛɜɡɣɥɨɪɬɯɲɹɾʁʃʊʌʒʔʲˈˌːˑθᵻ\u0303\u0329";

    /// <summary>Steps of an id: 1 for the marks at both ends and the pads, 3 to 6 for a phoneme.</summary>
    public static float StepsOf(long id) => id < 3 ? 1 : 3 + (id % 4);

    /// <summary>The ids of the tiny voices: as in published ones, 0 pads, 1 begins, 2 ends.</summary>
    public static IReadOnlyDictionary<string, long> Ids { get; } =
        Phonemes.EnumerateRunes().Select((r, i) => (Text: r.ToString(), Id: (long)i)).ToDictionary(p => p.Text, p => p.Id, StringComparer.Ordinal);

    /// <summary>Writes a Piper voice.</summary>
    public static void WritePiper(string folder, string name, Action<Dictionary<string, object>>? change = null, int speakers = 1, float pitch = 1, bool tellsDurations = true)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name + ".onnx"), PiperModel(speakers, pitch, tellsDurations));
        var config = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["audio"] = new { sample_rate = 22_050, quality = "medium" },
            ["espeak"] = new { voice = "en-us" },
            ["language"] = new { code = "en_US", family = "en", region = "US" },
            ["inference"] = new { noise_scale = 0.667, length_scale = 1, noise_w = 0.8 },
            ["phoneme_type"] = "espeak",
            ["phoneme_id_map"] = Ids.ToDictionary(p => p.Key, p => new[] { p.Value }, StringComparer.Ordinal),
            ["num_symbols"] = Ids.Count,
            ["num_speakers"] = speakers,
            ["speaker_id_map"] = Enumerable.Range(0, speakers > 1 ? speakers : 0).ToDictionary(i => "p" + i.ToString(CultureInfo.InvariantCulture), i => i, StringComparer.Ordinal),
        };
        change?.Invoke(config);
        File.WriteAllText(Path.Combine(folder, name + ".onnx.json"), JsonSerializer.Serialize(config));
    }

    /// <summary>Writes a Kokoro model with voices as plain tables, or in an archive.</summary>
    public static void WriteKokoro(string folder, string[] voices, bool archive = false, bool old = false, int speedType = OnnxGraphWriter.Float)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "kokoro-v1.0.onnx"), KokoroModel(old, speedType));
        if (!archive)
        {
            Directory.CreateDirectory(Path.Combine(folder, "voices"));
            foreach (var voice in voices)
            {
                File.WriteAllBytes(Path.Combine(folder, "voices", voice + ".bin"), Style(voice));
            }

            return;
        }

        using var zip = ZipFile.Open(Path.Combine(folder, "voices-v1.0.bin"), ZipArchiveMode.Create);
        foreach (var voice in voices)
        {
            var header = Encoding.ASCII.GetBytes("{'descr': '<f4', 'fortran_order': False, 'shape': (510, 1, 256), }".PadRight(117) + "\n");
            using var entry = zip.CreateEntry(voice + ".npy").Open();
            entry.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. Style(voice)]);
        }
    }

    /// <summary>Sound of <c>sum(ceil(steps))·256</c> samples; noise in length and timbre as the scales say.</summary>
    private static byte[] PiperModel(int speakers, float pitch, bool tellsDurations)
    {
        var g = new OnnxGraphWriter()
            .Input("input", OnnxGraphWriter.Int64, "batch", "phonemes")
            .Input("input_lengths", OnnxGraphWriter.Int64, "batch")
            .Input("scales", OnnxGraphWriter.Float, "3");
        if (speakers > 1)
        {
            g.Input("sid", OnnxGraphWriter.Int64, "batch");
        }

        var count = Ids.Count;
        var ids = g.Op("Reshape", "input", g.Constant(-1L));
        var noiseScale = g.Op("Gather", "scales", g.Scalar(0));
        var length = g.Op("Gather", "scales", g.Scalar(1));
        var noiseW = g.Op("Gather", "scales", g.Scalar(2));
        var steps = g.Op("Mul", g.Op("Gather", g.Constant([.. Enumerable.Range(0, count).Select(i => StepsOf(i))]), ids), length);
        var shaken = g.Op("Add", steps, g.Op("Abs", g.Op("Mul", g.Op("RandomNormalLike", steps), g.Op("Mul", noiseW, g.Constant(0.2f)))));
        var durations = g.Op("Ceil", tellsDurations ? "w_ceil" : null, [shaken]);
        if (!tellsDurations)
        {
            g.Op("Ceil", noiseScale);
        }

        var pitches = g.Op("Mul", g.Op("Gather", Pitches(g, count, pitch), ids), SpeakerPitch(g, speakers));
        var sound = Tones(g, durations, pitches, Hop);
        var noise = g.Op("Mul", g.Op("RandomNormalLike", sound), g.Op("Mul", noiseScale, g.Constant(0.02f)));
        g.Op("Reshape", "output", [g.Op("Add", sound, noise), g.Constant(1L, 1L, -1L)]);
        return g.Output("output", OnnxGraphWriter.Float, "batch", "1", "time").ToModel();
    }

    private static byte[] KokoroModel(bool old, int speedType)
    {
        const int Symbols = 178;
        var name = old ? "tokens" : "input_ids";
        var g = new OnnxGraphWriter()
            .Input(name, OnnxGraphWriter.Int64, "1", "count")
            .Input("style", OnnxGraphWriter.Float, "1", "256")
            .Input("speed", speedType, "1");
        var ids = g.Op("Reshape", name, g.Constant(-1L));
        var speed = g.Op("Cast", null, ["speed"], ("to", OnnxGraphWriter.Float));
        var steps = g.Op("Div", g.Op("Gather", g.Constant([.. Enumerable.Range(0, Symbols).Select(i => i == 0 ? 2f : 3 + (i % 3))]), ids), speed);
        var durations = g.Op("Round", steps);
        var styled = g.Op("Add", g.Constant(1f), g.Op("Gather", g.Op("Reshape", "style", g.Constant(-1L)), g.Scalar(0)));
        var sound = Tones(g, durations, g.Op("Mul", g.Op("Gather", Pitches(g, Symbols, 1), ids), styled), KokoroHop);
        var noise = g.Op("Mul", g.Op("RandomUniformLike", sound), g.Constant(0.02f));
        g.Op("Add", old ? "audio" : "waveform", [sound, noise]);
        g.Output(old ? "audio" : "waveform", OnnxGraphWriter.Float, "samples");
        if (!old)
        {
            g.Op("Cast", "duration", [durations], ("to", OnnxGraphWriter.Int64));
            g.Output("duration", OnnxGraphWriter.Int64, "count");
        }

        return g.ToModel();
    }

    /// <summary>Each id's tone for its steps, one after the other.</summary>
    private static string Tones(OnnxGraphWriter g, string durations, string pitches, int hop)
    {
        var ends = g.Op("CumSum", durations, g.Scalar(0));
        var total = g.Op("Cast", null, [g.Op("ReduceSum", null, [durations], ("keepdims", 0))], ("to", OnnxGraphWriter.Int64));
        var frames = g.Op("Cast", null, [g.Op("Range", g.Scalar(0), total, g.Scalar(1))], ("to", OnnxGraphWriter.Float));
        var passed = g.Op("GreaterOrEqual", g.Op("Unsqueeze", frames, g.Constant(1L)), g.Op("Unsqueeze", ends, g.Constant(0L)));
        var index = g.Op("ReduceSum", null, [g.Op("Cast", null, [passed], ("to", OnnxGraphWriter.Int64)), g.Constant(1L)], ("keepdims", 0));
        var pitchOfFrame = g.Op("Gather", pitches, index);
        var places = g.Op("Range", g.Scalar(0), g.Op("Mul", total, g.Scalar(hop)), g.Scalar(1));
        var pitchOfSample = g.Op("Gather", pitchOfFrame, g.Op("Div", places, g.Scalar(hop)));
        var phase = g.Op("Mul", g.Op("Cast", null, [places], ("to", OnnxGraphWriter.Float)), pitchOfSample);
        return g.Op("Mul", g.Op("Sin", phase), g.Constant(0.4f));
    }

    private static string Pitches(OnnxGraphWriter g, int count, float factor) =>
        g.Constant([.. Enumerable.Range(0, count).Select(i => i < 3 ? 0 : factor * (0.03f + (0.001f * i)))]);

    private static string SpeakerPitch(OnnxGraphWriter g, int speakers) => speakers > 1
        ? g.Op("Gather", g.Constant([.. Enumerable.Range(0, speakers).Select(i => 1 + (i * 0.5f))]), "sid")
        : g.Constant(1f);

    /// <summary>A table of 510 × 256; its first column tells voices and rows apart.</summary>
    private static byte[] Style(string voice)
    {
        var table = new float[510 * 256];
        for (var row = 0; row < 510; row++)
        {
            table[row * 256] = (voice.Sum(c => c) % 7 * 0.1f) + (row * 0.0001f);
        }

        return [.. table.SelectMany(BitConverter.GetBytes)];
    }

    /// <summary>A program in place of espeak-ng: each letter is its own sound, stress on the first. It joins "of the" as eSpeak does.</summary>
    public static string FakePhonemizer(string folder)
    {
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"phonemizer-{Guid.NewGuid():N}"));
        File.WriteAllText(path, """
            #!/bin/sh
            if [ "$1" = --version ]; then echo "eSpeak NG text-to-speech: 9.9  Data at: /nowhere"; exit 0; fi
            sed -e '/^$/d' -e 's/of the/ofthe/g' -e "s/['&.-]//g" | tr 'A-Z' 'a-z' | sed -e 's/^/ˈ/' -e 's/ / ˈ/g'
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return path;
    }
}
