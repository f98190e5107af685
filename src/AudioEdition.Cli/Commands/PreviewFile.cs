using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Cli.Commands;

/// <summary>Writes one utterance as a WAV file, at the voice's own rate and level.</summary>
internal static class PreviewFile
{
    public static Task WriteAsync(string path, PcmClip clip, string voice, CancellationToken cancellationToken)
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
