using System.Globalization;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Speech;
using Spectre.Console;

namespace AudioEdition.Cli.Terminal;

/// <summary>Prints a plan as a person reads it: who says what, in which voice, why; and what is left out.</summary>
internal static class Screenplay
{
    /// <summary>Narration at about 160 words a minute, the pace of the offline voices.</summary>
    private const double WordsPerMinute = 160;

    /// <summary>How far what the narrator says is moved to the right, and quotations.</summary>
    private const int NarrationCells = 4;
    private const int QuotationCells = 8;

    public static void Print(IAnsiConsole console, SpokenScript plan, SpeechCost cost)
    {
        var script = plan.Cast.Script;
        PrintHead(console, plan);
        foreach (var line in CostText.Of(cost))
        {
            console.MarkupLine(Markup.Escape(line));
        }

        PrintCast(console, plan.Cast);

        var roles = plan.Cast.Units.ToDictionary(u => u.Unit.Index);
        var cuts = new Queue<ArticleCut>(script.Article.Cuts);
        foreach (var (chapter, number) in script.Chapters.Select((c, i) => (c, i + 1)))
        {
            console.WriteLine();
            console.Write(new Rule(string.Create(CultureInfo.InvariantCulture, $"[bold]{number}  {Markup.Escape(Plain(chapter.Title))}[/]")).LeftJustified());
            for (var i = chapter.FirstUnit; i < chapter.FirstUnit + chapter.UnitCount; i++)
            {
                var unit = script.Units[i];
                while (unit.Span is { } span && cuts.TryPeek(out var cut) && cut.Span.Start < span.Start)
                {
                    PrintCut(console, script.Article, cuts.Dequeue());
                }

                PrintUnit(console, script, unit, roles[unit.Index]);
            }
        }

        if (cuts.Count > 0)
        {
            console.WriteLine();
            foreach (var cut in cuts)
            {
                PrintCut(console, script.Article, cut);
            }
        }
    }

    /// <summary>The quotations that no rule could give to anybody, one line each; empty where there is none.</summary>
    public static IReadOnlyList<string> Unresolved(Script script) =>
        [.. script.Quotations.Zip(script.Attributions)
            .Where(q => q.First.Kind == QuotationKind.Direct && !q.Second.Resolved)
            .Select(q => Shorten(Plain(q.First.Span.In(script.Article.Text)), 70))];

    private static void PrintHead(IAnsiConsole console, SpokenScript plan)
    {
        var script = plan.Cast.Script;
        console.MarkupLine($"[bold]{Markup.Escape(Plain(script.Article.Headline ?? script.Article.Source))}[/]");
        if (script.Article.Byline is { } byline)
        {
            console.MarkupLine(Markup.Escape(Plain(byline)));
        }

        foreach (var note in script.Article.Rights)
        {
            console.MarkupLine($"[dim]{Markup.Escape(Plain($"{note.Name}: {note.Value}"))}[/]");
        }

        var direct = script.Quotations.Count(q => q.Kind == QuotationKind.Direct);
        var words = plan.Units.Sum(u => u.Spoken.Spoken.Count(c => c == ' ') + 1);
        var length = TimeSpan.FromMinutes(words / WordsPerMinute);
        var unresolved = Unresolved(script).Count;
        console.MarkupLine(Markup.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(script.Chapters.Count, "chapter")}, {Count(script.Units.Count, "unit")}, {Count(direct, "quotation")}{(unresolved > 0 ? $" ({unresolved} unresolved)" : "")}, about {(int)length.TotalMinutes}:{length.Seconds:00} minutes, {plan.Locale}")));
    }

    private static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");

    private static void PrintCast(IAnsiConsole console, CastScript cast)
    {
        console.WriteLine();
        var table = new Table().NoBorder().HideHeaders().AddColumns("", "", "");
        foreach (var role in cast.Roles)
        {
            var person = cast.Script.PersonOf(role.PersonId);
            var name = person?.Name ?? (role.Reason == "narrator" ? "Narrator" : "Unattributed quotations");
            var facts = new[] { person?.Description, person?.GenderEvidence is { } e ? $"{person.Gender?.ToString().ToLowerInvariant()}: {e}" : null }
                .OfType<string>();
            table.AddRow($"[bold]{Markup.Escape(Plain(name))}[/]", Markup.Escape(role.Voice.ToString()), $"[dim]{Markup.Escape(Plain(string.Join("; ", facts)))}[/]");
        }

        console.Write(table);
    }

    private static void PrintUnit(IAnsiConsole console, Script script, NarrationUnit unit, CastUnit cast)
    {
        var text = Markup.Escape(Plain(unit.Text));
        if (unit.Kind != UnitKind.Quotation)
        {
            var markup = unit.Kind is UnitKind.Headline or UnitKind.Heading ? $"[bold]{text}[/]" : text;
            console.Write(new Indented(new Markup(markup), NarrationCells));
            return;
        }

        var attribution = script.AttributionOf(unit)!;
        var name = script.PersonOf(cast.SpeakerId)?.Name ?? "unattributed";
        console.Write(new Indented(
            new Markup($"[bold yellow]{Markup.Escape(Plain(name).ToUpperInvariant())}[/] [dim]{Markup.Escape(cast.Voice.ToString())}[/]"),
            QuotationCells));
        console.Write(new Indented(new Markup($"“{text}”"), QuotationCells));
        var evidence = new[]
        {
            attribution.Rule,
            attribution.Cue is { } cue ? $"“{cue}”" : null,
            attribution.Mention is { } mention ? $"{attribution.MentionKind.ToString().ToLowerInvariant()} “{mention.In(script.Article.Text)}”" : null,
        };
        console.Write(new Indented(
            new Markup($"[dim]{Markup.Escape(Plain(string.Join(", ", evidence.OfType<string>())))}[/]"),
            QuotationCells));
    }

    private static void PrintCut(IAnsiConsole console, Article article, ArticleCut cut) =>
        console.Write(new Indented(
            new Markup($"[dim]cut ({Kebab(cut.Reason)}): {Markup.Escape(Shorten(Plain(cut.Span.In(article.Text)), 90))}[/]"),
            NarrationCells));

    private static string Kebab(CutReason reason) =>
        string.Concat(reason.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    /// <summary>One line without control characters: an article must not steer the terminal.</summary>
    private static string Plain(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Where(c => !char.IsControl(c)));

    private static string Shorten(string text, int length) => text.Length <= length ? text : $"{text[..(length - 1)].TrimEnd()}…";
}
