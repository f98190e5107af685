using System.Collections;
using AudioEdition.Articles;

namespace AudioEdition.Speech;

/// <summary>The word times of an utterance in half of the memory that they take as they are: a book has some hundred thousand of them.</summary>
internal sealed class PackedMarks : IReadOnlyList<SpeechMark>
{
    private const int Numbers = 3;
    private const int PlaceBits = 16;

    /// <summary>Three numbers a mark: its frame, how long it lasts, and its place in the spoken text, the start above the end.</summary>
    private readonly int[] _numbers;

    private PackedMarks(IReadOnlyList<SpeechMark> marks)
    {
        _numbers = new int[marks.Count * Numbers];
        for (var i = 0; i < marks.Count; i++)
        {
            var (frame, frameCount, spoken) = marks[i];
            _numbers[i * Numbers] = (int)frame;
            _numbers[(i * Numbers) + 1] = (int)frameCount;
            _numbers[(i * Numbers) + 2] = (spoken.Start << PlaceBits) | spoken.End;
        }
    }

    /// <inheritdoc/>
    public int Count => _numbers.Length / Numbers;

    /// <inheritdoc/>
    public SpeechMark this[int index]
    {
        get
        {
            var mark = _numbers.AsSpan(index * Numbers, Numbers);
            return new SpeechMark(mark[0], mark[1], new TextSpan(mark[2] >>> PlaceBits, mark[2] & ushort.MaxValue));
        }
    }

    /// <summary>The same marks, packed where they are of a text and a sound that are short enough, as those of units are.</summary>
    public static IReadOnlyList<SpeechMark> Pack(IReadOnlyList<SpeechMark> marks) => marks.Count == 0 ? [] : marks.All(Fits) ? new PackedMarks(marks) : marks;

    /// <inheritdoc/>
    public IEnumerator<SpeechMark> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool Fits(SpeechMark mark) =>
        mark.Frame == (int)mark.Frame && mark.FrameCount == (int)mark.FrameCount && mark.Spoken.Start is >= 0 and <= ushort.MaxValue && mark.Spoken.End is >= 0 and <= ushort.MaxValue;
}
