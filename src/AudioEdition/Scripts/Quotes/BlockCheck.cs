using AudioEdition.Articles;

namespace AudioEdition.Scripts.Quotes;

/// <summary>Refuses blocks that do not belong to the text.</summary>
internal static class BlockCheck
{
    public static void Check(string text, IReadOnlyList<TextSpan> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var last = 0;
        foreach (var block in blocks)
        {
            if (block.Start < last || block.End < block.Start || block.End > text.Length)
            {
                throw new ArgumentException($"Block {block} is out of order or outside the text.", nameof(blocks));
            }

            last = block.End;
        }
    }
}
