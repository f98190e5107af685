using Microsoft.CognitiveServices.Speech.Audio;

namespace Microsoft.CognitiveServices.Speech;

public sealed class SpeechSynthesizer : IDisposable
{
    private readonly ScriptedService _service;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SpeechSynthesizer(SpeechConfig speechConfig, AudioConfig? audioConfig)
    {
        _service = ScriptedService.Of(speechConfig.Key);
        _service.Add(speechConfig, isAloud: audioConfig is not null);
    }

    public event EventHandler<SpeechSynthesisWordBoundaryEventArgs>? WordBoundary;

    public async Task<SpeechSynthesisResult> SpeakSsmlAsync(string ssml)
    {
        var answer = await _service.AnswerAsync(ssml, _stopped.Task);
        foreach (var boundary in answer.Boundaries)
        {
            WordBoundary?.Invoke(this, new SpeechSynthesisWordBoundaryEventArgs(boundary));
        }

        return new SpeechSynthesisResult(answer);
    }

    public Task StopSpeakingAsync()
    {
        _stopped.TrySetResult();
        return Task.CompletedTask;
    }

    public Task<SynthesisVoicesResult> GetVoicesAsync(string locale = "") => Task.FromResult(new SynthesisVoicesResult(_service));

    public void Dispose() => _service.Remove();
}
