using AudioEdition.Articles;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;

namespace AudioEdition.Tests.Casting;

/// <summary>Scripts in which given people say one sentence each.</summary>
internal static class ScriptOf
{
    /// <param name="people">Who speaks, in order; null for a quotation without a known speaker.</param>
    public static Script Speakers(params IReadOnlyList<Person?> people)
    {
        const string Opening = "Opening words.";
        const string Said = "Said so.";
        var text = Opening + string.Concat(people.Select(_ => "\n\n“" + Said + "”"));
        var units = new List<NarrationUnit>
        {
            new() { Index = 0, Kind = UnitKind.Narration, Span = new TextSpan(0, Opening.Length), Text = Opening, Boundary = BoundaryKind.Start },
        };
        var blocks = new List<ArticleBlock> { new(BlockKind.Paragraph, new TextSpan(0, Opening.Length)) };
        var quotations = new List<Quotation>();
        foreach (var _ in people)
        {
            var start = blocks[^1].Span.End + 2;
            var marked = new TextSpan(start, start + Said.Length + 2);
            blocks.Add(new ArticleBlock(BlockKind.Paragraph, marked));
            quotations.Add(new Quotation { Span = new TextSpan(marked.Start + 1, marked.End - 1), MarkedSpan = marked, Kind = QuotationKind.Direct });
            units.Add(new NarrationUnit
            {
                Index = units.Count,
                Kind = UnitKind.Quotation,
                Span = quotations[^1].Span,
                Text = Said,
                Boundary = BoundaryKind.Paragraph,
                QuotationIndex = quotations.Count - 1,
            });
        }

        return new Script
        {
            Article = new Article { Source = "test.txt", Text = text, Blocks = blocks, Headline = "Opening" },
            Units = units,
            Quotations = quotations,
            Attributions = [.. people.Select(p => new Attribution { SpeakerId = p?.Id, Rule = "test" })],
            People = [.. people.OfType<Person>().Distinct()],
            Chapters = [new Chapter("One", 0, 1), .. people.Select((_, i) => new Chapter("More", i + 1, 1))],
        };
    }

    public static Person Woman(string name) => Somebody(name) with { Gender = Gender.Female, GenderEvidence = "pronoun she" };

    public static Person Man(string name) => Somebody(name) with { Gender = Gender.Male, GenderEvidence = "pronoun he" };

    public static Person Somebody(string name) => new() { Id = name.ToLowerInvariant().Replace(' ', '-'), Name = name };
}
