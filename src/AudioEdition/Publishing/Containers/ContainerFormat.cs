namespace AudioEdition.Publishing.Containers;

/// <summary>The kinds of file that a programme is published as.</summary>
public enum ContainerFormat
{
    /// <summary>AAC in MP4, marked as an audiobook: chapters in both of the MP4 ways.</summary>
    M4b,

    /// <summary>AAC in MP4, marked as audio; chapters as in <see cref="M4b"/>.</summary>
    M4a,

    /// <summary>MP3 with ID3v2.3 chapters.</summary>
    Mp3,

    /// <summary>Opus in Ogg with chapter comments.</summary>
    Opus,

    /// <summary>FLAC, 16 bit, with chapter comments.</summary>
    Flac,

    /// <summary>RIFF WAVE, 16 bit, with cue points and their labels.</summary>
    Wav,
}
