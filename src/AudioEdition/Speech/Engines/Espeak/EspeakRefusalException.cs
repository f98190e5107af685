namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>The host understood the request and cannot do it; it is well and takes the next.</summary>
internal sealed class EspeakRefusalException(string message) : Exception(message);
