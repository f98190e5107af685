namespace AudioEdition.Speech.Engines.Onnx;

/// <summary>A file of a voice is not what it should be; told as a fault of its folder.</summary>
internal sealed class VoiceFileException(string path, string problem, Exception? innerException = null)
    : Exception($"{path}: {problem}", innerException);
