namespace Microsoft.CognitiveServices.Speech;

public class SpeechConfig
{
    private SpeechConfig(string key, string place) => (Key, Place) = (key, place);

    internal string Key { get; }

    internal string Place { get; }

    internal SpeechSynthesisOutputFormat? Format { get; private set; }

    public static SpeechConfig FromSubscription(string subscriptionKey, string region) => new(subscriptionKey, region);

    public static SpeechConfig FromEndpoint(Uri endpoint, string subscriptionKey) => new(subscriptionKey, endpoint.AbsoluteUri);

    public void SetSpeechSynthesisOutputFormat(SpeechSynthesisOutputFormat format) => Format = format;
}
