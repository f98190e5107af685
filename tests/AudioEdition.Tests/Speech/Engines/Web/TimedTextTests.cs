using AudioEdition.Speech.Engines;
using AudioEdition.Speech.Engines.Web;
using CsCheck;

namespace AudioEdition.Tests.Speech.Engines.Web;

public sealed class TimedTextTests
{
    [Theory]
    [InlineData("It didn’t rain.", "It|did|n’t|rain|.", "It:0-1 didn’t:1-3 rain:3-4")]
    [InlineData("twenty-five boats", "twenty|-|five|boats", "twenty-five:0-3 boats:3-4")]
    [InlineData("“Stop,” he said", "“|stop|,|”|he|said", "Stop:1-2 he:4-5 said:5-6")]
    [InlineData("one two three", "one|two", "")]
    [InlineData("one two", "one|three", "")]
    [InlineData("one two", "two|one", "")]
    public void Parts_of_words_make_up_words_and_another_texts_words_make_up_none(string text, string words, string marks)
    {
        var plain = PlainSpeechText.From(text);
        var timed = words.Split('|').Select((w, i) => (w, i * 1.0, i + 1.0));
        var found = TimedText.Find(plain.Text, timed) is { } pieces ? TimedText.Marks(plain, pieces, rate: 1_000, frames: 100_000) : [];
        Assert.Equal(marks, string.Join(' ', found.Select(m => FormattableString.Invariant($"{m.Spoken.In(text)}:{m.Frame / 1000}-{(m.Frame + m.FrameCount) / 1000}"))));
    }

    [Fact]
    public void Whatever_the_times_marks_rise_and_lie_inside_the_sound() =>
        Gen.Select(Gen.Double[-1, 12].Array[4], Gen.Double[-1, 12].Array[4], Gen.Int[1, 10_000]).Sample((starts, ends, frames) =>
        {
            const string Text = "one two three four";
            var plain = PlainSpeechText.From(Text);
            var pieces = TimedText.Find(plain.Text, Text.Split(' ').Select((w, i) => (w, starts[i], ends[i])))!;
            var at = 0L;
            foreach (var mark in TimedText.Marks(plain, pieces, 1_000, frames))
            {
                Assert.True(mark.Frame >= at && mark.FrameCount > 0 && mark.Frame + mark.FrameCount <= frames);
                at = mark.Frame + mark.FrameCount;
            }
        });
}
