using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Scripts;
using AudioEdition.Speech;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Tests.Speech;

/// <summary>Scripts of a few lines for tests of the stages after normalization.</summary>
internal static class SpokenScripts
{
    /// <summary>One paragraph a line, spoken as written.</summary>
    public static SpokenScript Of(params (string Voice, string Text)[] lines)
    {
        var units = new List<NarrationUnit>();
        var blocks = new List<ArticleBlock>();
        var text = string.Join("\n\n", lines.Select(l => l.Text));
        var start = 0;
        foreach (var (_, line) in lines)
        {
            var span = new TextSpan(start, start + line.Length);
            units.Add(new NarrationUnit
            {
                Index = units.Count,
                Kind = UnitKind.Narration,
                Span = span,
                Text = line,
                Boundary = units.Count == 0 ? BoundaryKind.Start : BoundaryKind.Paragraph,
            });
            blocks.Add(new ArticleBlock(BlockKind.Paragraph, span));
            start = span.End + 2;
        }

        var script = new Script
        {
            Article = new Article { Source = "test", Text = text, Blocks = blocks },
            Units = units,
            Quotations = [],
            Attributions = [],
            People = [],
            Chapters = [new Chapter("Test", 0, Math.Max(1, units.Count))],
        };
        var cast = units.Zip(lines, (unit, line) => new CastUnit(unit, VoiceId.TryParse(line.Voice, out var id) ? id : throw new ArgumentException(line.Voice, nameof(lines)), null)).ToList();
        return new SpokenScript
        {
            Cast = new CastScript { Script = script, Units = cast, Roles = [] },
            Locale = "en",
            Units = [.. cast.Select(c => new SpokenUnit(c, new SpokenText(c.Unit.Text, c.Unit.Text, [])))],
        };
    }
}
