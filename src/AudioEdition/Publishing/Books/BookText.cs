using AudioEdition.Articles;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Scripts;

namespace AudioEdition.Publishing.Books;

/// <summary>A sentence, or the part of one that one voice says.</summary>
/// <param name="Id">Unique in its chapter.</param>
/// <param name="Text">Its words as written.</param>
/// <param name="StartMs">From the start of the audio, in milliseconds.</param>
/// <param name="EndMs">After <paramref name="StartMs"/>: where the next one of the chapter begins, so that a reader plays on without a seek.</param>
internal sealed record BookSentence(string Id, string Text, long StartMs, long EndMs);

/// <summary>Sentences of one voice.</summary>
/// <param name="Speaker">Who is quoted; null for the narrator.</param>
/// <param name="Sentences">At least one.</param>
internal sealed record BookRun(string? Speaker, List<BookSentence> Sentences);

/// <summary>A paragraph or a heading.</summary>
/// <param name="Kind">Kind of its first unit.</param>
/// <param name="Runs">At least one.</param>
internal sealed record BookParagraph(UnitKind Kind, List<BookRun> Runs);

/// <summary>A chapter.</summary>
/// <param name="Title">One line.</param>
/// <param name="Paragraphs">At least one.</param>
internal sealed record BookChapter(string Title, List<BookParagraph> Paragraphs)
{
    public IEnumerable<BookSentence> Sentences => Paragraphs.SelectMany(p => p.Runs).SelectMany(r => r.Sentences);

    public long StartMs => Paragraphs[0].Runs[0].Sentences[0].StartMs;

    public long EndMs => Paragraphs[^1].Runs[^1].Sentences[^1].EndMs;
}

/// <summary>Lays the text over the time of the programme, sentence by sentence.</summary>
internal static class BookText
{
    /// <summary>Chapters that follow each other without gap from the first to the last millisecond; those in which nothing is heard are part of the one before.</summary>
    public static List<BookChapter> Of(BookContent content)
    {
        var programme = content.Programme;
        var passages = Passage.Of(content.Script, programme);
        var chapters = new List<BookChapter>();
        var starts = new List<long>();
        var next = 0;
        foreach (var passage in passages)
        {
            var opens = false;
            while (next < programme.Chapters.Count && programme.Chapters[next].StartFrame <= passage.StartFrame)
            {
                (next, opens) = (next + 1, true);
            }

            if (opens || chapters.Count == 0)
            {
                var mark = programme.Chapters[Math.Max(0, next - 1)];
                chapters.Add(new BookChapter(PublishedText.Title(mark.Title), []));
                starts.Add(chapters.Count == 1 ? 0 : Ms(content, mark.StartFrame));
            }

            Add(chapters[^1], passage, content);
        }

        starts.Add(Ms(content, programme.FrameCount));
        return [.. chapters.Select((c, i) => Close(c, starts[i], starts[i + 1]))];
    }

    private static void Add(BookChapter chapter, Passage passage, BookContent content)
    {
        var run = new BookRun(passage.IsQuotation ? passage.Speaker : null, []);
        foreach (var (cue, unit) in passage.Cues.Zip(passage.Units))
        {
            AddSentences(run.Sentences, content, cue, unit);
        }

        if (run.Sentences.Count == 0)
        {
            return;
        }

        if (passage.OpensParagraph || chapter.Paragraphs.Count == 0)
        {
            chapter.Paragraphs.Add(new BookParagraph(passage.Kind, [run]));
        }
        else
        {
            chapter.Paragraphs[^1].Runs.Add(run);
        }
    }

    private static void AddSentences(List<BookSentence> sentences, BookContent content, int cueIndex, int unitIndex)
    {
        var unit = content.Script.Units[unitIndex];
        var text = unit.Cast.Unit.Text;
        var words = WordTimes.Of(unit, content.Programme.Cues[cueIndex], content.Marks?[unitIndex]);
        var word = 0;
        foreach (var sentence in SentenceSegmenter.Segment(text, new TextSpan(0, text.Length)))
        {
            while (word < words.Count - 1 && words[word].Written.End <= sentence.Start)
            {
                word++;
            }

            var line = PublishedText.Legal(WordSpans.OneLine(sentence.In(text).ToString()));
            if (line.Length > 0 && words.Count > 0)
            {
                sentences.Add(new BookSentence("", line, Ms(content, words[word].StartFrame), 0));
            }
        }
    }

    /// <summary>Numbers the sentences and lets each last until the next.</summary>
    private static BookChapter Close(BookChapter chapter, long startMs, long endMs)
    {
        var all = chapter.Sentences.ToList();
        var begins = all.Select(s => s.StartMs).ToArray();
        begins[0] = startMs;
        for (var i = 1; i < begins.Length; i++)
        {
            // A clip of no length is no clip; no sentence is spoken in a millisecond, so nobody hears the difference.
            begins[i] = Math.Max(begins[i], begins[i - 1] + 1);
        }

        var number = 0;
        return chapter with
        {
            Paragraphs = chapter.Paragraphs.ConvertAll(p => p with
            {
                Runs = p.Runs.ConvertAll(r => r with
                {
                    Sentences = r.Sentences.ConvertAll(s =>
                    {
                        var i = number++;
                        return s with
                        {
                            Id = FormattableString.Invariant($"s{number}"),
                            StartMs = begins[i],
                            EndMs = i + 1 < begins.Length ? begins[i + 1] : Math.Max(endMs, begins[i] + 1),
                        };
                    }),
                }),
            }),
        };
    }

    private static long Ms(BookContent content, long frame) => (long)Math.Round(content.Programme.Format.TimeOf(frame).TotalMilliseconds);
}
