using AudioEdition.Casting;
using AudioEdition.Emulator;
using AudioEdition.Emulator.Sound;
using AudioEdition.Speech;
using AudioEdition.Speech.Engines.Azure;

namespace AudioEdition.Tests.Speech;

public sealed class VoiceSubstitutesTests
{
    private static readonly SpokenScript Plan = PlanOf("azure:en-US-AndrewMultilingualNeural", "azure:en-GB-SoniaNeural", "azure:en-GB-RyanNeural");

    [Fact]
    public async Task A_plan_whose_voices_are_all_there_stays_as_it_is()
    {
        var (plan, notes) = await ApplyAsync(Plan, gone: []);
        Assert.Same(Plan, plan);
        Assert.Empty(notes);
    }

    [Fact]
    public async Task A_voice_that_is_gone_is_replaced_inside_gender_and_locale_by_one_of_the_cast_and_this_is_told()
    {
        var (plan, notes) = await ApplyAsync(Plan, gone: ["en-GB-SoniaNeural"]);
        var voice = plan.Cast.Roles[1].Voice.ToString();

        Assert.Contains(voice, (string[])["azure:en-GB-LibbyNeural", "azure:en-GB-OliviaNeural"]);
        Assert.Equal("substitute", plan.Cast.Roles[1].Reason);
        Assert.Equal([Plan.Units[0].Cast.Voice.ToString(), voice, Plan.Units[2].Cast.Voice.ToString()], plan.Units.Select(u => u.Cast.Voice.ToString()));
        Assert.Equal(plan.Units.Select(u => u.Cast.Voice), plan.Cast.Units.Select(u => u.Voice));
        Assert.Contains($"azure:en-GB-SoniaNeural is not there any more: {voice}", Assert.Single(notes), StringComparison.Ordinal);
        Assert.Equal(plan.Cast.Roles, (await ApplyAsync(Plan, gone: ["en-GB-SoniaNeural"])).Plan.Cast.Roles);
    }

    [Fact]
    public async Task Neither_the_narrators_voice_nor_one_in_use_nor_a_childs_or_a_preview_is_taken()
    {
        var british = EmulatedVoice.Defaults.Where(v => v.Locale == "en-GB" && v.Gender == "Female").Select(v => v.ShortName).ToArray();
        var (plan, _) = await ApplyAsync(Plan, gone: british, more: [new("en-GB-MaisieNeural", "Female", []), new("en-GB-NewNeural", "Female", [], "Preview")]);

        Assert.StartsWith("azure:en-", plan.Cast.Roles[1].Voice.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Cast.Roles[1].Voice.Name, (string[])["en-GB-MaisieNeural", "en-GB-NewNeural", .. british]);
        Assert.Equal(3, plan.Cast.Roles.Select(r => r.Voice).Distinct().Count());
    }

    [Fact]
    public async Task Voices_of_engines_whose_voices_stay_are_left_alone()
    {
        var plan = PlanOf("stub:a", "stub:nobody");
        await using var stub = new AudioEdition.Speech.Engines.Stub.StubSynthesizer();
        var (same, notes) = await VoiceSubstitutes.ApplyAsync(plan, VoiceCatalog.Default, new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["stub"] = stub }, TestContext.Current.CancellationToken);
        Assert.Same(plan, same);
        Assert.Empty(notes);
    }

    private static SpokenScript PlanOf(params string[] voices)
    {
        var script = SpokenScripts.Of([.. voices.Select(v => (v, $"A line of {v}."))]);
        return script with { Cast = script.Cast with { Roles = [.. script.Cast.Units.Select((u, i) => new CastRole(i == 0 ? null : "p" + (char)('a' + i), u.Voice, i == 0 ? "narrator" : "cast"))] } };
    }

    private static async Task<(SpokenScript Plan, IReadOnlyList<string> Notes)> ApplyAsync(SpokenScript plan, string[] gone, EmulatedVoice[]? more = null)
    {
        var options = new EmulatorOptions { Voices = [.. EmulatedVoice.Defaults.Where(v => !gone.Contains(v.ShortName)), .. more ?? []] };
        await using var emulator = await SpeechEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        await using var engine = new AzureSynthesizer(new AzureOptions { Endpoint = emulator.Address, Key = emulator.Key });
        return await VoiceSubstitutes.ApplyAsync(plan, VoiceCatalog.Default, new Dictionary<string, ISpeechSynthesizer>(StringComparer.Ordinal) { ["azure"] = engine }, TestContext.Current.CancellationToken);
    }
}
