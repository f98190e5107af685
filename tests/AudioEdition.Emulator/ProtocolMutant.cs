namespace AudioEdition.Emulator;

/// <summary>Deliberate faults in what the emulator says. A vendor's client that notices none of them would be no judge.</summary>
public enum ProtocolMutant
{
    /// <summary>The protocol as it is.</summary>
    None,

    /// <summary>The length of a binary frame's header has its bytes swapped.</summary>
    LittleEndianHeaderLength,

    /// <summary>The length of a binary frame's header is one too small.</summary>
    ShortHeaderLength,

    /// <summary>Audio frames carry another stream's id.</summary>
    WrongStreamId,

    /// <summary>Every frame carries another request's id.</summary>
    WrongRequestId,

    /// <summary>Frames have no <c>Path</c>.</summary>
    NoPath,

    /// <summary><c>response</c> is left out.</summary>
    NoResponse,

    /// <summary><c>turn.end</c> is left out.</summary>
    NoTurnEnd,

    /// <summary><c>turn.end</c> comes in the middle of the audio.</summary>
    EarlyTurnEnd,

    /// <summary>A word boundary's <c>text</c> is written <c>Text</c>.</summary>
    CapitalText,

    /// <summary>Offsets and durations in milliseconds instead of ticks.</summary>
    OffsetsInMilliseconds,

    /// <summary>A RIFF header before raw audio.</summary>
    RiffInsteadOfRaw,

    /// <summary>The list of voices names its fields in lower case.</summary>
    LowerCaseVoices,

    /// <summary>OpenAI: an error's body is not nested in <c>error</c>.</summary>
    FlatOpenAiError,

    /// <summary>OpenAI: raw samples where a WAV file was asked for.</summary>
    RawInsteadOfWav,

    /// <summary>ElevenLabs: times in milliseconds instead of seconds.</summary>
    AlignmentInMilliseconds,

    /// <summary>ElevenLabs: <c>audio</c> for <c>audio_base64</c>.</summary>
    RenamedAudioField,
}
