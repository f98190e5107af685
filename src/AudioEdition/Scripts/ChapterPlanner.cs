using AudioEdition.Articles;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Scripts;

/// <summary>Lays out the places that a listener can jump to.</summary>
/// <remarks>
/// The article's headings where it has them; else, and inside a section that would take minutes, by passage: each quoted speaker's paragraphs and the narration
/// between. A passage too short to be worth a jump takes the paragraph that leads into it, or joins a neighbour.
/// </remarks>
internal sealed class ChapterPlanner
{
    /// <summary>About 8 seconds at 150 words a minute.</summary>
    private const int LeastWords = 20;

    /// <summary>Longer articles get longer chapters: a list of more than about this many helps nobody.</summary>
    private const int SensibleCount = 30;

    /// <summary>About 30 seconds: the least length never grows beyond it.</summary>
    private const int MostLeastWords = 75;

    /// <summary>About two minutes: a passage longer than this is parted at its paragraphs.</summary>
    private const int LongPassageWords = 300;

    /// <summary>About five minutes: a section under one heading longer than this is parted by passage as well.</summary>
    private const int LongSectionWords = 750;

    private readonly Article _article;
    private readonly IReadOnlyList<BlockDraft> _blocks;
    private readonly SpeakerAttribution _speakers;
    private readonly ChapterTitles _titles;
    private readonly int[] _wordsBefore;
    private readonly string?[] _voices;
    private readonly int _leastWords;

    public ChapterPlanner(Article article, IReadOnlyList<BlockDraft> blocks, SpeakerAttribution speakers)
    {
        _article = article;
        _blocks = blocks;
        _speakers = speakers;
        _titles = new ChapterTitles(article, blocks, speakers);
        _wordsBefore = new int[blocks.Count + 1];
        for (var b = 0; b < blocks.Count; b++)
        {
            _wordsBefore[b + 1] = _wordsBefore[b] + CountWords(blocks[b]);
        }

        _voices = [.. blocks.Select(VoiceOf)];
        _leastWords = Math.Clamp(_wordsBefore[^1] / SensibleCount, LeastWords, MostLeastWords);
    }

    /// <summary>The chapters, at least one, without gap.</summary>
    public IReadOnlyList<Chapter> Plan()
    {
        var starts = _blocks.Any(b => b.Kind == BlockKind.Heading) ? StartsByHeading() : StartsByPassage(0, _blocks.Count);
        var chapters = new List<Chapter>(starts.Count);
        var firstUnit = 0;
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : _blocks.Count;
            var unitCount = 0;
            for (var b = starts[i]; b < end; b++)
            {
                unitCount += _blocks[b].Units.Count;
            }

            chapters.Add(new Chapter(_titles.Of(starts[i], end), firstUnit, unitCount));
            firstUnit += unitCount;
        }

        return chapters;
    }

    private List<int> StartsByHeading()
    {
        var starts = new List<int> { 0 };
        for (var b = 1; b < _blocks.Count; b++)
        {
            // A heading opens a chapter unless all before it is its parent heading, or a title too short for a chapter of its own.
            if (_blocks[b].Kind == BlockKind.Heading && IsChapter(starts[^1], b))
            {
                starts.Add(b);
            }
        }

        if (starts.Count > 1 && !HasBody(starts[^1], _blocks.Count))
        {
            starts.RemoveAt(starts.Count - 1);
        }

        var all = new List<int>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : _blocks.Count;
            all.AddRange(Words(starts[i], end) > LongSectionWords ? StartsByPassage(starts[i], end) : [starts[i]]);
        }

        return all;
    }

    private bool IsChapter(int first, int end) =>
        HasBody(first, end) && (_blocks[first].Kind == BlockKind.Heading || Words(first, end) >= LeastWords);

    private bool HasBody(int first, int end)
    {
        for (var b = first; b < end; b++)
        {
            if (!_blocks[b].IsTitle)
            {
                return true;
            }
        }

        return false;
    }

    private List<int> StartsByPassage(int first, int end)
    {
        var passages = Lengthen(SplitLong(Runs(first, end)));
        return [.. passages.Select(p => p.First)];
    }

    /// <summary>Blocks in a row that quote the same speaker, or nobody.</summary>
    private List<Passage> Runs(int first, int end)
    {
        var runs = new List<Passage>();
        for (var b = first; b < end; b++)
        {
            if (runs.Count > 0 && runs[^1].Voice == _voices[b])
            {
                runs[^1] = runs[^1] with { End = b + 1 };
            }
            else
            {
                runs.Add(new Passage(b, b + 1, _voices[b]));
            }
        }

        return runs;
    }

    /// <summary>Parts a long passage at its paragraphs into about equal ones.</summary>
    private List<Passage> SplitLong(List<Passage> passages)
    {
        var result = new List<Passage>(passages.Count);
        foreach (var passage in passages)
        {
            var words = Words(passage.First, passage.End);
            var even = words / Math.Max(1, (words + LongPassageWords - 1) / LongPassageWords);
            var start = passage.First;
            for (var b = passage.First + 1; b < passage.End; b++)
            {
                if (words > LongPassageWords && Words(start, b) >= even && Words(b, passage.End) >= even / 2)
                {
                    result.Add(passage with { First = start, End = b });
                    start = b;
                }
            }

            result.Add(passage with { First = start });
        }

        return result;
    }

    /// <summary>Sees that no passage is too short.</summary>
    private List<Passage> Lengthen(List<Passage> passages)
    {
        var result = new List<Passage>(passages.Count);
        foreach (var next in passages)
        {
            var passage = next;
            if (result.Count > 0 && IsShort(result[^1]))
            {
                result[^1] = result[^1] with { End = passage.End, Voice = result[^1].Voice ?? passage.Voice };
                continue;
            }

            if (result.Count > 0 && passage.Voice is not null && result[^1].Voice is null)
            {
                // The paragraph before a quotation introduces its speaker.
                while (IsShort(passage) && CanLendLast(result[^1]))
                {
                    result[^1] = result[^1] with { End = result[^1].End - 1 };
                    passage = passage with { First = passage.First - 1 };
                }
            }

            result.Add(passage);
        }

        if (result.Count > 1 && IsShort(result[^1]))
        {
            result[^2] = result[^2] with { End = result[^1].End };
            result.RemoveAt(result.Count - 1);
        }

        return result;
    }

    private bool CanLendLast(Passage passage) =>
        passage.End - passage.First > 1
        && _blocks[passage.End - 1].Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.BlockQuote
        && Words(passage.First, passage.End - 1) >= _leastWords;

    private bool IsShort(Passage passage) => Words(passage.First, passage.End) < _leastWords;

    private int Words(int first, int end) => _wordsBefore[end] - _wordsBefore[first];

    private int CountWords(BlockDraft block) => block.Units.Sum(u => Voicing.CountWords(TextSpans.Slice(_article.Text, u.Span)));

    /// <summary>Whose voice is heard first in a block; an empty name for an unresolved one, null where only the narrator's is.</summary>
    private string? VoiceOf(BlockDraft block)
    {
        foreach (var unit in block.Units)
        {
            if (unit.QuotationIndex is { } index)
            {
                return _speakers.Attributions[index].SpeakerId ?? "";
            }
        }

        return null;
    }

    private readonly record struct Passage(int First, int End, string? Voice);
}
