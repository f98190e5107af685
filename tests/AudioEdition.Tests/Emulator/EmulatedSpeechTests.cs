using AudioEdition.Emulator;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Sound;
using AudioEdition.Emulator.Ssml;
using CsCheck;

namespace AudioEdition.Tests.Emulator;

/// <summary>The sound, the bill and the plan of faults, without a server.</summary>
public sealed class EmulatedSpeechTests
{
    [Fact]
    public void A_word_sounds_where_its_mark_is_and_the_rest_is_silent() => Gen.Select(
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.OneOf(' ', '.', ',', '’', '-', '7')), 0, 60],
        Gen.OneOf(0.8, 1.0, 1.3)).Sample((text, rate) =>
    {
        var sound = ToneSpeaker.Speak(text, "en-GB-RyanNeural", rate);
        var samples = sound.Render(8_000);
        var words = sound.Marks.Where(m => m.Kind == SoundMarkKind.Word).ToList();
        Assert.Equal(sound.DurationMs * 8 * 2, samples.Length);
        for (var ms = 0; ms < sound.DurationMs; ms++)
        {
            var loud = Enumerable.Range(ms * 8, 8).Any(i => BitConverter.ToInt16(samples, 2 * i) != 0);
            var word = words.FirstOrDefault(w => ms >= w.StartMs && ms < w.EndMs);
            Assert.True(loud == (word is not null) || (word is not null && ms == word.StartMs), $"'{text}' at {ms.ToString(System.Globalization.CultureInfo.InvariantCulture)} ms");
        }

        Assert.All(words, w => Assert.Equal(w.Text, text.Substring(w.TextStart, w.Text.Length)));
    }, iter: 60);

    [Theory]
    [InlineData("<voice name='x'>Hello, you.</voice>", 11)]
    [InlineData("<voice name='x'>a &amp; b</voice>", 5)]
    [InlineData("<voice name='x'>平和</voice>", 4)]
    [InlineData("<voice name='x'><break time=\"1s\"/>x</voice>", 19)]
    [InlineData("<voice name='x'>\U0001F600</voice>", 1)]
    [InlineData("<voice name='x'><sub alias='a > b'>x</sub></voice>", 26)]
    public void The_bill_is_the_services(string inner, int characters) =>
        Assert.Equal(characters, BillableCharacters.OfSsml($"<speak version='1.0' xml:lang='en'>{inner}</speak>"));

    [Fact]
    public void A_share_of_faults_is_the_same_whatever_the_order()
    {
        var plan = FaultPlan.Share(0.2, seed: 7, [Fault.Status(503), Fault.Abort]);
        var other = FaultPlan.Share(0.2, seed: 8, [Fault.Status(503), Fault.Abort]);
        var queries = Enumerable.Range(1, 1_000).Select(i => Query(i, FormattableString.Invariant($"Sentence {i}."))).ToList();

        var faults = queries.Select(plan.For).ToList();

        Assert.Equal(faults, queries.AsEnumerable().Reverse().Select(q => plan.For(q with { Number = 5, NumberOnRoute = 5 })).Reverse());
        Assert.NotEqual(faults, queries.Select(other.For));
        Assert.InRange(faults.Count(f => f is not null), 160, 240);
        Assert.Equal(2, faults.Distinct().Count(f => f is not null));
        Assert.DoesNotContain(queries, q => plan.For(q with { Attempt = 4 }) is not null);
    }

    [Theory]
    [InlineData("429", FaultKind.Status)]
    [InlineData("429/5", FaultKind.Status)]
    [InlineData("close-1007", FaultKind.Close)]
    [InlineData("odd-bytes", FaultKind.OddBytes)]
    [InlineData("slow-drip", FaultKind.SlowDrip)]
    public void A_fault_is_read_from_the_command_line(string text, FaultKind kind) => Assert.Equal(kind, Fault.Parse(text).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("200")]
    [InlineData("close")]
    [InlineData("3")]
    [InlineData("explode")]
    public void What_is_no_fault_is_refused(string text) => Assert.Throws<FormatException>(() => Fault.Parse(text));

    private static FaultQuery Query(int number, string text) => new(EmulatorRoute.AzureSpeech, number, number, 1, text, "v", text);
}
