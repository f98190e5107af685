namespace AudioEdition.Speech.Engines.Espeak;

/// <summary>A way to have eSpeak NG speak. Each utterance sounds as if it were the first.</summary>
internal interface IEspeak : IAsyncDisposable
{
    /// <summary>Changes where this way's answers change for the same version of eSpeak NG.</summary>
    int Revision { get; }

    /// <summary>Asks what is installed.</summary>
    /// <exception cref="SpeechSynthesisException">It is missing, or does not answer.</exception>
    Task<EspeakInstallation> DescribeAsync();

    /// <summary>Speaks.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="SpeechSynthesisException">No sound came.</exception>
    Task<EspeakAnswer> SpeakAsync(EspeakRequest request, CancellationToken cancellationToken);
}

/// <summary>What eSpeak NG is asked to say.</summary>
/// <param name="DataFolder">The folder that holds <c>espeak-ng-data</c>; null for the installed one.</param>
/// <param name="Voice">A voice that is there.</param>
/// <param name="WordsPerMinute">Its speed.</param>
/// <param name="Text">No control characters; phonemes in double brackets.</param>
internal sealed record EspeakRequest(string? DataFolder, string Voice, int WordsPerMinute, string Text);

/// <summary>What it said.</summary>
/// <param name="Samples">Mono, full scale ±1, at <see cref="EspeakSynthesizer.SampleRateHz"/>.</param>
/// <param name="Words">In order; empty where this way does not tell.</param>
internal sealed record EspeakAnswer(float[] Samples, IReadOnlyList<EspeakWord> Words);

/// <summary>When a word is heard.</summary>
/// <param name="Character">Its first code point in the request's text.</param>
/// <param name="Frame">Its first sample.</param>
/// <param name="EndFrame">The one after its last.</param>
internal readonly record struct EspeakWord(int Character, int Frame, int EndFrame);

/// <summary>What is installed.</summary>
/// <param name="Version">"1.51".</param>
/// <param name="DataFolder">Its <c>espeak-ng-data</c>; null where it does not tell.</param>
/// <param name="Voices">Its voices.</param>
internal sealed record EspeakInstallation(string Version, string? DataFolder, EspeakVoiceList Voices);
