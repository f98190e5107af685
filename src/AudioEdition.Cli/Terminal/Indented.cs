using Spectre.Console.Rendering;

namespace AudioEdition.Cli.Terminal;

/// <summary>Something moved to the right. A <see cref="Spectre.Console.Padder"/> would take what is wrapped apart again and measure each of its characters once more, which was half of what printing a plan takes.</summary>
/// <param name="content">What is moved.</param>
/// <param name="cells">How far.</param>
internal sealed class Indented(IRenderable content, int cells) : Renderable
{
    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        var inside = content.Measure(options, Math.Max(1, maxWidth - cells));
        return new Measurement(inside.Min + cells, inside.Max + cells);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var startsLine = true;
        foreach (var segment in content.Render(options, Math.Max(1, maxWidth - cells)))
        {
            if (startsLine && !segment.IsLineBreak)
            {
                yield return Segment.Padding(cells);
            }

            startsLine = segment.IsLineBreak;
            yield return segment;
        }

        if (!startsLine)
        {
            yield return Segment.LineBreak;
        }
    }
}
