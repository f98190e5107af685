using AudioEdition.Articles;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Espeak;
using AudioEdition.Speech.Engines.Onnx;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Tests.Speech.Engines.Onnx;

/// <summary>The real runtime on voices that the tests write themselves.</summary>
public sealed class OnnxSynthesizerTests : SpeechEngineContract, IDisposable
{
    private const string Sentence = "The harbour of the town was quiet, and nobody came.";

    private readonly TemporaryFolder _folder = new();

    public OnnxSynthesizerTests()
    {
        TinyVoices.WritePiper(_folder.Combine("piper"), "en_US-tiny-medium");
        TinyVoices.WritePiper(_folder.Combine("piper"), "en_GB-high_one-medium", pitch: 1.7f);
        TinyVoices.WriteKokoro(_folder.Combine("kokoro"), ["af_heart", "bm_george"]);
    }

    protected override (string First, string Second) Voices => ("en_US-tiny-medium", "af_heart");

    public void Dispose() => _folder.Dispose();

    protected override ISpeechSynthesizer Create() => Create(_folder.Path);

    private OnnxSynthesizer Create(string voices, int maxLoaded = 4) => new(new OnnxOptions
    {
        Folders = [voices],
        Phonemizer = new EspeakOptions { Program = TinyVoices.FakePhonemizer(_folder.Path) },
        MaxLoadedModels = maxLoaded,
    });

    [Theory]
    [InlineData("en_US-tiny-medium")]
    [InlineData("af_heart")]
    public async Task Word_times_are_where_the_word_is_heard(string voice)
    {
        await using var engine = Create();
        var samples = await engine.SpeakAsync(voice, Sentence);
        var marks = await engine.MarksAsync(voice, Sentence);
        Assert.Equal("The harbour of the town was quiet and nobody came", string.Join(' ', marks.Select(m => m.Spoken.In(Sentence))));

        // Blanks and marks are tones too; what tells a word is that the same word alone has the length that its mark says, but for the noise in the rhythm.
        Assert.All(marks, m => Assert.InRange(m.FrameCount, 600, 40_000));
        Assert.True(marks[^1].Frame + marks[^1].FrameCount <= samples.Length);
        var longest = marks.MaxBy(m => m.FrameCount);
        Assert.Equal("harbour", longest.Spoken.In(Sentence));
    }

    [Fact]
    public async Task A_model_that_tells_no_durations_speaks_without_word_times()
    {
        TinyVoices.WritePiper(_folder.Combine("mute"), "en_US-mute-medium", tellsDurations: false);
        TinyVoices.WriteKokoro(_folder.Combine("mute", "old"), ["am_adam"], archive: true, old: true);
        await using var engine = Create(_folder.Combine("mute"));
        foreach (var voice in new[] { "en_US-mute-medium", "am_adam" })
        {
            Assert.NotEmpty(await engine.SpeakAsync(voice, Sentence));
            Assert.Empty(await engine.MarksAsync(voice, Sentence));
        }
    }

