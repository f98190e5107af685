using System.Text;
using System.Text.Json;
using AudioEdition.Articles;
using AudioEdition.Mastering;
using AudioEdition.Publishing.Pages;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Speech;
using CsCheck;

namespace AudioEdition.Tests.Publishing.Transcripts;

public sealed class TranscriptTests
{
    /// <summary>Texts that try to get out of a cue, in words that a generator can shuffle.</summary>
    private static readonly string[] HostileWords =
        ["-->", "</script>", "<voice>", "<v Bob>", "&amp;", "&", "{\\an8}", "\u202Eabc", "👩‍👩‍👧", "naïve", "\u0000", "\u0007x", "1\n\n2", "WEBVTT", "NOTE", "a", "word,", "end.", new string('w', 150), "שלום", "\u2028"];

    private static readonly Gen<string[]> Texts =
        Gen.Int[0, HostileWords.Length - 1].Select(i => HostileWords[i]).Array[1, 80].Select(words => "x " + string.Join(' ', words)).Array[1, 4];

    [Fact]
    public void The_transcript_as_webvtt() => Golden.Verify("ferry.vtt", TranscriptWriter.WebVtt(SampleEdition.Script, SampleEdition.Programme));

    [Fact]
    public void The_transcript_as_subrip() => Golden.Verify("ferry.srt", TranscriptWriter.SubRip(SampleEdition.Script, SampleEdition.Programme));

    [Fact]
    public void The_transcript_as_json() => Golden.Verify("ferry.transcript.json", TranscriptWriter.PodcastJson(SampleEdition.Script, SampleEdition.Programme));

    [Fact]
    public void The_transcript_as_html() => Golden.Verify(
        "ferry.transcript.html",
        TranscriptWriter.Html(SampleEdition.Script, SampleEdition.Programme)
            .Replace(PageParts.Style("transcript.css"), "(transcript.css)", StringComparison.Ordinal)
            .Replace(PageParts.HashOf(PageParts.Style("transcript.css")), "(its hash)", StringComparison.Ordinal));

    [Fact]
    public void The_chapters() => Golden.Verify("ferry.chapters.json", ChaptersJson.Write(SampleEdition.Programme.Chapters, SampleEdition.Programme.Format));

    [Fact]
    public void Cues_hold_all_words_in_lines_that_fit_at_times_that_rise() => Texts.Sample(texts =>
    {
        var script = SampleEdition.Of(texts);
        foreach (var maxLine in (int[])[20, 32, 65])
        {
            var cues = new CueCutter(maxLine).Cut(script, SampleEdition.ProgrammeOf(script), null);

            for (var unit = 0; unit < texts.Length; unit++)
            {
                Assert.True(WordSpans.SameWords(texts[unit], string.Concat(cues.Where(c => c.UnitIndex == unit).Select(c => c.Text))));
            }

            long last = 0;
            foreach (var cue in cues)
            {
                Assert.InRange(cue.Lines.Count, 1, 2);
                Assert.All(cue.Lines, l => Assert.InRange(l.Length, 1, maxLine));
                Assert.True(cue.StartMs >= last && cue.EndMs > cue.StartMs);
                last = cue.StartMs;
            }
        }
    });

    [Fact]
    public void Hostile_text_stays_inside_its_cue() => Texts.Sample(texts =>
    {
        var script = SampleEdition.Of(texts);
        var programme = SampleEdition.ProgrammeOf(script);
        var count = new CueCutter(TranscriptWriter.MaxLine).Cut(script, programme, null).Count();

        var blocks = TranscriptWriter.WebVtt(script, programme).TrimEnd('\n').Split("\n\n");

        Assert.Equal("WEBVTT", blocks[0]);
        Assert.Equal(count, blocks.Length - 1);
        foreach (var block in blocks[1..])
        {
            var lines = block.Split('\n');
            Assert.Matches(@"^\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}$", lines[0]);
            Assert.StartsWith("<v Narrator>", lines[1], StringComparison.Ordinal);
            Assert.DoesNotContain("-->", string.Concat(lines[1..]), StringComparison.Ordinal);
            Assert.DoesNotContain('<', string.Concat(lines[1..])[1..]);
        }
    });

    [Fact]
    public void Hostile_text_stays_text_in_subrip_and_html()
    {
        var script = SampleEdition.Of("Say <i>--> </script><script>alert(1)</script> {\\an8}\n\n2\n00:00:01,000 --> 00:00:02,000\nx");
        var programme = SampleEdition.ProgrammeOf(script);

        Assert.DoesNotContain("<script", TranscriptWriter.Html(script, programme), StringComparison.OrdinalIgnoreCase);
        var blocks = TranscriptWriter.SubRip(script, programme).TrimEnd('\n').Split("\n\n");
        Assert.All(blocks, b => Assert.InRange(b.Split('\n').Length, 3, 4));
        Assert.All(blocks, b => Assert.DoesNotContain("-->", string.Concat(b.Split('\n')[2..]), StringComparison.Ordinal));
    }

