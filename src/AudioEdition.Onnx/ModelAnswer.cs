namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>What a model gave.</summary>
/// <param name="Samples">Mono, full scale ±1.</param>
/// <param name="Durations">Length of each id that went in, in the model's steps; null where it does not tell.</param>
internal sealed record ModelAnswer(float[] Samples, double[]? Durations);
