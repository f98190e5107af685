using AudioEdition.Audio;
using AudioEdition.Mastering;
using AudioEdition.Mastering.Beds;
using AudioEdition.Scripts;
using static AudioEdition.Tests.Mastering.Material;

namespace AudioEdition.Tests.Mastering.Beds;

/// <summary>Music under a programme, measured on the samples.</summary>
public sealed class MusicBedTests : IDisposable
{
    private const int Rate = 24_000;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_loop_has_no_click_where_it_begins_again()
    {
        var chord = Chord(3.21);
        using var bed = await TakeAsync(chord);
        var loop = Read(bed, Rate * 20);

        Assert.Equal(chord[..(int)bed.PeriodFrames], loop[..(int)bed.PeriodFrames]);

        // Fading over adds two sounds that are at most 3 dB too loud together; a cut would be a step of the chord's whole height.
        Assert.True(LargestStep(loop) < 1.45 * LargestStep(chord), FormattableString.Invariant($"{LargestStep(loop)} against {LargestStep(chord)}"));
        Assert.True(loop.Max() - chord[0] > 4 * LargestStep(chord), "the test's chord is too tame to show a cut");
    }

    [Fact]
    public async Task The_loop_keeps_its_power_over_the_seam()
    {
        using var bed = await TakeAsync(Signals.Noise(7, Rate * 4, 0.2));
        var loop = Read(bed, Rate * 12);
        var seam = loop.AsSpan((int)bed.PeriodFrames, Rate / 2);

        Assert.Equal(Signals.Db(Signals.Rms(loop)), Signals.Db(Signals.Rms(seam)), 0.3);
    }

