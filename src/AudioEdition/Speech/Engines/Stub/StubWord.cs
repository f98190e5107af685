namespace AudioEdition.Speech.Engines.Stub;

/// <summary>A word of the stub as it was found in a sound.</summary>
/// <param name="Voice">Name of the voice.</param>
/// <param name="Code">The word's code, 0–31; <see cref="StubDecoder.CodeOf"/> tells that of a known word.</param>
/// <param name="StartFrame">First frame, at the rate of the sound that was read; exact to some 10 ms.</param>
/// <param name="EndFrame">Frame after its last.</param>
public readonly record struct StubWord(string Voice, int Code, long StartFrame, long EndFrame);
