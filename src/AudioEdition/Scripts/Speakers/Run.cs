namespace AudioEdition.Scripts.Speakers;

/// <summary>A growing run of values kept in pieces, each small enough for the ordinary heap.</summary>
/// <remarks>
/// One array for a long article's tokens would stand among the large objects, whose collection goes over the whole heap: the time for a character would double
/// where the text passes some ten thousand words.
/// </remarks>
internal sealed class Run<T>
    where T : struct
{
    private const int PieceBits = 11;
    private const int PieceLength = 1 << PieceBits;
    private const int FirstLength = 32;
    private const int Mask = PieceLength - 1;

    private T[][] _pieces = [];

    /// <summary>How many values there are.</summary>
    public int Length { get; private set; }

    public ref T this[int index] => ref _pieces[index >> PieceBits][index & Mask];

    public void Add(in T value)
    {
        var piece = Length >> PieceBits;
        if (piece == _pieces.Length)
        {
            Array.Resize(ref _pieces, piece == 0 ? 1 : piece * 2);
        }

        ref var values = ref _pieces[piece];
        if (piece > 0)
        {
            values ??= new T[PieceLength];
        }
        else if (Length == (values ??= new T[FirstLength]).Length)
        {
            Array.Resize(ref values, Length * 2);
        }

        values[Length & Mask] = value;
        Length++;
    }

    /// <summary>A run of one value again and again.</summary>
    public static Run<T> Of(T value, int length)
    {
        var run = new Run<T> { _pieces = new T[(length + Mask) >> PieceBits][], Length = length };
        for (var i = 0; i < run._pieces.Length; i++)
        {
            run._pieces[i] = new T[Math.Min(PieceLength, length - (i << PieceBits))];
            Array.Fill(run._pieces[i], value);
        }

        return run;
    }
}