    [Fact]
    public async Task Reading_in_pieces_from_anywhere_gives_the_same_samples()
    {
        using var bed = await TakeAsync(Chord(2.5));
        var whole = Read(bed, Rate * 9);
        var piece = new float[1];
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var at = random.Next(whole.Length);
            bed.Read(at, piece);
            Assert.Equal(whole[at], piece[0]);
        }
    }

    [Fact]
    public async Task Silence_at_the_ends_of_a_file_is_no_part_of_the_loop()
    {
        var noise = Signals.Noise(3, Rate * 3, 0.2);
        using var bed = await TakeAsync([.. new float[5000], .. noise, .. new float[7000]]);

        Assert.Equal(noise.Length - (Rate / 2), bed.PeriodFrames, 5.0);
        Assert.True(Signals.Rms(Read(bed, 200)) > 0.05);
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_no_music_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There the system deletes the file when the process ends.");
        using var bed = await TakeAsync(Chord(3));

        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
        Assert.True(Signals.Rms(Read(bed, Rate)) > 0.05);
    }

    [Theory]
    [InlineData(0.0, "silent")]
    [InlineData(1.2, "1.2 s")]
    public async Task What_is_silent_or_too_short_is_no_bed(double seconds, string message)
    {
        var e = await Assert.ThrowsAsync<MusicBedException>(() => TakeAsync(seconds > 0 ? Chord(seconds) : new float[Rate * 5]));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Theory]
    [InlineData("chord", 3.3)]
    [InlineData("noise", 40)]
    [InlineData("faint", 5)]
    [InlineData("drum", 6)]
    public async Task Music_lies_20_dB_under_every_word_and_higher_where_nobody_speaks(string kind, double seconds)
    {
        using var bed = await TakeAsync(kind switch
        {
            "chord" => Chord(seconds),
            "noise" => Signals.Noise(11, (int)(seconds * Rate), 0.9),
            "faint" => Signals.Noise(12, (int)(seconds * Rate), 0.004),
            _ => Drum(seconds),
        });
        var options = BedMix.WithRoom(new MasteringOptions());
        var speech = await SpeechAsync(options);
        var mix = await BedMix.MixAsync(speech, bed, options, Token);
        var (alone, together) = (await ReadAllAsync(speech), await ReadAllAsync(mix));

        Assert.Equal(alone.Length, together.Length);
        Assert.Equal(-16, mix.Loudness.IntegratedLufs, 0.1);
        Assert.True(mix.Loudness.TruePeakDbtp <= -1.95, FormattableString.Invariant($"{mix.Loudness.TruePeakDbtp}"));
        Assert.Equal(together, await ReadAllAsync(mix));

        // This speech stays clear of the limiter: what is left when it is taken off, as loud as it is in the mix, is the bed.
        var gain = Match(alone, together, speech.Cues);
        var music = together.Zip(alone, (t, a) => t - (float)(a * gain)).ToArray();
        foreach (var cue in speech.Cues.Where(c => c.EndFrame - c.StartFrame > Rate))
        {
            var range = (int)cue.StartFrame..(int)cue.EndFrame;
            var distance = await LufsAsync([.. alone[range].Select(s => (float)(s * gain))]) - await LufsAsync(music[range]);
            Assert.True(distance > 20, FormattableString.Invariant($"{distance:0.0} dB under the words at {cue.StartFrame / Rate} s"));
        }

        var words = await LufsAsync(music[(int)speech.Cues[0].StartFrame..(int)speech.Cues[^1].EndFrame]);
        var open = await LufsAsync(music[(int)(1.0 * Rate)..(int)(1.65 * Rate)]);
        Assert.True(double.IsFinite(words), "no music is heard");
        if (kind is "noise" or "faint")
        {
            Assert.InRange(open - words, 4.5, 7);
        }

        // Both ends come out of silence and go back into it, and nowhere is a step.
        Assert.True(Math.Abs(together[0]) < 1e-4 && Math.Abs(together[^1]) < 1e-4);
        Assert.Equal(21, mix.BedDistanceDb!.Value, 1.1);
    }

    [Fact]
    public async Task A_file_that_is_loud_only_where_nobody_speaks_does_not_shout_there()
    {
        // A gong in the lead-in, and next to nothing while somebody speaks.
        var gong = Signals.Noise(2, Rate * 19, 0.01);
        Signals.Sine(Rate, 300, 1.5, -3).CopyTo(gong, 0);
        using var bed = await TakeAsync(gong);
        var options = BedMix.WithRoom(new MasteringOptions());
        var mix = await BedMix.MixAsync(await SpeechAsync(options), bed, options, Token);

        var leadIn = (await ReadAllAsync(mix))[..(int)(1.6 * Rate)];
        Assert.InRange(await LufsAsync(leadIn), -40, -25.5);
    }

    [Fact]
    public async Task Room_for_music_moves_the_speech_and_changes_no_pause_in_it()
    {
        var (plain, roomy) = (await SpeechAsync(new MasteringOptions()), await SpeechAsync(BedMix.WithRoom(new MasteringOptions())));
        var shift = roomy.Cues[0].StartFrame - plain.Cues[0].StartFrame;

        Assert.Equal(plain.Cues.Select(c => c.StartFrame + shift), roomy.Cues.Select(c => c.StartFrame));
        Assert.InRange(shift, Rate * 3 / 2, Rate * 2);
    }

    private Task<MusicBed> TakeAsync(float[] samples) => MusicBed.TakeAsync("bed.wav", OneBlock(samples), Rate, _folder.Path, Token);

    private static Task<Programme> SpeechAsync(MasteringOptions options)
    {
        var script = Script([2, 2], (Narrator, BoundaryKind.Start), (Mayor, BoundaryKind.Sentence), (Baker, BoundaryKind.Chapter), (Baker, BoundaryKind.Clause));
        var clips = new Clips([.. script.Units.Select((_, i) => new PcmClip(16_000 + (i * 2000), Signals.Speech(16_000 + (i * 2000), 3.5 + (0.2 * i), 0.25, 110 + (30 * i))))]);
        return ProgrammeMaster.MasterAsync(script, RunningOrder.Whole(script.Script), clips, options, ct: Token);
    }

    private static float[] Read(MusicBed bed, int frames)
    {
        var samples = new float[frames];
        bed.Read(0, samples);
        return samples;
    }

    private static float[] Chord(double seconds)
    {
        var (a, b, c) = (Signals.Sine(Rate, 220, seconds, -14), Signals.Sine(Rate, 277.18, seconds, -14, 90), Signals.Sine(Rate, 329.63, seconds, -14, 40));
        return [.. a.Select((s, i) => s + b[i] + c[i])];
    }

    /// <summary>Hits twice a second: its short-term loudness is steady, its moments are not.</summary>
    private static float[] Drum(double seconds)
    {
        var noise = Signals.Noise(4, (int)(seconds * Rate), 0.8);
        return [.. noise.Select((s, i) => s * (float)Math.Exp(-(i % (Rate / 2)) / 1500.0))];
    }

    private static float LargestStep(float[] samples) => samples.Zip(samples.Skip(1), (a, b) => Math.Abs(b - a)).Max();

    /// <summary>The factor on the speech alone at which it is best found in the mix.</summary>
    private static double Match(float[] alone, float[] together, IReadOnlyList<ProgrammeCue> cues)
    {
        double both = 0, own = 0;
        foreach (var cue in cues)
        {
            for (var i = (int)cue.StartFrame; i < cue.EndFrame; i++)
            {
                both += (double)alone[i] * together[i];
                own += (double)alone[i] * alone[i];
            }
        }

        return both / own;
    }

    private static async Task<double> LufsAsync(float[] samples) => (await LoudnessMeter.MeasureAsync(OneBlock(samples), new AudioFormat(Rate), Token)).IntegratedLufs;
}
