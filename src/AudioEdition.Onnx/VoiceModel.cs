using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>A model in memory, ready to speak for any number of callers at once.</summary>
/// <remarks>One thread a call: utterances run side by side, and sums made in one order give the same samples at any number of callers.</remarks>
internal sealed class VoiceModel : IDisposable
{
    private const int FirstNoise = 1 << 16;

    /// <summary>256 MB of noise: ten minutes of any voice.</summary>
    private const int MostNoise = 1 << 26;

    /// <summary>Piper's, the published Kokoro's, an older one's.</summary>
    private static readonly string[] SoundNames = ["output", "waveform", "audio"];

    private readonly InferenceSession _session;
    private readonly string? _durations;
    private readonly string _sound;
    private int _noise = FirstNoise;

    private VoiceModel(InferenceSession session, PreparedModel prepared)
    {
        _session = session;
        UnseededNodes = prepared.UnseededNodes;

        // An export that tells them itself is believed before a node that looks like it.
        _durations = session.OutputMetadata.FirstOrDefault(o => o.Value.ElementType == typeof(long)).Key ?? prepared.DurationOutput;
        _sound = SoundNames.FirstOrDefault(session.OutputMetadata.ContainsKey) ?? session.OutputMetadata.First(o => o.Key != _durations && o.Value.ElementType == typeof(float)).Key;
    }

    /// <summary>Operations in it whose chance cannot be fixed.</summary>
    public IReadOnlyList<string> UnseededNodes { get; }

    /// <summary>Names and kinds of what it takes.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Inputs => _session.InputMetadata;

    /// <summary>True where it tells how long each phoneme takes.</summary>
    public bool TellsDurations => _durations is not null;

    /// <summary>Loads a model.</summary>
    /// <exception cref="VoiceFileException">It is not a model of a voice, or this machine cannot run it.</exception>
    public static VoiceModel Load(string path)
    {
        try
        {
            var prepared = PreparedModel.Read(path);
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,

                // Every text has another length: plans and reserves for one help no other.
                EnableMemoryPattern = false,
            };

            var session = prepared.Bytes is { } bytes ? new InferenceSession(bytes, options) : new InferenceSession(path, options);
            if (session.OutputMetadata.Any(o => o.Value.ElementType == typeof(float) && o.Key != prepared.DurationOutput))
            {
                return new VoiceModel(session, prepared);
            }

            session.Dispose();
            throw new VoiceFileException(path, "the model gives no sound (no float32 output).");
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new VoiceFileException(path, $"the model cannot be loaded: {e.Message}", e);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new VoiceFileException(path, $"ONNX Runtime does not run on this machine: {(e.InnerException ?? e).Message}", e);
        }
    }

    /// <summary>Speaks.</summary>
    /// <param name="inputs">By name; noise is added here.</param>
    /// <param name="cancellationToken">Stops the call at once.</param>
    /// <exception cref="OnnxRuntimeException">The model failed.</exception>
    public ModelAnswer Run(IReadOnlyDictionary<string, OrtValue> inputs, CancellationToken cancellationToken)
    {
        while (true)
        {
            var noise = Volatile.Read(ref _noise);
            try
            {
                return RunOnce(inputs, noise, cancellationToken);
            }
            catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (OnnxRuntimeException) when (UsesNoise && noise < MostNoise)
            {
                // How much it draws is known only inside: too little does not fill the shape.
                Interlocked.CompareExchange(ref _noise, noise * 4, noise);
            }
        }
    }

    public void Dispose() => _session.Dispose();

    private bool UsesNoise => _session.InputMetadata.ContainsKey(PreparedModel.NormalNoise) || _session.InputMetadata.ContainsKey(PreparedModel.UniformNoise);

    private ModelAnswer RunOnce(IReadOnlyDictionary<string, OrtValue> inputs, int noise, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, OrtValue>(inputs, StringComparer.Ordinal);
        using var normal = Add(PreparedModel.NormalNoise, Noise.Normal);
        using var uniform = Add(PreparedModel.UniformNoise, Noise.Uniform);
        using var options = new RunOptions();
        using var stop = cancellationToken.Register(() => options.Terminate = true);
        string[] outputs = _durations is null ? [_sound] : [_sound, _durations];
        using var results = _session.Run(options, all, outputs);
        return new ModelAnswer(results[0].GetTensorDataAsSpan<float>().ToArray(), _durations is null ? null : Durations(results[1]));

        OrtValue? Add(string name, Noise source)
        {
            if (!_session.InputMetadata.ContainsKey(name))
            {
                return null;
            }

            var value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, source.Take(noise), [noise]);
            all.Add(name, value);
            return value;
        }
    }

    private static double[] Durations(OrtValue value)
    {
        var type = value.GetTensorTypeAndShape().ElementDataType;
        return type switch
        {
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float => [.. value.GetTensorDataAsSpan<float>().ToArray().Select(d => (double)d)],
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Int64 => [.. value.GetTensorDataAsSpan<long>().ToArray().Select(d => (double)d)],
            _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"durations of the kind {type}")),
        };
    }
}
