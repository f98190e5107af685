using AudioEdition.Speech;

namespace AudioEdition.Tests.Speech.Engines;

/// <summary>What every engine must keep; each engine's tests inherit it.</summary>
public abstract class SpeechEngineContract
{
    private const string Sentence = "The harbour of Velmora opened its gates at dawn, and nobody came.";

    /// <summary>Two voices of the engine.</summary>
    protected abstract (string First, string Second) Voices { get; }

    /// <summary>How much shorter several sentences in one answer may be than each in its own: a service has silence around every answer.</summary>
    protected virtual double LeastShareOfSentences => 0.85;

    protected abstract ISpeechSynthesizer Create();

    [Fact]
    public async Task It_is_ready()
    {
        await using var engine = Create();
        var health = await engine.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.True(health.Ready, health.Detail);
        Assert.NotEqual("absent", engine.Version, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_same_words_give_the_same_samples_in_any_order_and_at_once()
    {
        string[] texts = [Sentence, "Nobody came.", "Why not? Because the ferry was late!", "A short one, then."];
        var requests = texts.SelectMany(t => new[] { (Voices.First, Text: t), (Voices.Second, Text: t) }).ToList();

        var alone = new List<float[]>();
        await using (var engine = Create())
        {
            foreach (var (voice, text) in requests)
            {
                alone.Add(await engine.SpeakAsync(voice, text));
            }
        }

        await using var another = Create();
        var together = await Task.WhenAll(requests.AsEnumerable().Reverse()
            .Select(r => Task.Run(() => another.SpeakAsync(r.Item1, r.Text))));

        // Random noise in a voice leaves the length alone.
        Assert.Equal(alone.Select(s => s.Length), together.Reverse().Select(s => s.Length));
        if (another.Capabilities.Deterministic)
        {
            Assert.Equal(alone, together.Reverse());
        }
    }

    [Fact]
    public async Task Another_voice_sounds_different()
    {
        await using var engine = Create();
        Assert.NotEqual(await engine.SpeakAsync(Voices.First, Sentence), await engine.SpeakAsync(Voices.Second, Sentence));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(1.25)]
    [InlineData(2.0)]
    public async Task The_rate_shortens_or_lengthens_the_sound(double rate)
    {
        await using var engine = Create();
        var natural = await engine.SpeakAsync(Voices.First, Sentence);
        var changed = await engine.SpeakAsync(Voices.First, Sentence, rate);

        // Engines round phones to their own grain, and eSpeak shortens pauses less than words.
        Assert.InRange(changed.Length * rate / natural.Length, 0.85, 1.25);
    }

    [Fact]
    public async Task Several_sentences_are_spoken_to_the_end()
    {
        await using var engine = Create();
        string[] sentences = ["The council met on a grey morning.", "It voted for the bridge.", "Who pays was left open!"];
        var alone = 0;
        foreach (var sentence in sentences)
        {
            alone += (await engine.SpeakAsync(Voices.First, sentence)).Length;
        }

        var together = await engine.SpeakAsync(Voices.First, string.Join(' ', sentences));
        Assert.InRange(together.Length, alone * LeastShareOfSentences, alone * 1.3);
    }

    [Fact]
    public async Task An_unknown_voice_is_named_in_the_failure()
    {
        await using var engine = Create();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("no-such-voice", Sentence));
        Assert.Equal((engine.Engine, "no-such-voice", false), (e.Engine, e.Voice, e.IsTransient));
        Assert.Contains("no-such-voice", e.Message, StringComparison.Ordinal);
        Assert.Null(await engine.FindVoiceAsync("no-such-voice", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("… — !")]
    public async Task Text_without_a_word_fails(string text)
    {
        await using var engine = Create();
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Voices.First, text));
        Assert.False(e.IsTransient);
    }

    [Theory]
    [InlineData(0.49)]
    [InlineData(2.01)]
    [InlineData(double.NaN)]
    public async Task A_rate_out_of_range_fails(double rate)
    {
        await using var engine = Create();
        await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync(Voices.First, Sentence, rate));
    }

    [Fact]
    public async Task A_canceled_call_ends_as_canceled()
    {
        await using var engine = Create();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.SpeakUntilAsync(Voices.First, Sentence, 1, source.Token));
    }

    [Fact]
    public async Task Every_English_voice_of_the_list_speaks_audibly_and_is_found_by_name()
    {
        await using var engine = Create();
        var voices = (await engine.ListVoicesAsync(TestContext.Current.CancellationToken)).Where(v => v.Locale.StartsWith("en", StringComparison.Ordinal)).ToList();
        Assert.Contains(voices, v => v.Name == Voices.First);
        foreach (var voice in voices)
        {
            var samples = await engine.SpeakAsync(voice.Name, "Nobody came.");
            Assert.InRange(samples.Max(Math.Abs), 0.02f, 1f);
            Assert.InRange(samples.Length / (double)voice.SampleRateHz, 0.3, 3);
            Assert.Equal(voice, await engine.FindVoiceAsync(voice.Name, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Word_marks_rise_and_lie_inside_the_sound_and_on_words_where_the_engine_has_them()
    {
        await using var engine = Create();
        var samples = await engine.SpeakAsync(Voices.First, Sentence);
        var marks = await engine.MarksAsync(Voices.First, Sentence);
        Assert.Equal(engine.Capabilities.WordMarks ? Sentence.Split(' ').Length : 0, marks.Count);
        var (frame, place) = (0L, 0);
        foreach (var mark in marks)
        {
            Assert.True(mark.Frame >= frame && mark.FrameCount > 0 && mark.Frame + mark.FrameCount <= samples.Length);
            Assert.True(mark.Spoken.Start >= place && char.IsLetter(Sentence[mark.Spoken.Start]));
            (frame, place) = (mark.Frame + mark.FrameCount, mark.Spoken.End);
        }
    }
}
