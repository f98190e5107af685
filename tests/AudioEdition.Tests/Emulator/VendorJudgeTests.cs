using System.Security.Cryptography;
using System.Text.Json;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Sound;
using AudioEdition.Emulator.Ssml;

namespace AudioEdition.Tests.Emulator;

/// <summary>The vendors' own clients judge the emulator: what they take for the service, our clients may be tested against.</summary>
[Trait("Category", "Slow")]
public sealed class VendorJudgeTests
{
    [Theory]
    [InlineData("azure", 11)]
    [InlineData("openai", 5)]
    [InlineData("elevenlabs", 9)]
    public async Task A_vendors_client_completes_every_call(string judge, int checks)
    {
        await using var emulator = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var found = await VendorJudge.RunAsync(judge, emulator);

        Assert.All(found, c => Assert.True(c.Passed, $"{c.Name}: {string.Join("; ", c.Failures)}"));
        Assert.Equal(checks, found.Count);
    }

    [Fact]
    public async Task Microsofts_client_gets_the_samples_and_the_marks_that_were_made()
    {
        await using var emulator = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var found = await VendorJudge.RunAsync("azure", emulator);

        foreach (var check in found.Where(c => c.Name is "speech" or "the same connection again" or "bookmark, break and prosody"))
        {
            var sound = ToneSpeaker.Speak(SsmlDocument.Parse(check.Text("ssml"), EmulatedVoice.Defaults).Pieces);
            var samples = sound.Render(24_000);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(samples)), check.Text("sha256"));
            Assert.Equal(
                sound.Marks.Where(m => m.Kind is SoundMarkKind.Word or SoundMarkKind.Punctuation).Select(m => (m.Text, m.StartMs * 10_000L, m.DurationMs * 10_000L)),
                check.Found!.Value.GetProperty("words").EnumerateArray().Select(w =>
                    (w.GetProperty("text").GetString()!, w.GetProperty("offset").GetInt64(), w.GetProperty("duration").GetInt64())));
        }
    }

    /// <summary>The golden trace is what our own client is held to.</summary>
    [Fact]
    public async Task Microsofts_client_says_what_the_golden_trace_says()
    {
        await using var emulator = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        await VendorJudge.RunAsync("azure", emulator);

        SpeechSdkTrace.Verify(emulator.Connections[0]);
    }

    [Fact]
    public async Task Other_vendors_clients_get_the_samples_that_were_made()
    {
        await using var emulator = await SpeechEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var openAi = await VendorJudge.RunAsync("openai", emulator);
        var elevenLabs = await VendorJudge.RunAsync("elevenlabs", emulator);

        var input = openAi[0].Text("input");
        Assert.Equal(HashOf(ToneSpeaker.Speak(input, "alloy")), openAi[0].Text("sha256"));
        Assert.Equal(HashOf(ToneSpeaker.Speak(input, "onyx", 1.25)), openAi[1].Text("sha256"));
        Assert.All(
            elevenLabs.Where(c => c.Found is { ValueKind: JsonValueKind.Object }),
            c => Assert.Equal(HashOf(ToneSpeaker.Speak(c.Text("text"), c.Text("voice"))), c.Text("sha256")));
    }

    [Theory]
    [InlineData("azure", ProtocolMutant.LittleEndianHeaderLength, "whole samples")]
    [InlineData("azure", ProtocolMutant.ShortHeaderLength, "the duration told")]
    [InlineData("azure", ProtocolMutant.WrongStreamId, "whole samples")]
    [InlineData("azure", ProtocolMutant.WrongRequestId, "no answer")]
    [InlineData("azure", ProtocolMutant.NoPath, "no answer")]
    [InlineData("azure", ProtocolMutant.NoResponse, "no answer")]
    [InlineData("azure", ProtocolMutant.NoTurnEnd, "no answer")]
    [InlineData("azure", ProtocolMutant.EarlyTurnEnd, "the duration told")]
    [InlineData("azure", ProtocolMutant.CapitalText, "no answer")]
    [InlineData("azure", ProtocolMutant.OffsetsInMilliseconds, "is where its sound is")]
    [InlineData("azure", ProtocolMutant.RiffInsteadOfRaw, "the duration told")]
    [InlineData("azure", ProtocolMutant.LowerCaseVoices, "a voice with gender and styles")]
    [InlineData("openai", ProtocolMutant.FlatOpenAiError, "refused with 400")]
    [InlineData("openai", ProtocolMutant.RawInsteadOfWav, "a WAV header")]
    [InlineData("elevenlabs", ProtocolMutant.AlignmentInMilliseconds, "the last character")]
    [InlineData("elevenlabs", ProtocolMutant.RenamedAudioField, "audio_base64")]
    public async Task A_mutant_of_the_protocol_is_noticed(string judge, ProtocolMutant mutant, string failure)
    {
        await using var emulator = await SpeechEmulator.StartAsync(new EmulatorOptions { Mutant = mutant }, TestContext.Current.CancellationToken);

        var found = await VendorJudge.RunAsync(judge, emulator, mutant: true);

        Assert.Contains(found.SelectMany(c => c.Failures), f => f.Contains(failure, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mutant_has_its_judge()
    {
        var judged = typeof(VendorJudgeTests).GetMethod(nameof(A_mutant_of_the_protocol_is_noticed))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>().Select(d => (ProtocolMutant)d.Data[1]!);

        Assert.Equal(Enum.GetValues<ProtocolMutant>().Except([ProtocolMutant.None]), judged);
    }

    private static string HashOf(ToneSound sound) => Convert.ToHexStringLower(SHA256.HashData(sound.Render(24_000)));
}
