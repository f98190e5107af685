using AudioEdition.Articles;
using AudioEdition.Audio;
using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;
using AudioEdition.Speech.Normalization;

namespace AudioEdition.Tests.Publishing;

/// <summary>A small edition made by hand: what publishing gets, without the stages before it.</summary>
internal static class SampleEdition
{
    public const string Text =
        """
        Support the Harbour Post!

        Ferry to Lindholm stops for the winter

        VARNEY — The night ferry between Varney and the island of Lindholm will not sail from 3 November, the harbour board said on Monday.

        "We looked at every timetable we could think of, and none of them pays for its own fuel between November and March," said Mara Ellison, who chairs the board. "That is the whole truth."

        The crossing lost $1.2m last year. Ellison called the winter service "a habit we can't afford".

        “Nobody asked us,” one passenger wrote on the waiting-room wall.

        What happens next

        Tom Okafor, who runs the island’s only shop, said he would lay in flour and candles. "My grandfather rowed across with the mail, and if I have to I will do the same," he said.

        Read more
        """;

    public static readonly VoiceId NarratorVoice = new("stub", "narrator");
    public static readonly VoiceId NeutralVoice = new("stub", "neutral");
    public static readonly VoiceId MaraVoice = new("stub", "alto");
    public static readonly VoiceId TomVoice = new("stub", "tenor");

    public static SpokenScript Script { get; } = Build();

    public static Programme Programme { get; } = ProgrammeOf(Script);

