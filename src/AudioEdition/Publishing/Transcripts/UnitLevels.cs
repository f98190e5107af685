using AudioEdition.Audio;
using AudioEdition.Mastering;

namespace AudioEdition.Publishing.Transcripts;

/// <summary>How loud a unit is over time, for drawing: one byte for each <see cref="StepMilliseconds"/> from its cue's first frame.</summary>
/// <remarks>Root mean square of the samples in proportion to the unit's loudest step, 255 for that one: voices are levelled later, so only the shape counts.</remarks>
public static class UnitLevels
{
    /// <summary>Milliseconds of a step: a syllable has three to five of them.</summary>
    public const int StepMilliseconds = 50;

    /// <summary>The levels of a unit by the energies that mastering found: weighted as the ear hears them, from up to 15 ms before its cue.</summary>
    /// <param name="facts">What was found.</param>
    internal static byte[] Of(UnitFacts facts)
    {
        const int CellsPerStep = UnitFacts.CellsPerSecond * StepMilliseconds / 1000;
        var powers = Array.ConvertAll([.. facts.Energies.Chunk(CellsPerStep)], step => step.Sum());
        return InProportion(powers, powers.DefaultIfEmpty().Max());
    }

    /// <summary>Measures a unit.</summary>
    /// <param name="clip">Its sound.</param>
    /// <param name="cue">When it is heard, and which part of the clip.</param>
    /// <param name="format">The programme's.</param>
    /// <returns>Empty for a cue that knows nothing of its clip.</returns>
    internal static byte[] Of(PcmClip clip, ProgrammeCue cue, AudioFormat format)
    {
        if (cue.ClipRateHz <= 0)
        {
            return [];
        }

        var heard = (cue.EndFrame - cue.StartFrame) * cue.ClipRateHz / format.SampleRateHz;
        var first = (int)Math.Clamp(cue.ClipStartFrame, 0, clip.Samples.Length);
        var samples = clip.Samples.Span.Slice(first, (int)Math.Clamp(heard, 0, clip.Samples.Length - first));
        var step = Math.Max(1, cue.ClipRateHz * StepMilliseconds / 1000);
        var powers = new float[(samples.Length + step - 1) / step];
        var loudest = 0f;
        for (var i = 0; i < powers.Length; i++)
        {
            var part = samples.Slice(i * step, Math.Min(step, samples.Length - (i * step)));
            var sum = 0f;
            foreach (var sample in part)
            {
                sum += sample * sample;
            }

            powers[i] = sum / part.Length;
            loudest = Math.Max(loudest, powers[i]);
        }

        return InProportion(powers, loudest);
    }

    private static byte[] InProportion(float[] powers, float loudest) =>
        loudest <= 0 ? new byte[powers.Length] : Array.ConvertAll(powers, p => (byte)MathF.Round(255 * MathF.Sqrt(p / loudest)));
}
