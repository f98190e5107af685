namespace Microsoft.CognitiveServices.Speech;

public class SpeechSynthesisCancellationDetails
{
    private SpeechSynthesisCancellationDetails(ScriptedAnswer answer) => (ErrorCode, ErrorDetails) = (answer.Error!.Value, answer.ErrorDetails);

    public CancellationReason Reason => ErrorCode == CancellationErrorCode.NoError ? CancellationReason.CancelledByUser : CancellationReason.Error;

    public CancellationErrorCode ErrorCode { get; }

    public string ErrorDetails { get; }

    public static SpeechSynthesisCancellationDetails FromResult(SpeechSynthesisResult result) => new(result.Answer);
}
