namespace Microsoft.CognitiveServices.Speech;

public sealed class VoiceInfo : IDisposable
{
    internal VoiceInfo(string shortName, string locale, string localName, SynthesisVoiceGender gender) =>
        (ShortName, Locale, LocalName, Gender) = (shortName, locale, localName, gender);

    public string ShortName { get; }

    public string Locale { get; }

    public string LocalName { get; }

    public SynthesisVoiceGender Gender { get; }

    public void Dispose()
    {
    }
}
