namespace Microsoft.CognitiveServices.Speech.Audio;

public class AudioConfig
{
    private AudioConfig()
    {
    }
}
