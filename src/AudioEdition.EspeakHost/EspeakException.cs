namespace AudioEdition.EspeakHost;

/// <summary>The library is missing, or refuses.</summary>
internal sealed class EspeakException(string message) : Exception(message);
