namespace AudioEdition.Scripts.Quotes;

/// <summary>The characters that quote.</summary>
internal static class QuoteMarks
{
    /// <summary>Every character that can be a quotation mark, for a vectorized search.</summary>
    public static readonly System.Buffers.SearchValues<char> All = System.Buffers.SearchValues.Create("\"“”„‟«»‹›'‘’‚‛`");

    public static bool IsMark(char c) => IsDouble(c) || IsSingle(c);

    public static bool IsDouble(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»';

    public static bool IsSingle(char c) => c is '\'' or '‘' or '’' or '‚' or '‛' or '`' or '‹' or '›';
}
