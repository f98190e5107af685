using AudioEdition.Speech;
using AudioEdition.Speech.Cache;
using AudioEdition.Speech.Engines.Stub;

namespace AudioEdition.Tests.Speech;

public sealed class UtteranceSynthesizerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly UtteranceCache _cache;

    public UtteranceSynthesizerTests() => _cache = new UtteranceCache(_folder.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_unit_is_spoken_in_its_voice_and_in_order()
    {
        var result = await SynthesizeAsync(new FakeEngine(), SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:c", "Why not?"), ("stub:b", "The ferry was late.")));

        Assert.Equal((3, 3, 0), (result.Utterances.Count, result.Synthesized, result.CacheHits));
        Assert.Equal("Nobody came.".Length + "Why not?".Length + "The ferry was late.".Length, result.SynthesizedCharacters);
        var heard = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var utterance = await result.Utterances.ReadAsync(i, Token);
            Assert.Equal(result.Durations[i], utterance.Clip.Duration);
            var words = StubDecoder.Decode(utterance.Clip.Samples.Span, utterance.Clip.SampleRateHz);
            Assert.Equal(words.Count, utterance.Marks.Count);
            heard.Add($"{words[0].Voice}{words.Count}");
        }

        Assert.Equal("a2 c2 b4", string.Join(' ', heard));
    }

    [Fact]
    public async Task What_was_spoken_once_is_never_spoken_again()
    {
        var script = SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:b", "Why not?"));
        await SynthesizeAsync(new FakeEngine(), script);
        var engine = new FakeEngine();
        var again = await SynthesizeAsync(engine, script);
        Assert.Equal((0, 2, 0L), (again.Synthesized, again.CacheHits, again.SynthesizedCharacters));
        Assert.Empty(engine.Calls);
    }

    [Fact]
    public async Task A_refused_key_ends_the_run_and_what_waits_for_another_try_gets_none()
    {
        // The clock stands still: who waits for it waits for ever.
        var engine = new FakeEngine();
        engine = new FakeEngine
        {
            Answer = (request, _) => request.SpokenText == "Nobody came."
                ? throw new SpeechSynthesisException("stub", "a", "busy", isTransient: true)
                : SpinWait.SpinUntil(() => engine.Calls.ContainsKey("Nobody came."), Timeout.Infinite)
                    ? throw new SpeechSynthesisException("stub", "b", "the key is refused") { StopsRun = true }
                    : null,
        };
        var synthesizer = new UtteranceSynthesizer(
            new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["stub"] = engine }, _cache, new Microsoft.Extensions.Time.Testing.FakeTimeProvider());

        var failure = await Assert.ThrowsAsync<SpeechSynthesisException>(() => synthesizer.SynthesizeAsync(
            SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:b", "Why not?"), ("stub:c", "Never asked.")), jobs: 2, cancellationToken: Token));

        Assert.Contains("the key is refused", failure.Message, StringComparison.Ordinal);
        Assert.Equal([("Nobody came.", 1), ("Why not?", 1)], engine.Calls.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value)));
    }

    [Fact]
    public async Task A_correction_speaks_one_unit()
    {
        await SynthesizeAsync(new FakeEngine(), SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:b", "Why not?")));
        var engine = new FakeEngine();
        var result = await SynthesizeAsync(engine, SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:b", "Why?")));
        Assert.Equal((1, 1), (result.Synthesized, result.CacheHits));
        Assert.Equal(["Why?"], engine.Calls.Keys);
    }

    [Fact]
    public async Task Another_version_of_the_engine_speaks_anew()
    {
        var script = SpokenScripts.Of(("stub:a", "Nobody came."));
        await SynthesizeAsync(new FakeEngine(), script);
        Assert.Equal(1, (await SynthesizeAsync(new FakeEngine { Version = "2" }, script)).Synthesized);
    }

    [Fact]
    public async Task Units_that_say_the_same_in_the_same_voice_are_spoken_once()
    {
        var engine = new FakeEngine();
        var result = await SynthesizeAsync(engine, SpokenScripts.Of(("stub:a", "No."), ("stub:b", "No."), ("stub:a", "No."), ("stub:a", "No.")));
        Assert.Equal((2, 2), (result.Synthesized, result.CacheHits));
        Assert.Equal(2, engine.Calls["No."]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task The_number_of_jobs_changes_nothing_that_is_heard(int jobs)
    {
        var script = SpokenScripts.Of([.. Enumerable.Range(0, 40).Select(i => ($"stub:{(char)('a' + (i % 3))}", $"Line {new string('x', i + 1)}."))]);
        using var other = new TemporaryFolder();
        var expected = await new UtteranceSynthesizer(Engines(new FakeEngine()), new UtteranceCache(other.Path)).SynthesizeAsync(script, 1, null, Token);
        var result = await SynthesizeAsync(new FakeEngine(), script, jobs);
        Assert.Equal(expected.Durations, result.Durations);
        for (var i = 0; i < script.Units.Count; i++)
        {
            Assert.Equal((await expected.Utterances.ReadAsync(i, Token)).Clip.Samples.ToArray(), (await result.Utterances.ReadAsync(i, Token)).Clip.Samples.ToArray());
        }
    }

    [Fact]
    public async Task An_engine_gets_no_more_at_once_than_it_can_take()
    {
        var engine = new FakeEngine { MaxParallel = 1 };
        await SynthesizeAsync(engine, SpokenScripts.Of([.. Enumerable.Range(1, 30).Select(i => ("stub:a", new string('x', i)))]), jobs: 8);
        Assert.Equal(1, engine.MostRunning);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_are_spoken_at_once_than_there_are_jobs(int jobs)
    {
        var engine = new FakeEngine { MaxParallel = 8 };
        await SynthesizeAsync(engine, SpokenScripts.Of([.. Enumerable.Range(1, 30).Select(i => ("stub:a", new string('x', i)))]), jobs);
        Assert.InRange(engine.MostRunning, 1, jobs);
    }

    [Fact]
    public async Task An_engine_speaks_on_while_what_it_said_is_looked_at()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var engine = new FakeEngine
        {
            MaxParallel = 1,
            Answer = (request, _) =>
            {
                if (request.SpokenText == "Second.")
                {
                    asked.SetResult();
                }

                return null;
            },
        };
        var synthesizer = new UtteranceSynthesizer(Engines(engine), _cache, new HastyTime())
        {
            Annotate = _ => asked.Task.Wait(TimeSpan.FromMinutes(1)) ? [] : throw new TimeoutException("the engine waited"),
        };
        var result = await synthesizer.SynthesizeAsync(SpokenScripts.Of(("stub:a", "First."), ("stub:a", "Second.")), 1, null, Token);
        Assert.Equal(2, result.Synthesized);
    }

    [Fact]
    public async Task A_transient_failure_is_tried_again()
    {
        var engine = new FakeEngine { Answer = (_, attempt) => attempt < 3 ? throw Busy : null };
        var result = await SynthesizeAsync(engine, SpokenScripts.Of(("stub:a", "Nobody came.")));
        Assert.Equal(1, result.Synthesized);
        Assert.Equal(3, engine.Calls["Nobody came."]);
    }

    [Fact]
    public async Task After_three_tries_the_unit_is_named()
    {
        var engine = new FakeEngine { Answer = (_, _) => throw Busy };
        var script = SpokenScripts.Of(("stub:b", "Nobody came to the harbour of Velmora that day or ever after."));
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => SynthesizeAsync(engine, script));
        Assert.Equal(3, Assert.Single(engine.Calls).Value);
        Assert.Equal((0, "stub", "b", true), (e.UnitIndex, e.Engine, e.Voice, e.IsTransient));
        Assert.Equal("Unit 0 (\"Nobody came to the harbour of Velmora …\") could not be spoken by stub:b after 3 tries: busy", e.Message);
    }

    [Fact]
    public async Task A_lasting_failure_is_not_tried_again()
    {
        var engine = new FakeEngine();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => SynthesizeAsync(engine, SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:a", "It cost 5."))));
        Assert.Equal((1, false), (e.UnitIndex, e.IsTransient));
        Assert.Equal(1, engine.Calls["It cost 5."]);
    }

    [Fact]
    public async Task A_failing_unit_loses_none_that_was_begun()
    {
        using var begun = new SemaphoreSlim(0);
        using var failed = new SemaphoreSlim(0);
        var engine = new FakeEngine
        {
            Answer = (request, _) =>
            {
                if (request.SpokenText == "Bad.")
                {
                    begun.Wait(Token);
                    failed.Release();
                    throw new SpeechSynthesisException("stub", "a", "broken");
                }

                begun.Release();
                failed.Wait(Token);
                return null;
            },
        };
        var script = SpokenScripts.Of(("stub:a", "Bad."), ("stub:a", "Good."));
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => SynthesizeAsync(engine, script, jobs: 2));
        Assert.Equal(0, e.UnitIndex);

        var next = new FakeEngine();
        var result = await SynthesizeAsync(next, script);
        Assert.Equal((1, 1), (result.Synthesized, result.CacheHits));
    }

    [Theory]
    [InlineData("Nobody came to the harbour.", 0, 0f, "no sound")]
    [InlineData("Nobody came to the harbour.", 24_000, 0f, "silence")]
    [InlineData("Nobody came to the harbour.", 2_400, 0.1f, "cannot be")]
    [InlineData("Nobody came to the harbour.", 24_000 * 60, 0.1f, "cannot be")]
    [InlineData("No.", 16, 0.1f, "cannot be")]
    public async Task An_answer_that_cannot_be_the_words_fails(string text, int frames, float level, string told)
    {
        var engine = new FakeEngine { Answer = (_, _) => [.. Enumerable.Repeat(level, frames)] };
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => SynthesizeAsync(engine, SpokenScripts.Of(("stub:a", text))));
        Assert.Contains(told, e.Message, StringComparison.Ordinal);
        Assert.Equal(default, await _cache.SizeAsync(Token));
    }

    [Fact]
    public async Task An_engine_that_is_not_there_is_told_before_anything_is_spoken()
    {
        var engine = new FakeEngine();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => SynthesizeAsync(engine, SpokenScripts.Of(("stub:a", "Nobody came."), ("nightingale:x", "Why not?"))));
        Assert.Equal((1, "nightingale"), (e.UnitIndex, e.Engine));
        Assert.Empty(engine.Calls);
    }

    [Fact]
    public async Task A_unit_without_a_word_is_a_short_silence()
    {
        var result = await SynthesizeAsync(new FakeEngine(), SpokenScripts.Of(("stub:a", "Nobody came."), ("stub:a", "* * *")));
        Assert.Equal((1, 0), (result.Synthesized, result.CacheHits));
        var clip = (await result.Utterances.ReadAsync(1, Token)).Clip;
        Assert.InRange(clip.Duration.TotalSeconds, 0.1, 0.5);
        Assert.All(clip.Samples.ToArray(), s => Assert.Equal(0, s));
    }

    [Fact]
    public async Task An_utterance_pruned_meanwhile_is_made_again_when_it_is_read()
    {
        var engine = new FakeEngine();
        var result = await SynthesizeAsync(engine, SpokenScripts.Of(("stub:a", "Nobody came.")));
        var before = await result.Utterances.ReadAsync(0, Token);
        await _cache.PruneAsync(0, Token);
        var after = await result.Utterances.ReadAsync(0, Token);
        Assert.Equal(before.Clip.Samples.ToArray(), after.Clip.Samples.ToArray());
        Assert.Equal(2, engine.Calls["Nobody came."]);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await result.Utterances.ReadAsync(1, Token));
    }

    [Fact]
    public async Task Canceling_keeps_what_is_finished()
    {
        using var source = new CancellationTokenSource();
        var engine = new FakeEngine
        {
            Answer = (request, _) =>
            {
                if (request.SpokenText == "Second.")
                {
                    source.Cancel();
                }

                return null;
            },
        };
        var script = SpokenScripts.Of(("stub:a", "First."), ("stub:a", "Second."), ("stub:a", "Third."));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Synthesizer(engine).SynthesizeAsync(script, 1, null, source.Token));
        Assert.False(engine.Calls.ContainsKey("Third."));
        Assert.Equal(2, (await SynthesizeAsync(new FakeEngine(), script)).Synthesized);
    }

    [Fact]
    public async Task Progress_only_rises_and_ends_with_all()
    {
        var script = SpokenScripts.Of([.. Enumerable.Range(1, 25).Select(i => ("stub:a", new string('x', (i % 20) + 1))), ("stub:a", "...")]);
        var steps = new List<SynthesisProgress>();
        await Synthesizer(new FakeEngine()).SynthesizeAsync(script, 4, new Recorder(steps), Token);
        Assert.Equal(steps.OrderBy(s => s.Done), steps);
        Assert.Equal(new SynthesisProgress(26, 26, 20, 5), steps[^1]);
    }

    private static SpeechSynthesisException Busy => new("stub", "a", "busy", isTransient: true);

    private static Dictionary<string, ISpeechSynthesizer> Engines(ISpeechSynthesizer engine) => new(StringComparer.Ordinal) { [engine.Engine] = engine };

    private UtteranceSynthesizer Synthesizer(ISpeechSynthesizer engine) => new(Engines(engine), _cache, new HastyTime());

    private Task<SynthesisResult> SynthesizeAsync(ISpeechSynthesizer engine, SpokenScript script, int jobs = 2) =>
        Synthesizer(engine).SynthesizeAsync(script, jobs, null, Token);

    /// <summary>Pauses are over at once, so that tests of tries do not sleep.</summary>
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private sealed class Recorder(List<SynthesisProgress> steps) : IProgress<SynthesisProgress>
    {
        public void Report(SynthesisProgress value) => steps.Add(value);
    }
}
