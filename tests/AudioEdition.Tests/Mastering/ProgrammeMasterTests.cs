using AudioEdition.Audio;
using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Scripts;
using CsCheck;
using static AudioEdition.Tests.Mastering.Material;

namespace AudioEdition.Tests.Mastering;

public sealed class ProgrammeMasterTests
{
    /// <summary>Pauses to the frame.</summary>
    private static readonly MasteringOptions Exact = new() { GridFrames = 1 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_programme_has_the_loudness_and_peak_that_are_asked_for()
    {
        var (script, clips) = Conversation();
        foreach (var target in LoudnessTarget.Presets)
        {
            var programme = await Master(script, clips, new MasteringOptions { Loudness = target });
            var measured = await LoudnessMeter.MeasureAsync(programme.ReadAsync(Token), programme.Format, Token);

            Assert.Equal(target.IntegratedLufs, measured.IntegratedLufs, 0.1);
            Assert.True(measured.TruePeakDbtp <= target.MaxTruePeakDbtp - 0.9, Signals.Text(measured.TruePeakDbtp));

            // The figures of the programme come from stored energies and must say the same.
            Assert.Equal(measured.IntegratedLufs, programme.Loudness.IntegratedLufs, 0.03);
            Assert.Equal(measured.TruePeakDbtp, programme.Loudness.TruePeakDbtp, 0.15);
        }
    }

    [Fact]
    public async Task Voices_of_very_different_levels_end_within_one_unit()
    {
        var (script, clips) = Conversation();
        var programme = await Master(script, clips);
        var samples = await ReadAllAsync(programme);

        var levels = new[] { Narrator, Mayor, Baker }.Select(voice =>
        {
            var meter = new LoudnessMeter(programme.Format);
            foreach (var cue in programme.Cues.Where(c => script.Units[c.UnitIndex].Voice == voice))
            {
                meter.Process(samples.AsSpan((int)cue.StartFrame, (int)(cue.EndFrame - cue.StartFrame)));
            }

            return meter.IntegratedLufs;
        }).ToArray();
        Assert.True(levels.Max() - levels.Min() < 1, string.Join(' ', levels));
    }

    [Fact]
    public async Task A_voice_full_of_peaks_is_limited_and_still_reaches_the_level()
    {
        var samples = Signals.Speech(24_000, 6, 0.05);
        for (var n = 4000; n < samples.Length - 8000; n += 2400)
        {
            samples[n] = 0.9f;
        }

        var script = Script((Narrator, BoundaryKind.Start));
        var programme = await Master(script, new Clips(new PcmClip(24_000, samples)));
        var measured = await LoudnessMeter.MeasureAsync(programme.ReadAsync(Token), programme.Format, Token);

        Assert.Equal(-16, measured.IntegratedLufs, 0.1);
        Assert.True(measured.TruePeakDbtp <= -1.9, Signals.Text(measured.TruePeakDbtp));
    }

    [Theory]
    [InlineData(BoundaryKind.Clause, false, 120)]
    [InlineData(BoundaryKind.Sentence, false, 350)]
    [InlineData(BoundaryKind.Paragraph, false, 650)]
    [InlineData(BoundaryKind.Heading, false, 900)]
    [InlineData(BoundaryKind.Chapter, false, 1000)]
    [InlineData(BoundaryKind.Clause, true, 250)]
    [InlineData(BoundaryKind.Paragraph, true, 650)]
    public async Task The_pause_is_that_of_the_boundary_from_sound_to_sound(BoundaryKind boundary, bool voiceChanges, int milliseconds)
    {
        var script = Script((Narrator, BoundaryKind.Start), (voiceChanges ? Mayor : Narrator, boundary));
        var programme = await Master(script, TwoClips(), Exact);
        var gap = programme.Cues[1].StartFrame - programme.Cues[0].EndFrame;

        Assert.Equal(milliseconds * 24, gap);

        // And the ear agrees: between the last and the next frame that is within 40 dB of the level.
        var samples = await ReadAllAsync(programme);
        var last = Array.FindLastIndex(samples, (int)programme.Cues[1].StartFrame - 1, s => Math.Abs(s) > 0.003);
        var next = Array.FindIndex(samples, last + 1, s => Math.Abs(s) > 0.003);
        Assert.InRange(next - last, (milliseconds - 10) * 24, (milliseconds + 20) * 24);
    }

    [Theory]
    [InlineData(BoundaryKind.Clause, false, 120)]
    [InlineData(BoundaryKind.Sentence, false, 350)]
    [InlineData(BoundaryKind.Clause, true, 250)]
    [InlineData(BoundaryKind.Chapter, true, 1000)]
    public async Task On_the_grid_a_pause_is_off_by_half_a_step_at_most(BoundaryKind boundary, bool voiceChanges, int milliseconds)
    {
        var script = Script((Narrator, BoundaryKind.Start), (voiceChanges ? Mayor : Narrator, boundary));
        var programme = await Master(script, TwoClips());

        Assert.InRange(programme.Cues[1].StartFrame - programme.Cues[0].EndFrame, (milliseconds * 24) - 288, (milliseconds * 24) + 288);
    }

    [Fact]
    public async Task Runs_hold_the_programme_between_its_silences()
    {
        var (script, clips) = Conversation();
        var programme = await Master(script, clips);
        var whole = await ReadAllAsync(programme);
        var runs = Assert.IsAssignableFrom<IReadOnlyList<ProgrammeRun>>(programme.Runs);

        // Two of the seven units follow after a clause in the same breath; the others stand alone.
        Assert.InRange(runs.Count, 3, 7);
        long end = 0;
        foreach (var run in runs)
        {
            Assert.Equal(0, run.StartFrame % 576);
            Assert.True(run.StartFrame - end >= 2 * 576);
            Assert.Equal(0, Signals.Rms(whole.AsSpan((int)end, (int)(run.StartFrame - end))));
            var samples = new float[run.FrameCount];
            Array.Fill(samples, 1);
            await run.RenderAsync(0, samples, Token);
            Assert.Equal(whole[(int)run.StartFrame..(int)run.EndFrame], samples);
            end = run.EndFrame;
        }

        Assert.Equal(0, Signals.Rms(whole.AsSpan((int)end)));
    }

    [Fact]
    public async Task A_programme_of_the_same_voices_takes_the_gains_where_they_give_the_level()
    {
        var (script, clips) = Conversation();
        var whole = await Master(script, clips);
        var order = new RunningOrder { Units = [2, 4, 5], Chapters = [new Chapter("A", 0, 3)] };
        var part = await ProgrammeMaster.MasterAsync(script, order, clips, like: whole, ct: Token);
        var measured = await LoudnessMeter.MeasureAsync(part.ReadAsync(Token), part.Format, Token);

        Assert.Equal(-16, measured.IntegratedLufs, 0.15);
        Assert.All(part.Levels!.GainsDb.Values, gain => Assert.Equal(0, (gain * 10) - Math.Round(gain * 10), 1e-6));
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(3)]
    public async Task A_gain_of_the_catalogue_parts_a_voice_from_the_others_by_just_that(double gainDb)
    {
        var script = Script((Narrator, BoundaryKind.Start), (Mayor, BoundaryKind.Paragraph)) with { Settings = [new VoiceSetting(Mayor, GainDb: gainDb)] };
        var clips = new Clips(new PcmClip(24_000, Signals.Speech(24_000, 8, 0.1)), new PcmClip(24_000, Signals.Speech(24_000, 8, 0.02)));
        var programme = await Master(script, clips);
        var samples = await ReadAllAsync(programme);
        double LufsOf(ProgrammeCue cue)
        {
            var meter = new LoudnessMeter(programme.Format);
            meter.Process(samples.AsSpan((int)cue.StartFrame, (int)(cue.EndFrame - cue.StartFrame)));
            return meter.IntegratedLufs;
        }

        Assert.Equal(gainDb, LufsOf(programme.Cues[1]) - LufsOf(programme.Cues[0]), 0.3);
    }

    [Fact]
    public async Task Pauses_of_nothing_leave_the_soft_edges_side_by_side()
    {
        var none = new PausePolicy { Sentence = TimeSpan.Zero };
        var script = Script((Narrator, BoundaryKind.Start), (Narrator, BoundaryKind.Sentence));
        var programme = await Master(script, TwoClips(), Exact with { Pauses = none });

        // 25 ms after one and 15 ms before the next; each edge is rounded to a frame.
        Assert.InRange(programme.Cues[1].StartFrame - programme.Cues[0].EndFrame, (40 * 24) - 2, (40 * 24) + 2);
    }

    [Fact]
    public async Task Where_units_are_left_out_the_greatest_boundary_between_counts()
    {
        var script = Script(
            (Narrator, BoundaryKind.Start), (Mayor, BoundaryKind.Paragraph), (Narrator, BoundaryKind.Clause), (Narrator, BoundaryKind.Sentence));
        var clips = new Clips([.. Enumerable.Range(0, 4).Select(_ => new PcmClip(24_000, Signals.Speech(24_000, 1, 0.5)))]);
        var order = new RunningOrder { Units = [0, 3, 1], Chapters = [new Chapter("A", 0, 3)] };
        var programme = await ProgrammeMaster.MasterAsync(script, order, clips, Exact, ct: Token);

        Assert.Equal(650 * 24, programme.Cues[1].StartFrame - programme.Cues[0].EndFrame);
        Assert.Equal(1000 * 24, programme.Cues[2].StartFrame - programme.Cues[1].EndFrame);
        Assert.Equal([0, 3, 1], programme.Cues.Select(c => c.UnitIndex));
    }

    [Fact]
    public async Task Chapters_follow_without_gap_and_begin_just_before_their_first_sound()
    {
        var (script, clips) = Conversation();
        var programme = await Master(script, clips);

        Assert.Equal("Chapter A|Chapter B|Chapter C", string.Join('|', programme.Chapters.Select(c => c.Title)));
        Assert.Equal(0, programme.Chapters[0].StartFrame);
        Assert.Equal(programme.FrameCount, programme.Chapters[^1].EndFrame);
        foreach (var (chapter, next) in programme.Chapters.Zip(programme.Chapters.Skip(1)))
        {
            Assert.Equal(chapter.EndFrame, next.StartFrame);
            var first = programme.Cues.First(c => c.StartFrame >= next.StartFrame);
            Assert.InRange(first.StartFrame - next.StartFrame, 1, 15 * 24);
        }
    }

    [Fact]
    public async Task Cues_are_in_order_and_the_programme_is_silent_outside_their_edges()
    {
        var (script, clips) = Conversation();
        var programme = await Master(script, clips, Exact);
        var samples = await ReadAllAsync(programme);
        Assert.Equal(programme.FrameCount, samples.Length);

        long before = 0;
        foreach (var cue in programme.Cues)
        {
            Assert.True(cue.StartFrame >= before + (120 * 24));
            var silent = (int)(before == 0 ? 0 : before + 601);
            Assert.Equal(0, Signals.Rms(samples.AsSpan(silent, (int)cue.StartFrame - 361 - silent)));
            Assert.True(Signals.Rms(samples.AsSpan((int)cue.StartFrame, (int)(cue.EndFrame - cue.StartFrame))) > 0.03);
            before = cue.EndFrame;
        }

        Assert.Equal(200 * 24, programme.Cues[0].StartFrame);
        Assert.Equal(500 * 24, programme.FrameCount - before);
    }

    [Fact]
    public async Task Sound_that_is_cut_hard_by_the_engine_does_not_click()
    {
        // A low tone that starts and ends at its crest: without fades the first sample would jump to full level.
        var tone = Signals.Sine(24_000, 100, 1, -6, 90);
        var script = Script((Narrator, BoundaryKind.Start), (Narrator, BoundaryKind.Sentence));
        var programme = await Master(script, new Clips(new PcmClip(24_000, tone), new PcmClip(24_000, tone)));
        var samples = await ReadAllAsync(programme);
        var steepest = samples.Zip(samples[1..], (a, b) => Math.Abs(a - b)).Max();
        var peak = samples.Max(Math.Abs);

        // The steepest part of a fade of 4 ms (96 frames) rises by π/2/96 of the level a frame.
        Assert.True(steepest < peak * 0.03, Signals.Text(steepest / peak));
    }

    [Fact]
    public async Task Every_reading_and_every_mastering_gives_the_same_samples()
    {
        var (script, clips) = Conversation();
        var one = await Master(script, clips);
        var two = await Master(script, clips);
        var samples = await ReadAllAsync(one);

        Assert.True(Enumerable.SequenceEqual(samples, await ReadAllAsync(one)));
        Assert.True(Enumerable.SequenceEqual(samples, await ReadAllAsync(two)));
        Assert.Equal(one.Cues, two.Cues);
        Assert.Equal(one.Loudness, two.Loudness);
    }

    [Fact]
    public async Task Any_range_reads_what_the_whole_has_there()
    {
        var (script, clips) = Conversation();
        var programme = await Master(script, clips);
        var samples = await ReadAllAsync(programme);
        Gen.Select(Gen.Int[0, samples.Length], Gen.Int[0, samples.Length]).Sample(
            (a, b) =>
            {
                var (from, to) = (Math.Min(a, b), Math.Max(a, b));
                var range = new List<float>();
                foreach (var block in programme.ReadRangeAsync!(from, to, Token).ToBlockingEnumerable(Token))
                {
                    range.AddRange(block.Span);
                }

                Assert.True(range.ToArray().AsSpan().SequenceEqual(samples.AsSpan(from, to - from)));
            },
            iter: 12);
    }

    [Fact]
    public async Task A_slice_is_a_programme_of_its_own()
    {
        var (script, clips) = Conversation();
        var programme = await Master(script, clips);
        var whole = await ReadAllAsync(programme);
        var slice = await programme.SliceChapterAsync(1, Token);
        var samples = await ReadAllAsync(slice);

        var first = programme.Cues.First(c => c.StartFrame >= programme.Chapters[1].StartFrame);
        Assert.Equal(slice.FrameCount, samples.Length);
        Assert.Equal(new ChapterMark("Chapter B", 0, slice.FrameCount), Assert.Single(slice.Chapters));
        Assert.Equal(first.UnitIndex, slice.Cues[0].UnitIndex);
        Assert.Equal(
            whole.AsSpan((int)first.StartFrame, 5000).ToArray(), samples.AsSpan((int)slice.Cues[0].StartFrame, 5000).ToArray());
        Assert.Equal(0, Signals.Rms(samples.AsSpan(0, 4000)));
        Assert.Equal(slice.Loudness, await LoudnessMeter.MeasureAsync(slice.ReadAsync(Token), slice.Format, Token));

        var samplesWithoutRange = await ReadAllAsync(await (programme with { ReadRangeAsync = null }).SliceChapterAsync(1, Token));
        Assert.True(Enumerable.SequenceEqual(samples, samplesWithoutRange));
    }

    [Fact]
    public async Task Word_times_follow_from_the_cue()
    {
        var script = Script((Narrator, BoundaryKind.Start), (Narrator, BoundaryKind.Sentence));
        var click = new float[16_000];
        Signals.Sine(16_000, 500, 0.5, -6).CopyTo(click, 2000);
        var programme = await Master(script, new Clips(new PcmClip(16_000, click), new PcmClip(16_000, click)));
        var cue = programme.Cues[1];

        Assert.InRange(cue.FrameOf(2000, programme.Format) - cue.StartFrame, 0, 60);
        Assert.Equal(cue.FrameOf(2000, programme.Format) + 6000, cue.FrameOf(6000, programme.Format));
        Assert.Equal(cue.EndFrame, cue.FrameOf(16_000, programme.Format));
    }

    [Fact]
    public async Task A_short_voice_takes_its_nominal_level_within_bounds()
    {
        var script = Script((Narrator, BoundaryKind.Start), (Mayor, BoundaryKind.Paragraph));
        var clips = new Clips(
            new PcmClip(24_000, Signals.Speech(24_000, 8, 0.5)), new PcmClip(24_000, Signals.Speech(24_000, 1, 0.25)));
        var own = await ReadAllAsync(await Master(script, clips));
        var nominal = new Dictionary<VoiceId, double> { [Mayor] = -40 };
        var bounded = await ReadAllAsync(await ProgrammeMaster.MasterAsync(
            script, RunningOrder.Whole(script.Script), clips, nominalLufs: nominal, ct: Token));

        // A wrong nominal level may move a voice by 0.8 LU, not by the 10 and more that it claims.
        var change = Signals.Db(Signals.Rms(bounded.AsSpan()[^36_000..]) / Signals.Rms(own.AsSpan()[^36_000..]));
        Assert.InRange(change, 0.5, 1.0);
    }

    [Fact]
    public async Task A_silent_unit_has_no_cue_and_a_silent_programme_no_loudness()
    {
        var script = Script((Narrator, BoundaryKind.Start), (Narrator, BoundaryKind.Sentence));
        var silent = new PcmClip(24_000, new float[5000]);
        var half = await Master(script, new Clips(new PcmClip(24_000, Signals.Speech(24_000, 2, 0.5)), silent));
        Assert.Equal([0], half.Cues.Select(c => c.UnitIndex));

        var none = await Master(script, new Clips(silent, silent));
        Assert.Empty(none.Cues);
        Assert.Equal(double.NegativeInfinity, none.Loudness.IntegratedLufs);
        Assert.Equal(none.FrameCount, (await ReadAllAsync(none)).Length);
    }

    [Fact]
    public async Task A_running_order_that_does_not_fit_is_refused()
    {
        var script = Script((Narrator, BoundaryKind.Start));
        var clips = new Clips(new PcmClip(24_000, Signals.Speech(24_000, 1, 0.5)));
        foreach (var order in new[]
        {
            new RunningOrder { Units = [1], Chapters = [new Chapter("A", 0, 1)] },
            new RunningOrder { Units = [0], Chapters = [new Chapter("A", 0, 2)] },
            new RunningOrder { Units = [0], Chapters = [] },
            new RunningOrder { Units = [], Chapters = [] },
        })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => ProgrammeMaster.MasterAsync(script, order, clips, ct: Token));
        }
    }

    [Fact]
    public async Task A_cancelled_call_stops()
    {
        var (script, clips) = Conversation();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ProgrammeMaster.MasterAsync(
            script, RunningOrder.Whole(script.Script), clips, ct: new CancellationToken(true)));
    }

    private static Task<Programme> Master(CastScript script, Clips clips, MasteringOptions? options = null) =>
        ProgrammeMaster.MasterAsync(script, RunningOrder.Whole(script.Script), clips, options, ct: Token);

    private static Clips TwoClips() => new(
        new PcmClip(16_000, Signals.Speech(16_000, 1.5, 0.5)), new PcmClip(22_050, Signals.Speech(22_050, 1.5, 0.5, silenceBefore: 0.3)));

    /// <summary>Three voices, 14 dB apart, at three rates, in three chapters.</summary>
    private static (CastScript Script, Clips Clips) Conversation()
    {
        var script = Script(
            [2, 3, 2],
            (Narrator, BoundaryKind.Start),
            (Narrator, BoundaryKind.Sentence),
            (Mayor, BoundaryKind.Chapter),
            (Narrator, BoundaryKind.Clause),
            (Mayor, BoundaryKind.Sentence),
            (Baker, BoundaryKind.Chapter),
            (Narrator, BoundaryKind.Clause));
        PcmClip Clip(VoiceId voice, int i) => voice == Narrator ? new PcmClip(16_000, Signals.Speech(16_000, 2 + (0.3 * i), 0.5, 110))
            : voice == Mayor ? new PcmClip(22_050, Signals.Speech(22_050, 2.5, 0.1, 200))
            : new PcmClip(24_000, Signals.Speech(24_000, 4, 0.9, 150));
        return (script, new Clips([.. script.Units.Select((u, i) => Clip(u.Voice, i))]));
    }
}
