using System.Collections.ObjectModel;

namespace Microsoft.CognitiveServices.Speech;

public sealed class SynthesisVoicesResult : IDisposable
{
    internal SynthesisVoicesResult(ScriptedService service)
    {
        Reason = service.VoicesError is null ? ResultReason.VoicesListRetrieved : ResultReason.Canceled;
        Voices = new ReadOnlyCollection<VoiceInfo>([.. service.Voices.Select(v => new VoiceInfo(v.ShortName, v.Locale, v.LocalName, v.Gender))]);
        ErrorDetails = service.VoicesError ?? "";
    }

    public ResultReason Reason { get; }

    public ReadOnlyCollection<VoiceInfo> Voices { get; }

    public string ErrorDetails { get; }

    public void Dispose()
    {
    }
}
