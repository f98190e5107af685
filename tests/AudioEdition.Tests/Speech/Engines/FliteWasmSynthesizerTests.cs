using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Flite;

namespace AudioEdition.Tests.Speech.Engines;

[Trait("Category", "Slow")]
public sealed class FliteWasmSynthesizerTests : SpeechEngineContract, IDisposable
{
    /// <summary>Compiled modules are shared by the tests of a run; those about the cache have their own folder.</summary>
    private static readonly TemporaryFolder Modules = new();

    private readonly TemporaryFolder _folder = new();

    static FliteWasmSynthesizerTests() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Modules.Dispose();

    protected override (string First, string Second) Voices => ("slt", "kal16");

    protected override ISpeechSynthesizer Create() => new FliteWasmSynthesizer(new FliteWasmOptions { CacheFolder = Modules.Path });

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("kal16", "56135e6a4160")]
    [InlineData("slt@0.9", "6856099f58b1")]
    public async Task The_samples_are_those_of_every_other_machine(string voice, string hash)
    {
        await using var engine = Create();
        var samples = await engine.SpeakAsync(voice, "The harbour opened at dawn, and nobody came. Why not?");
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(samples.AsSpan())))[..12]);
    }

    [Fact]
    public async Task A_size_keeps_the_length_of_the_speech()
    {
        await using var engine = Create();
        foreach (var voice in await engine.ListVoicesAsync(TestContext.Current.CancellationToken))
        {
            var natural = (await engine.SpeakAsync(voice.Name.Split('@')[0], "Nobody came to the harbour.")).Length / 16_000.0;
            var sized = (await engine.SpeakAsync(voice.Name, "Nobody came to the harbour.")).Length / (double)voice.SampleRateHz;
            Assert.InRange(sized / natural, 0.97, 1.03);
        }
    }

    [Fact]
    public async Task Marks_fall_between_the_pauses_of_the_sound()
    {
        await using var engine = Create();
        const string Text = "Nobody came to Velmora. The ferry, it seems, was late; “Why?” asked Šmíd.";
        var samples = await engine.SpeakAsync("slt", Text);
        var marks = await engine.MarksAsync("slt", Text);
        Assert.Equal("Nobody came to Velmora The ferry it seems was late Why asked Šmíd", string.Join(' ', marks.Select(m => m.Spoken.In(Text))));
        foreach (var mark in marks)
        {
            Assert.InRange(Rms(samples, mark.Frame, mark.FrameCount), 0.01, 1);
        }

        // The sentence's end before "The", and the silence before and after all.
        Assert.InRange(Rms(samples, marks[3].Frame + marks[3].FrameCount + 800, marks[4].Frame - marks[3].Frame - marks[3].FrameCount - 1_600), 0, 0.005);
        Assert.InRange(Rms(samples, 0, marks[0].Frame - 400), 0, 0.005);

        static double Rms(float[] samples, long from, long count) => Math.Sqrt(samples.AsSpan((int)from, (int)count).ToArray().Average(s => s * (double)s));
    }

    [Theory]
    [InlineData("-o /etc/motd -l")]
    [InlineData("--help")]
    [InlineData("[[h@l'oU]] <speak><audio src='/etc/passwd'/></speak>")]
    [InlineData("$(touch x); `touch y` \\ %s%n%s \" ' | & * ?")]
    [InlineData("wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww")]
    [InlineData("5,000,000 and 1/2 at 12:30 for $5.20")]
    public async Task Hostile_text_is_only_spoken(string text)
    {
        await using var engine = Create();
        Assert.NotEmpty(await engine.SpeakAsync("kal16", text));
    }

    [Fact]
    public async Task A_very_long_text_is_spoken_to_its_end()
    {
        await using var engine = Create();
        var sentence = await engine.SpeakAsync("kal16", "The council of the town met again and voted on nothing at all.");
        var many = await engine.SpeakAsync("kal16", string.Concat(Enumerable.Repeat("The council of the town met again and voted on nothing at all. ", 60)));
        Assert.InRange(many.Length / 60.0 / sentence.Length, 0.95, 1.05);
    }

    [Fact]
    public async Task An_endless_call_is_cut_off_and_the_engine_speaks_on()
    {
        await using var engine = new FliteWasmSynthesizer(Endless with { CallTimeout = TimeSpan.FromMilliseconds(50) });
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("slt", "Nobody came."));
        Assert.True(e.IsTransient);
        Assert.Contains("0.05 s", e.Message, StringComparison.Ordinal);

        await using var next = Create();
        Assert.NotEmpty(await next.SpeakAsync("slt", "Nobody came."));
    }

    [Fact]
    public async Task An_endless_call_can_be_canceled_at_any_moment()
    {
        await using var engine = new FliteWasmSynthesizer(Endless);
        await engine.CheckHealthAsync(TestContext.Current.CancellationToken);
        for (var milliseconds = 1; milliseconds <= 60; milliseconds += 4)
        {
            using var source = new CancellationTokenSource(milliseconds);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.SpeakUntilAsync("kal16", "Nobody came.", 1, source.Token));
        }
    }

    [Fact]
    public async Task A_guest_that_wants_too_much_memory_fails_alone()
    {
        await using var engine = new FliteWasmSynthesizer(new FliteWasmOptions { CacheFolder = Modules.Path, MaxMemoryBytes = 18 << 20 });
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("slt", string.Concat(Enumerable.Repeat("Nobody came to the harbour and nobody asked why ", 40))));
        Assert.False(e.IsTransient);

        await using var next = Create();
        Assert.NotEmpty(await next.SpeakAsync("slt", "Nobody came."));
    }

    [Fact]
    public async Task A_missing_module_is_told_by_the_health_and_by_the_failure()
    {
        await using var engine = new FliteWasmSynthesizer(new FliteWasmOptions { ModulePath = null });
        var health = await engine.CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.False(health.Ready);
        Assert.Contains("npm ci --prefix engines/flite", health.Detail, StringComparison.Ordinal);
        var e = await Assert.ThrowsAsync<SpeechSynthesisException>(() => engine.SpeakAsync("slt", "Nobody came."));
        Assert.Equal(health.Detail, e.Message);
    }

    [Fact]
    public async Task A_module_that_is_none_is_told_by_the_health()
    {
        var path = Path.Combine(_folder.Path, "flite.wasm");
        await File.WriteAllTextAsync(path, "not a module", TestContext.Current.CancellationToken);
        await using var engine = new FliteWasmSynthesizer(new FliteWasmOptions { ModulePath = path, CacheFolder = _folder.Path });
        Assert.False((await engine.CheckHealthAsync(TestContext.Current.CancellationToken)).Ready);
    }

    [Theory]
    [InlineData("*.cwasm", 0)]
    [InlineData("*.cwasm", 100_000)]
    [InlineData("*.index", 3)]
    public async Task A_damaged_compiled_module_is_compiled_anew(string pattern, int at)
    {
        var options = new FliteWasmOptions { CacheFolder = _folder.Path };
        float[] expected;
        await using (var engine = new FliteWasmSynthesizer(options))
        {
            expected = await engine.SpeakAsync("kal16", "Nobody came.");
        }

        var file = Assert.Single(Directory.GetFiles(_folder.Path, pattern));
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[at] ^= 0x55;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        await using (var engine = new FliteWasmSynthesizer(options))
        {
            Assert.Equal(expected, await engine.SpeakAsync("kal16", "Nobody came."));
        }

        Assert.NotEqual(bytes, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public async Task Without_a_place_for_compiled_modules_it_speaks_all_the_same()
    {
        var file = Path.Combine(_folder.Path, "a-file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await using var engine = new FliteWasmSynthesizer(new FliteWasmOptions { CacheFolder = Path.Combine(file, "below") });
        Assert.NotEmpty(await engine.SpeakAsync("kal16", "Nobody came."));
    }

    private static FliteWasmOptions Endless => new() { CacheFolder = Modules.Path, ExtraArguments = ["-l"] };
}
