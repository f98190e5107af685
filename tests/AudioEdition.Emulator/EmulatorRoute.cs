namespace AudioEdition.Emulator;

/// <summary>What a request asked for; faults and the log are told apart by it.</summary>
public enum EmulatorRoute
{
    /// <summary>No route of a service; answered 404.</summary>
    Unknown,

    /// <summary>Azure: POST of SSML.</summary>
    AzureSpeech,

    /// <summary>Azure: the list of voices.</summary>
    AzureVoices,

    /// <summary>Azure: a token for the key.</summary>
    AzureToken,

    /// <summary>Azure: the upgrade to a WebSocket.</summary>
    AzureConnect,

    /// <summary>Azure: one turn on a WebSocket, from <c>synthesis.context</c> to <c>turn.end</c>.</summary>
    AzureTurn,

    /// <summary>Azure: PUT of a batch job.</summary>
    AzureBatchCreate,

    /// <summary>Azure: the state of a batch job.</summary>
    AzureBatchGet,

    /// <summary>Azure: the list of batch jobs.</summary>
    AzureBatchList,

    /// <summary>Azure: DELETE of a batch job.</summary>
    AzureBatchDelete,

    /// <summary>Azure: the archive with a batch job's results.</summary>
    AzureBatchResult,

    /// <summary>OpenAI: <c>/v1/audio/speech</c>.</summary>
    OpenAiSpeech,

    /// <summary>Kokoro-FastAPI and LocalAI: <c>/v1/audio/voices</c>.</summary>
    OpenAiVoices,

    /// <summary>OpenAI: <c>/v1/models</c>.</summary>
    OpenAiModels,

    /// <summary>Kokoro-FastAPI: <c>/dev/captioned_speech</c>.</summary>
    KokoroCaptions,

    /// <summary>ElevenLabs: <c>/v1/text-to-speech/{voice}</c>, bytes alone.</summary>
    ElevenLabsSpeech,

    /// <summary>ElevenLabs: <c>/v1/text-to-speech/{voice}/with-timestamps</c>.</summary>
    ElevenLabsTimestamps,

    /// <summary>ElevenLabs: <c>/v1/text-to-speech/{voice}/stream/with-timestamps</c>.</summary>
    ElevenLabsStream,

    /// <summary>ElevenLabs: <c>/v1/voices</c>.</summary>
    ElevenLabsVoices,

    /// <summary>ElevenLabs: <c>/v1/models</c> with its own key header.</summary>
    ElevenLabsModels,
}
