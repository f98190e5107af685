namespace AudioEdition.Newsroom.Rendering;

/// <summary>How a long text is cut into pieces that are spoken apart.</summary>
internal static class Chunks
{
    /// <summary>From so many units on a text is spoken in pieces.</summary>
    public const int LongText = 200;

    /// <summary>So many units make a piece.</summary>
    private const int Units = 50;

    /// <summary>The number of pieces of a text; 0 for one that is not long.</summary>
    public static int CountOf(int units) => units < LongText ? 0 : (units + Units - 1) / Units;

    /// <summary>A piece of a list that is cut into pieces of nearly one size.</summary>
    public static IEnumerable<T> Of<T>(IReadOnlyList<T> list, int chunk, int chunks)
    {
        var from = (int)((long)list.Count * chunk / chunks);
        var to = (int)((long)list.Count * (chunk + 1) / chunks);
        return list.Skip(from).Take(to - from);
    }
}
