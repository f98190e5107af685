using AudioEdition.Audio;
using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;
using AudioEdition.Speech;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Cli.Commands;

/// <summary>Writes one utterance as a WAV file, at the voice's own rate and level.</summary>
internal static class PreviewFile
{
    /// <summary>Speaks a line and writes it.</summary>
    /// <exception cref="UsageException">The engine or the voice does not exist, or there is nothing to say.</exception>
    public static async Task SpeakAsync(string path, VoiceId voice, string spoken, IReadOnlyList<SpokenPhonemes> phonemes, double rate, Composition composition, CancellationToken cancellationToken)
    {
        if (!spoken.Any(char.IsLetter))
        {
            throw new UsageException("There is nothing to say: the text holds no words.");
        }

        await using var engines = composition.CreateEngines([voice.Engine]);
        var engine = engines.ByName[voice.Engine];
        var known = await engine.FindVoiceAsync(voice.Name, cancellationToken)
            ?? throw new UsageException($"{voice.Engine} has no voice '{voice.Name}'; see: audio-edition voices --engine {voice.Engine}");
        var request = new SpeechRequest(voice.Name, spoken, Rate: rate) { Phonemes = engine.Capabilities.Phonemes ? phonemes : [] };
        await composition.TellBillAsync(voice.Engine, engine.BillableCharacters(request));
        var samples = new List<float>();
        var sampleRateHz = known.SampleRateHz;
        await foreach (var chunk in engine.SynthesizeAsync(request, cancellationToken))
        {
            sampleRateHz = chunk.SampleRateHz ?? sampleRateHz;
            samples.AddRange(chunk.Samples.Span);
        }

        await WriteAsync(path, new PcmClip(sampleRateHz, samples.ToArray()), voice.ToString(), cancellationToken);
    }

    private static Task WriteAsync(string path, PcmClip clip, string voice, CancellationToken cancellationToken)
    {
        var programme = new Programme
        {
            Format = new AudioFormat(clip.SampleRateHz),
            FrameCount = clip.FrameCount,
            Cues = [new ProgrammeCue(0, 0, clip.FrameCount)],
            Chapters = [new ChapterMark(voice, 0, clip.FrameCount)],
            Loudness = new LoudnessFigures(double.NaN, double.NaN),
            ReadAsync = _ => Once(clip.Samples),
        };
        return Composition.CreateEncoder().EncodeAsync(programme, ContainerFormat.Wav, new EditionTags { Title = voice }, path, cancellationToken);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<float>> Once(ReadOnlyMemory<float> samples)
    {
        await Task.CompletedTask;
        yield return samples;
    }
}