    [Fact]
    public async Task A_voice_is_put_away_and_taken_out_again_where_memory_is_short()
    {
        await using var engine = Create(_folder.Path, maxLoaded: 1);
        var first = await engine.SpeakAsync("en_US-tiny-medium", Sentence);
        Assert.NotEqual(first, await engine.SpeakAsync("en_GB-high_one-medium", Sentence));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => engine.SpeakAsync(i % 2 == 0 ? "en_US-tiny-medium" : "bm_george", Sentence)));
        Assert.All(answers.Where((_, i) => i % 2 == 0), a => Assert.Equal(first, a));
    }

    [Fact]
    public async Task Speakers_of_one_model_are_voices_of_their_own()
    {
        TinyVoices.WritePiper(_folder.Combine("many"), "en_GB-many-low", speakers: 3);
        await using var engine = Create(_folder.Combine("many"));
        var voices = await engine.ListVoicesAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["en_GB-many-low#p0", "en_GB-many-low#p1", "en_GB-many-low#p2"], voices.Select(v => v.Name));
        Assert.NotEqual(await engine.SpeakAsync("en_GB-many-low#p0", Sentence), await engine.SpeakAsync("en_GB-many-low#p2", Sentence));
    }

    [Fact]
    public async Task A_given_pronunciation_takes_the_place_of_the_phonemizers()
    {
        await using var engine = Create();
        var spelled = await SpeakAsync(engine, new SpeechRequest("en_US-tiny-medium", "We saw Velmora today."));
        var given = await SpeakAsync(engine, new SpeechRequest("en_US-tiny-medium", "We saw Velmora today.")
        {
            Phonemes = [new SpokenPhonemes(new TextSpan(7, 14), "vɛlˈmɔːɹəvɛlmɔːɹə")],
        });
        Assert.True(given.Samples.Length > spelled.Samples.Length);
        Assert.Equal(spelled.Marks.Select(m => m.Spoken), given.Marks.Select(m => m.Spoken));
        Assert.Equal(spelled.Marks[1], given.Marks[1]);
        Assert.True(given.Marks[2].FrameCount > spelled.Marks[2].FrameCount * 1.5);
    }

    [Fact]
    public async Task A_pronunciation_in_signs_that_the_voice_does_not_know_is_left_to_the_phonemizer()
    {
        await using var engine = Create();
        var request = new SpeechRequest("en_US-tiny-medium", "We saw Velmora.");
        Assert.Equal(
            (await SpeakAsync(engine, request)).Samples,
            (await SpeakAsync(engine, request with { Phonemes = [new SpokenPhonemes(new TextSpan(7, 14), "東京")] })).Samples);
    }

    [Fact]
    public async Task Very_long_text_is_cut_into_what_the_model_takes()
    {
        var text = string.Join(' ', Enumerable.Repeat("harbour", 200));
        await using var engine = Create();
        var marks = await engine.MarksAsync("af_heart", text);
        Assert.Equal(200, marks.Count);
    }

    [Fact]
    public async Task Without_the_phonemizer_health_and_failure_say_what_to_install()
    {
        await using var engine = new OnnxSynthesizer(new OnnxOptions { Folders = [_folder.Path], Phonemizer = new EspeakOptions { Program = "no-such-program-anywhere" } });
        var health = await engine.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.False(health.Ready);
        Assert.Contains("install the package espeak-ng", health.Detail, StringComparison.Ordinal);
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("af_heart", Sentence));
        Assert.Contains("install the package espeak-ng", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_voice_that_reads_letters_needs_no_phonemizer()
    {
        TinyVoices.WritePiper(_folder.Combine("letters"), "en_US-letters-medium", c => c["phoneme_type"] = "text");
        await using var engine = new OnnxSynthesizer(new OnnxOptions { Folders = [_folder.Combine("letters")], Phonemizer = new EspeakOptions { Program = "no-such-program-anywhere" } });
        Assert.True((await engine.CheckHealthAsync(TestContext.Current.CancellationToken)).Ready);
        Assert.Equal(10, (await engine.MarksAsync("en_US-letters-medium", Sentence)).Count);
    }

    [Fact]
    public async Task Without_a_folder_health_says_how_to_name_one()
    {
        await using var engine = new OnnxSynthesizer();
        var health = await engine.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.False(health.Ready);
        Assert.Contains("voices add", health.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_named_in_the_failure()
    {
        TinyVoices.WritePiper(_folder.Combine("broken"), "en_US-broken-medium");
        var path = _folder.Combine("broken", "en_US-broken-medium.onnx");
        foreach (var content in new[] { [], File.ReadAllBytes(path)[..^400], "<html>404</html>"u8.ToArray() })
        {
            await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
            await using var engine = Create(_folder.Combine("broken"));
            var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("en_US-broken-medium", Sentence));
            Assert.Contains("en_US-broken-medium.onnx", e.Message, StringComparison.Ordinal);
            Assert.Single(OnnxVoiceFolder.Read(_folder.Combine("broken")).CheckModels());
        }
    }

    [Fact]
    public async Task A_voice_with_other_weights_has_another_version()
    {
        await using var before = Create();
        TinyVoices.WritePiper(_folder.Combine("piper"), "en_GB-high_one-medium", pitch: 1.3f);
        var (same, changed) = (before.VersionOf("en_US-tiny-medium"), before.VersionOf("en_GB-high_one-medium"));
        TinyVoices.WritePiper(_folder.Combine("piper"), "en_GB-high_one-medium", pitch: 1.4f);
        await using var after = Create();
        Assert.Equal(same, after.VersionOf("en_US-tiny-medium"));
        Assert.NotEqual(changed, after.VersionOf("en_GB-high_one-medium"));
    }

    [Fact]
    public async Task An_export_with_whole_speeds_speaks_at_them_and_says_so_for_others()
    {
        TinyVoices.WriteKokoro(_folder.Combine("whole"), ["af_sky"], speedType: OnnxGraphWriter.Int32);
        await using var engine = Create(_folder.Combine("whole"));
        Assert.NotEmpty(await engine.SpeakAsync("af_sky", Sentence));
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("af_sky", Sentence, 1.2));
        Assert.Contains("whole speeds", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_tells_its_voices_the_best_first_and_what_cannot_be_used()
    {
        TinyVoices.WritePiper(_folder.Path, "en_GB-northern_english_male-low", c => c["audio"] = new { sample_rate = 16_000, quality = "low" });
        TinyVoices.WritePiper(_folder.Path, "zh_CN-other-medium", c => c["phoneme_type"] = "pinyin");
        File.Copy(_folder.Combine("piper", "en_US-tiny-medium.onnx"), _folder.Combine("lonely.onnx"));
        File.WriteAllText(_folder.Combine("piper", "en_US-tiny-medium.onnx.json"), "{ \"audio\": 1 }");

        var folder = OnnxVoiceFolder.Read(_folder.Path);

        Assert.Equal(
            [("af_heart", "en-US", Gender.Female), ("bm_george", "en-GB", Gender.Male), ("en_GB-high_one-medium", "en-US", (Gender?)null), ("en_GB-northern_english_male-low", "en-US", Gender.Male)],
            folder.Voices.Select(v => (v.Name, v.Locale, v.Gender)));
        Assert.Equal(16_000, folder.Voices[^1].SampleRateHz);
        Assert.Equal(3, folder.Faults.Count);
        Assert.Contains(folder.Faults, f => f.Contains("pinyin", StringComparison.Ordinal));
        Assert.Contains(folder.Faults, f => f.Contains("lonely.onnx", StringComparison.Ordinal));
        Assert.Empty(folder.CheckModels());
    }

    private static async Task<(float[] Samples, List<SpeechMark> Marks)> SpeakAsync(ISpeechSynthesizer engine, SpeechRequest request)
    {
        var (samples, marks) = (new List<float>(), new List<SpeechMark>());
        await foreach (var chunk in engine.SynthesizeAsync(request, TestContext.Current.CancellationToken))
        {
            samples.AddRange(chunk.Samples.Span);
            marks.AddRange(chunk.Marks);
        }

        return ([.. samples], marks);
    }
}
