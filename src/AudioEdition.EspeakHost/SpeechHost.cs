using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AudioEdition.EspeakHost;

/// <summary>Answers requests for speech from one stream on another, with the library of eSpeak NG.</summary>
/// <remarks>
/// One request at a time; before each answer stands its length in bytes (int32). Numbers are little-endian, strings UTF-8 after their length as <see cref="BinaryWriter"/> writes them.
/// <list type="bullet">
/// <item>Request 1, what is there. Answer 1: version, data folder, then a count and for each voice its language, name and file, then a count and each variant's file.</item>
/// <item>Request 2, speak: folder that holds <c>espeak-ng-data</c> (empty for the library's own), voice, words a minute (int32), text.
/// Answer 2: rate in Hz (int32), a count of samples and the samples (int16), then a count and for each word its first character and number of characters in code points of
/// the text, and its first sample and the one after its last (four int32).</item>
/// <item>Answer 0: why it cannot be done.</item>
/// </list>
/// </remarks>
public static class SpeechHost
{
    private const byte Failed = 0;
    private const byte Describe = 1;
    private const byte Speak = 2;

    /// <summary>Serves until the requests end.</summary>
    /// <param name="requests">Where they come from.</param>
    /// <param name="answers">Where answers go.</param>
    /// <returns>Exit code: 0, or 1 where a request could not be understood.</returns>
    public static int Serve(Stream requests, Stream answers)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(answers);
        using var reader = new BinaryReader(new BufferedStream(requests), Encoding.UTF8, leaveOpen: true);
        using var answer = new MemoryStream();
        using var writer = new BinaryWriter(answer, Encoding.UTF8, leaveOpen: true);
        Span<byte> length = stackalloc byte[sizeof(int)];
        for (var kind = reader.BaseStream.ReadByte(); kind >= 0; kind = reader.BaseStream.ReadByte())
        {
            switch (kind)
            {
                case Describe:
                    Answer(writer, DescribeTo);
                    break;
                case Speak:
                    var (folder, voice, wordsPerMinute, text) = (reader.ReadString(), reader.ReadString(), reader.ReadInt32(), reader.ReadString());
                    Answer(writer, w => SpeakTo(w, folder, voice, wordsPerMinute, text));
                    break;
                default:
                    return 1;
            }

            writer.Flush();
            BinaryPrimitives.WriteInt32LittleEndian(length, (int)answer.Length);
            answers.Write(length);
            answer.WriteTo(answers);
            answers.Flush();
            answer.SetLength(0);
        }

        return 0;
    }

    private static void Answer(BinaryWriter writer, Action<BinaryWriter> answer)
    {
        try
        {
            answer(writer);
        }
        catch (EspeakException e)
        {
            writer.Write(Failed);
            writer.Write(e.Message);
        }
    }

    private static void DescribeTo(BinaryWriter writer)
    {
        using var library = EspeakLibrary.Load(null);
        var (voices, variants) = library.Voices();
        writer.Write(Describe);
        writer.Write(library.Version);
        writer.Write(library.DataFolder);
        writer.Write(voices.Count);
        foreach (var (language, name, file) in voices)
        {
            writer.Write(language);
            writer.Write(name);
            writer.Write(file);
        }

        writer.Write(variants.Count);
        foreach (var variant in variants)
        {
            writer.Write(variant);
        }
    }

    private static void SpeakTo(BinaryWriter writer, string folder, string voice, int wordsPerMinute, string text)
    {
        using var library = EspeakLibrary.Load(folder.Length == 0 ? null : folder);
        var sound = library.Speak(voice, wordsPerMinute, text);
        writer.Write(Speak);
        writer.Write(library.SampleRateHz);
        writer.Write(sound.Samples.Length);
        writer.Write(MemoryMarshal.AsBytes(sound.Samples.Span));
        writer.Write(sound.Words.Count);
        foreach (var word in sound.Words)
        {
            writer.Write(word.Character);
            writer.Write(word.Characters);
            writer.Write(word.Sample);
            writer.Write(word.EndSample);
        }
    }
}