    /// <summary>Where some words stand in the text.</summary>
    public static TextSpan At(string words, string text = Text)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, words);
        return new TextSpan(start, start + words.Length);
    }

    /// <summary>A programme with a unit every so many frames: 60 ms a character, half a second of silence before each unit.</summary>
    public static Programme ProgrammeOf(SpokenScript script, RunningOrder? order = null)
    {
        var format = new AudioFormat(24_000);
        var (units, chapters) = order is null ? ([.. Enumerable.Range(0, script.Units.Count)], script.Cast.Script.Chapters) : (order.Units, order.Chapters);
        var cues = new List<ProgrammeCue>();
        long frame = 0;
        foreach (var unit in units)
        {
            frame += cues.Count == 0 ? 0 : 12_000;
            var length = 1440L * script.Units[unit].Spoken.Spoken.Length;
            cues.Add(new ProgrammeCue(unit, frame, frame + length));
            frame += length;
        }

        return new Programme
        {
            Format = format,
            FrameCount = frame,
            Cues = cues,
            Chapters = [.. chapters.Select((c, i) => new ChapterMark(
                c.Title,
                i == 0 ? 0 : cues[c.FirstUnit].StartFrame,
                i + 1 < chapters.Count ? cues[chapters[i + 1].FirstUnit].StartFrame : frame))],
            Loudness = new LoudnessFigures(-16.02, -1.34),
            ReadAsync = _ => throw new NotSupportedException("Nothing here reads samples."),
        };
    }

    /// <summary>A script of one unit for each text, all of one paragraph, with spoken words equal to the written ones.</summary>
    public static SpokenScript Of(params string[] texts)
    {
        var text = string.Join("\n\n", texts);
        var at = 0;
        var units = new List<NarrationUnit>();
        var blocks = new List<ArticleBlock>();
        foreach (var words in texts)
        {
            var span = new TextSpan(at, at + words.Length);
            blocks.Add(new ArticleBlock(BlockKind.Paragraph, span));
            units.Add(new NarrationUnit
            {
                Index = units.Count,
                Kind = UnitKind.Narration,
                Span = span,
                Text = words,
                Boundary = units.Count == 0 ? BoundaryKind.Start : BoundaryKind.Paragraph,
            });
            at = span.End + 2;
        }

        var script = new Script
        {
            Article = new Article { Source = "texts.txt", Text = text, Blocks = blocks },
            Units = units,
            Quotations = [],
            Attributions = [],
            People = [],
            Chapters = [new Chapter("All", 0, units.Count)],
        };
        return Speak(script, [.. units.Select(u => new CastUnit(u, NarratorVoice, null))], [new CastRole(null, NarratorVoice, "narrator")]);
    }

    public static SpokenScript Speak(Script script, IReadOnlyList<CastUnit> units, IReadOnlyList<CastRole> roles) => new()
    {
        Cast = new CastScript { Script = script, Units = units, Roles = roles },
        Locale = "en-GB",
        Units = [.. units.Select(u => new SpokenUnit(u, Spoken(u.Unit.Text)))],
    };

    /// <summary>A normalization of two words, enough to tell written from spoken.</summary>
    private static SpokenText Spoken(string written)
    {
        var tokens = new List<SpokenToken>();
        var spoken = "";
        for (var i = 0; i < written.Length;)
        {
            var end = written.IndexOf(' ', i) is var space && space < 0 ? written.Length : space;
            if (end > i)
            {
                var word = written[i..end];
                var (said, read) = word switch
                {
                    "$1.2m" => ("one point two million dollars", "money"),
                    "3" => ("the third of", "date"),
                    _ => (word, null),
                };
                spoken += spoken.Length > 0 ? " " : "";
                tokens.Add(new SpokenToken(new TextSpan(i, end), new TextSpan(spoken.Length, spoken.Length + said.Length), read));
                spoken += said;
            }

            i = end + 1;
        }

        return new SpokenText(written, spoken, tokens);
    }

    private static SpokenScript Build()
    {
        Person mara = new()
        {
            Id = "mara-ellison",
            Name = "Mara Ellison",
            Gender = Gender.Female,
            GenderEvidence = "first name",
            Description = "who chairs the board",
            Aliases = ["Ellison"],
        };
        Person tom = new() { Id = "tom-okafor", Name = "Tom Okafor", Gender = Gender.Male, GenderEvidence = "pronoun he ×2" };
        Quotation[] quotations =
        [
            Quote("We looked at every timetable we could think of, and none of them pays for its own fuel between November and March,", QuotationKind.Direct),
            Quote("That is the whole truth.", QuotationKind.Direct),
            Quote("a habit we can't afford", QuotationKind.Mixed),
            Quote("Nobody asked us,", QuotationKind.Direct),
            Quote("My grandfather rowed across with the mail, and if I have to I will do the same,", QuotationKind.Direct),
        ];
        Attribution[] attributions =
        [
            Said(mara.Id, "clause-after", "said", At("Mara Ellison"), MentionKind.Name),
            Said(mara.Id, "same-speaker-continues", null, null, MentionKind.None),
            Said(mara.Id, "clause-before", "called", new TextSpan(At("Ellison called").Start, At("Ellison called").Start + 7), MentionKind.Name),
            new Attribution { SpeakerId = null, Rule = "unnamed-speaker", Cue = "wrote", Mention = At("one passenger"), MentionKind = MentionKind.Description, Considered = ["mara-ellison: another paragraph"] },
            Said(tom.Id, "pronoun-after", "said", new TextSpan(At(" he said.").Start + 1, At(" he said.").Start + 3), MentionKind.Pronoun),
        ];

        var units = new List<NarrationUnit>();
        Add(UnitKind.Disclosure, "Read by synthetic voices.", BoundaryKind.Start, span: false);
        Add(UnitKind.Headline, "Ferry to Lindholm stops for the winter", BoundaryKind.Heading);
        Add(UnitKind.Narration, "VARNEY — The night ferry between Varney and the island of Lindholm will not sail from 3 November, the harbour board said on Monday.", BoundaryKind.Heading);
        Add(UnitKind.Quotation, quotations[0].Span.In(Text), BoundaryKind.Chapter, 0);
        Add(UnitKind.Narration, "said Mara Ellison, who chairs the board.", BoundaryKind.Clause);
        Add(UnitKind.Quotation, quotations[1].Span.In(Text), BoundaryKind.Sentence, 1);
        Add(UnitKind.Narration, "The crossing lost $1.2m last year. Ellison called the winter service \"a habit we can't afford\".", BoundaryKind.Paragraph);
        Add(UnitKind.Quotation, quotations[3].Span.In(Text), BoundaryKind.Paragraph, 3);
        Add(UnitKind.Narration, "one passenger wrote on the waiting-room wall.", BoundaryKind.Clause);
        Add(UnitKind.Heading, "What happens next", BoundaryKind.Heading);
        Add(UnitKind.Narration, "Tom Okafor, who runs the island’s only shop, said he would lay in flour and candles.", BoundaryKind.Heading);
        Add(UnitKind.Quotation, quotations[4].Span.In(Text), BoundaryKind.Sentence, 4);
        Add(UnitKind.Narration, "he said.", BoundaryKind.Clause);

        var script = new Script
        {
            Article = new Article
            {
                Source = "ferry.txt",
                Text = Text,
                Headline = "Ferry to Lindholm stops for the winter",
                Byline = "Ines Hallberg",
                Site = "The Harbour Post",
                Published = new DateTimeOffset(2025, 10, 27, 7, 30, 0, TimeSpan.FromHours(1)),
                Dateline = At("VARNEY"),
                Blocks =
                [
                    new ArticleBlock(BlockKind.Headline, At("Ferry to Lindholm stops for the winter")),
                    Paragraph("VARNEY", "on Monday."),
                    Paragraph("\"We looked", "whole truth.\""),
                    Paragraph("The crossing", "afford\"."),
                    Paragraph("“Nobody", "room wall."),
                    new ArticleBlock(BlockKind.Heading, At("What happens next"), 2),
                    Paragraph("Tom Okafor", "same,\" he said."),
                ],
                Cuts =
                [
                    new ArticleCut(At("Support the Harbour Post!"), CutReason.Appeal, "support"),
                    new ArticleCut(At("Read more"), CutReason.ReadMore, "read more"),
                ],
            },
            Units = units,
            Quotations = quotations,
            Attributions = attributions,
            People = [mara, tom],
            Chapters = [new Chapter("Ferry to Lindholm stops for the winter", 0, 3), new Chapter("Mara Ellison: We looked at every timetable", 3, 6), new Chapter("What happens next", 9, 4)],
        };
        VoiceId VoiceOf(string? id) => id == mara.Id ? MaraVoice : id == tom.Id ? TomVoice : NeutralVoice;
        return Speak(
            script,
            [.. units.Select(u => u.QuotationIndex is { } q
                ? new CastUnit(u, VoiceOf(attributions[q].SpeakerId), attributions[q].SpeakerId)
                : new CastUnit(u, NarratorVoice, null))],
            [
                new CastRole(null, NarratorVoice, "narrator"),
                new CastRole(mara.Id, MaraVoice, "pool"),
                new CastRole(tom.Id, TomVoice, "pinned"),
                new CastRole(null, NeutralVoice, "neutral"),
            ]);

        void Add(UnitKind kind, string text, BoundaryKind boundary, int? quotation = null, bool span = true) => units.Add(new NarrationUnit
        {
            Index = units.Count,
            Kind = kind,
            Text = text,
            Span = span ? At(text) : null,
            Boundary = boundary,
            QuotationIndex = quotation,
        });
    }

    private static ArticleBlock Paragraph(string first, string last) =>
        new(BlockKind.Paragraph, new TextSpan(At(first).Start, At(last).End));

    private static Quotation Quote(string words, QuotationKind kind)
    {
        var span = At(words);
        return new Quotation { Span = span, MarkedSpan = new TextSpan(span.Start - 1, span.End + 1), Kind = kind };
    }

    private static Attribution Said(string? speaker, string rule, string? cue, TextSpan? mention, MentionKind kind) =>
        new() { SpeakerId = speaker, Rule = rule, Cue = cue, Mention = mention, MentionKind = kind };
}
