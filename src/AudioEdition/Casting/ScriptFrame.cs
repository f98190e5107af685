using AudioEdition.Scripts;

namespace AudioEdition.Casting;

/// <summary>Puts the words that are not the article's around it.</summary>
/// <remarks>
/// The headline is heard first unless the user asks for an intro: a listener decides in the first seconds. The disclosure closes the last chapter, with the outro after
/// it; a chapter of its own would be a few seconds that nobody jumps to.
/// </remarks>
internal static class ScriptFrame
{
    public static Script Around(Script script, CastingOptions options)
    {
        var before = new List<(UnitKind Kind, string Text)>();
        var after = new List<(UnitKind Kind, string Text)>();
        Add(before, UnitKind.Intro, options.IntroText, script);
        if (options.Disclosure)
        {
            var quotesSomebody = script.Units.Any(u => u.Kind == UnitKind.Quotation);
            Add(after, UnitKind.Disclosure, options.DisclosureText ?? (quotesSomebody ? CastingOptions.DefaultDisclosureText : CastingOptions.DefaultNarratorDisclosureText), script);
        }

        Add(after, UnitKind.Outro, options.OutroText, script);
        if (before.Count == 0 && after.Count == 0)
        {
            return script;
        }

        var units = new List<NarrationUnit>(before.Count + script.Units.Count + after.Count);
        units.AddRange(before.Select((b, i) => Spoken(i, b.Kind, b.Text, i == 0 ? BoundaryKind.Start : BoundaryKind.Heading)));
        foreach (var unit in script.Units)
        {
            units.Add(unit with
            {
                Index = units.Count,
                Boundary = unit.Boundary == BoundaryKind.Start && units.Count > 0 ? BoundaryKind.Heading : unit.Boundary,
            });
        }

        foreach (var (kind, text) in after)
        {
            units.Add(Spoken(units.Count, kind, text, BoundaryKind.Heading));
        }

        return script with { Units = units, Chapters = Chapters(script.Chapters, before.Count, after.Count) };
    }

    private static List<Chapter> Chapters(IReadOnlyList<Chapter> chapters, int before, int after)
    {
        var moved = chapters.Select(c => c with { FirstUnit = c.FirstUnit + before }).ToList();
        moved[0] = moved[0] with { FirstUnit = 0, UnitCount = moved[0].UnitCount + before };
        moved[^1] = moved[^1] with { UnitCount = moved[^1].UnitCount + after };
        return moved;
    }

    private static void Add(List<(UnitKind Kind, string Text)> texts, UnitKind kind, string? template, Script script)
    {
        if (!string.IsNullOrWhiteSpace(template) && SpokenTemplate.Fill(template, script.Article) is { Length: > 0 } text)
        {
            texts.Add((kind, text));
        }
    }

    private static NarrationUnit Spoken(int index, UnitKind kind, string text, BoundaryKind boundary) =>
        new() { Index = index, Kind = kind, Span = null, Text = text, Boundary = boundary };
}
