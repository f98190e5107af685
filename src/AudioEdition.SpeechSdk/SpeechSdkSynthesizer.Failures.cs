using AudioEdition.Speech.Engines.Azure;
using Microsoft.CognitiveServices.Speech;

namespace AudioEdition.Speech.Engines.AzureSdk;

public sealed partial class SpeechSdkSynthesizer
{
    private SpeechSynthesisException Refusal(SpeechRequest request, SpeechSynthesisCancellationDetails details)
    {
        var (message, isTransient) = details.ErrorCode switch
        {
            CancellationErrorCode.AuthenticationFailure or CancellationErrorCode.Forbidden => ("Azure refuses the key: set AZURE_SPEECH_KEY, and AZURE_SPEECH_REGION to the region of its resource.", false),
            CancellationErrorCode.BadRequest => ($"Azure refuses the request: {Clean(details.ErrorDetails)}", false),
            CancellationErrorCode.TooManyRequests => ($"Azure has too many requests: of this resource, or for the voice {request.VoiceName} in this region.", true),
            CancellationErrorCode.ConnectionFailure => ($"Azure cannot be reached: {Clean(details.ErrorDetails)}", true),
            CancellationErrorCode.NoError => ("The synthesis was stopped.", true),
            _ => ($"Azure failed ({details.ErrorCode}): {Clean(details.ErrorDetails)}", true),
        };
        return Failure(request.VoiceName, message, isTransient);
    }

    private static string? FindFault(AzureOptions options, AzureEndpoints endpoints) =>
        options.Key is null ? "no key: set AZURE_SPEECH_KEY and AZURE_SPEECH_REGION; the Speech SDK is not given tokens here."
        : endpoints.Fault ?? (endpoints.IsOwnServer ? "the Speech SDK is used for Azure's own addresses alone: leave AUDIOEDITION_AZURE_CLIENT out for a server of your own." : null);

    private static SpeechSynthesisException Failure(string? voice, string message, bool isTransient = false, Exception? cause = null) => new(EngineName, voice, message, isTransient, cause);

    /// <summary>The SDK's own words without the key, which it puts into addresses.</summary>
    private string Clean(string text) => string.Concat((_options.Key?.StrikeOut(text) ?? text).Select(c => char.IsControl(c) ? ' ' : c));
}