    [Fact]
    public void A_hostile_name_stays_a_name()
    {
        var script = Rename("Eve\n--> <b>&");

        var vtt = TranscriptWriter.WebVtt(script, SampleEdition.Programme);

        Assert.Contains("<v Eve --&gt; &lt;b&gt;&amp;>We looked", vtt, StringComparison.Ordinal);
    }

    [Fact]
    public void Subrip_names_the_speaker_where_the_speaker_changes()
    {
        var srt = TranscriptWriter.SubRip(SampleEdition.Script, SampleEdition.Programme);

        Assert.Equal(2, Count(srt, "Mara Ellison: "));
        Assert.Equal(1, Count(srt, "Tom Okafor: My"));
        Assert.Equal(1, Count(srt, "Unattributed: Nobody"));
        Assert.Equal(5, Count(srt, "Narrator: "));
    }

    [Fact]
    public void Times_inside_a_unit_are_marked_as_estimated_and_those_at_its_ends_are_not()
    {
        using var json = JsonDocument.Parse(TranscriptWriter.PodcastJson(SampleEdition.Script, SampleEdition.Programme));

        var segments = json.RootElement.GetProperty("segments").EnumerateArray().ToArray();
        Assert.False(segments[0].TryGetProperty("estimated", out _));
        Assert.Contains(segments, s => s.TryGetProperty("estimated", out var e) && e.GetBoolean());
    }

    [Fact]
    public void A_word_that_is_long_when_spoken_takes_long()
    {
        var words = WordTimes.Of(SampleEdition.Script.Units[6], new ProgrammeCue(6, 1000, 101_000));

        long Length(string word) => words.Where(w => w.Written.In(SampleEdition.Script.Units[6].Cast.Unit.Text) == word).Select(w => w.EndFrame - w.StartFrame).Single();
        Assert.InRange(Length("$1.2m") / (double)Length("lost"), 4, 8);
        Assert.Equal((1000, 101_000), (words[0].StartFrame, words[^1].EndFrame));
    }

    [Fact]
    public void Marks_of_the_engine_decide_where_they_are_given()
    {
        var unit = SampleEdition.Script.Units[12];
        SpeechMark[] marks = [new(100, 300, new TextSpan(0, 2)), new(600, 350, new TextSpan(3, 7))];

        var words = WordTimes.Of(unit, new ProgrammeCue(12, 5000, 6000), marks);

        Assert.Equal([new TimedWord(new TextSpan(0, 2), 5100, 5400, false), new TimedWord(new TextSpan(3, 8), 5600, 6000, false)], words);
    }

    [Fact]
    public void Words_keep_inside_their_unit_and_rise_whatever_the_marks_say()
    {
        var mark = Gen.Select(Gen.Long[-50, 2000], Gen.Long[-50, 2000], Gen.Int[-5, 140], Gen.Int[-5, 140]);
        mark.Array[0, 12].Sample(given =>
        {
            var unit = SampleEdition.Script.Units[6];
            SpeechMark[] marks = [.. given.Where(m => m.Item3 >= 0).Select(m => new SpeechMark(m.Item1, m.Item2, new TextSpan(m.Item3, m.Item4)))];

            var words = WordTimes.Of(unit, new ProgrammeCue(6, 1000, 2500), marks);

            Assert.Equal(WordSpans.Of(unit.Cast.Unit.Text), words.Select(w => w.Written));
            long last = 1000;
            foreach (var word in words)
            {
                Assert.True(word.StartFrame >= last && word.EndFrame >= word.StartFrame && word.EndFrame <= 2500);
                last = word.EndFrame;
            }
        });
    }

    [Fact]
    public void A_lone_surrogate_does_not_stop_a_transcript()
    {
        var script = SampleEdition.Of("broken \uD83D half");

        var vtt = Encoding.UTF8.GetBytes(TranscriptWriter.WebVtt(script, SampleEdition.ProgrammeOf(script)));
        using var json = JsonDocument.Parse(TranscriptWriter.PodcastJson(script, SampleEdition.ProgrammeOf(script)));

        Assert.NotEmpty(vtt);
        Assert.Equal("broken \uFFFD half", json.RootElement.GetProperty("segments")[0].GetProperty("body").GetString());
    }

    [Fact]
    public void Long_programmes_show_hours() =>
        Assert.Equal(["0:59", "59:59", "1:00:00"], new[] { 59.9, 3599, 3600 }.Select(s => TranscriptWriter.ShortClock(TimeSpan.FromSeconds(s))), StringComparer.Ordinal);

    private static SpokenScript Rename(string name)
    {
        var script = SampleEdition.Script;
        return script with
        {
            Cast = script.Cast with
            {
                Script = script.Cast.Script with { People = [script.Cast.Script.People[0] with { Name = name }, script.Cast.Script.People[1]] },
            },
        };
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
