namespace Microsoft.CognitiveServices.Speech;

// Only what the adapter names: it is compiled by name, so the values play no part.
public enum SpeechSynthesisOutputFormat
{
    Raw24Khz16BitMonoPcm,
    Raw48Khz16BitMonoPcm,
}

public enum ResultReason
{
    Canceled,
    SynthesizingAudioCompleted,
    VoicesListRetrieved,
}

public enum CancellationReason
{
    Error,
    EndOfStream,
    CancelledByUser,
}

public enum CancellationErrorCode
{
    NoError,
    AuthenticationFailure,
    BadRequest,
    TooManyRequests,
    Forbidden,
    ConnectionFailure,
    ServiceTimeout,
    ServiceError,
    ServiceUnavailable,
    RuntimeError,
}

public enum SpeechSynthesisBoundaryType
{
    Word,
    Punctuation,
    Sentence,
}

public enum SynthesisVoiceGender
{
    Unknown,
    Female,
    Male,
}
