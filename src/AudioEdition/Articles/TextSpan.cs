namespace AudioEdition.Articles;

/// <summary>A run of characters of a text.</summary>
/// <param name="Start">UTF-16 index of the first character, from 0.</param>
/// <param name="End">UTF-16 index after the last character; never less than <paramref name="Start"/>.</param>
public readonly record struct TextSpan(int Start, int End) : IComparable<TextSpan>
{
    /// <summary>Length in UTF-16 units.</summary>
    public int Length => End - Start;

    /// <summary>True where the span holds no character.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>The characters of the span.</summary>
    /// <param name="text">The text that the span belongs to.</param>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text[Start..End];
    }

    /// <summary>True where <paramref name="index"/> is one of the span's characters.</summary>
    /// <param name="index">UTF-16 index.</param>
    public bool Contains(int index) => index >= Start && index < End;

    /// <summary>True where all of <paramref name="other"/> lies inside this span.</summary>
    /// <param name="other">A span of the same text.</param>
    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    /// <summary>True where the spans share a character.</summary>
    /// <param name="other">A span of the same text.</param>
    public bool Overlaps(TextSpan other) => other.Start < End && Start < other.End;

    /// <summary>Orders by start, then by end.</summary>
    /// <param name="other">A span of the same text.</param>
    public int CompareTo(TextSpan other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary>True where <paramref name="left"/> stands before <paramref name="right"/>.</summary>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <summary>True where <paramref name="left"/> stands after <paramref name="right"/>.</summary>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <summary>True where <paramref name="left"/> does not stand after <paramref name="right"/>.</summary>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <summary>True where <paramref name="left"/> does not stand before <paramref name="right"/>.</summary>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Start}..{End}");
}
