using System.Globalization;
using System.Text.Json;
using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Scripts.Quotes;
using AudioEdition.Scripts.Speakers;
using AudioEdition.Speech;

namespace AudioEdition.Publishing.Plans;

/// <summary>Reads a plan, edited by hand or not.</summary>
/// <remarks>
/// <para>What an edit does:</para>
/// <list type="bullet">
/// <item>A unit's <c>speaker</c>: the unit takes that person's voice, unless its <c>voice</c> was changed as well. A person who had no voice
/// takes over that of a speaker who has nothing left to say, else the neutral quote voice. Null makes the quotation unresolved.</item>
/// <item>A unit's <c>voice</c>: this unit alone. A role's <c>voice</c>: every unit that still has the voice that was cast.</item>
/// <item><c>spoken</c>: what the engine says, nothing where it is empty; transcripts go on showing <c>text</c>.</item>
/// <item>The order of the units inside the chapters, or of the units themselves, decides what is heard first.</item>
/// <item>A unit taken out of the list or of its chapter is not read: its words become a cut with the reason <c>editor</c>.</item>
/// </list>
/// </remarks>
public static partial class PlanReader
{
    /// <summary>Largest plan that is read, in UTF-16 units: some five hours of speech many times over.</summary>
    public const int MaxLength = 64 * 1024 * 1024;

    private static readonly JsonDocumentOptions Json = new()
    {
        // People leave both behind when they edit.
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    /// <summary>Reads a plan.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <exception cref="PlanFormatException">It is no plan, or an edit broke it; the exception names the JSON path.</exception>
    public static SpokenScript Read(string json, string source)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        if (json.Length > MaxLength)
        {
            throw new PlanFormatException(source, "$", string.Create(CultureInfo.InvariantCulture, $"is larger than {MaxLength >> 20} Mi characters"));
        }

        try
        {
            using var document = JsonDocument.Parse(json.AsMemory(json.StartsWith('\uFEFF') ? 1 : 0), Json);
            return Read(new PlanNode(document.RootElement, source, "$"));
        }
        catch (JsonException e)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            throw new PlanFormatException(source, e.Path ?? "$", $"is not JSON at {place}: {e.Message}", e);
        }
    }

    private static SpokenScript Read(PlanNode root)
    {
        var version = root["version"].Integer(0, int.MaxValue);
        if (version != PlanWriter.Version)
        {
            throw root["version"].Fault(string.Create(CultureInfo.InvariantCulture, $"must be {PlanWriter.Version}; this plan was written by another version of the program"));
        }

        var article = ReadArticle(root);
        var people = ReadPeople(root["people"]);
        var quotations = ReadQuotations(root["quotations"], article, people);
        var units = ReadUnits(root["units"], article, people, quotations);
        var (order, chapters) = PlanOrder.Of(root["chapters"], units, root["units"]);
        return Join(root, article, people, quotations, order, chapters);
    }

    private static Article ReadArticle(PlanNode root)
    {
        var text = root["text"].Text();
        return new Article
        {
            Source = root["source"].Text(),
            Text = text,
            Headline = root["title"].TextOrNull(),
            Standfirst = root.Find("standfirst")?.Text(),
            Byline = root.Find("byline")?.Text(),
            Published = ReadTime(root.Find("published")),
            Language = root["language"].Words(),
            Site = root.Find("site")?.Text(),
            Section = root.Find("section")?.Text(),
            CanonicalAddress = ReadAddress(root.Find("address")),
            LeadImage = ReadAddress(root.Find("image")),
            Rights = [.. (root.Find("rights")?.Items() ?? []).Select(r => new RightsNote(r["name"].Words(), r["value"].Text()))],
            Dateline = root.Find("dateline")?.Span(text.Length),
            Blocks = Rising([.. root["blocks"].Items().Select(b => (b, new ArticleBlock(
                b["kind"].Name<BlockKind>(), b.Span(text.Length), b.Find("level")?.Integer(0, 100) ?? 0)))], b => b.Span),
            Cuts = Rising([.. root["cuts"].Items().Select(c => (c, new ArticleCut(
                c.Span(text.Length), c["reason"].Name<CutReason>(), c.Find("evidence")?.Text() ?? "")))], c => c.Span),
        };
    }

    private static T[] Rising<T>((PlanNode Node, T Value)[] items, Func<T, TextSpan> span)
    {
        for (var i = 1; i < items.Length; i++)
        {
            if (span(items[i].Value).Start < span(items[i - 1].Value).End)
            {
                throw items[i].Node.Fault($"{span(items[i].Value)} begins before the one before it ends ({span(items[i - 1].Value)})");
            }
        }

        return [.. items.Select(i => i.Value)];
    }

    private static DateTimeOffset? ReadTime(PlanNode? node) => node switch
    {
        null => null,
        { } n when DateTimeOffset.TryParse(n.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        { } n => throw n.Fault("must be a date such as 2026-05-03 or 2026-05-03T07:30:00+02:00"),
    };

    private static Uri? ReadAddress(PlanNode? node) => node switch
    {
        null => null,
        { } n when Uri.TryCreate(n.Text(), UriKind.RelativeOrAbsolute, out var address) => address,
        { } n => throw n.Fault("must be an address"),
    };

    private static List<Person> ReadPeople(PlanNode list)
    {
        var people = new List<Person>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in list.Items())
        {
            var id = node["id"].Words();
            if (!ids.Add(id))
            {
                throw node["id"].Fault($"\"{PlanNode.Shorten(id)}\" stands twice");
            }

            people.Add(new Person
            {
                Id = id,
                Name = node["name"].Words(),
                Named = node.Find("named")?.Flag() ?? true,
                IsOrganisation = node.Find("organisation")?.Flag() ?? false,
                Gender = node.Find("gender")?.Name<Gender>(),
                GenderEvidence = node.Find("genderEvidence")?.Text(),
                Description = node.Find("description")?.Text(),
                Aliases = [.. node.Find("aliases")?.Items().Select(a => a.Text()) ?? []],
            });
        }

        return people;
    }

    private static List<(Quotation Quotation, Attribution Attribution)> ReadQuotations(PlanNode list, Article article, List<Person> people)
    {
        var quotations = new List<(Quotation, Attribution)>();
        var nodes = list.Items();
        foreach (var node in nodes)
        {
            var mention = node.Find("mention");
            quotations.Add((
                new Quotation
                {
                    Kind = node["kind"].Name<QuotationKind>(),
                    Span = node.Span(article.Text.Length),
                    MarkedSpan = node.Span(article.Text.Length, "markedStart", "markedEnd"),
                    ContinuesIndex = node.Find("continues")?.Integer(0, nodes.Count - 1),
                    Repair = node.Find("repair")?.Text(),
                },
                new Attribution
                {
                    SpeakerId = ReadSpeaker(node["speaker"], people),
                    Rule = node["rule"].Text(),
                    Cue = node.Find("cue")?.Text(),
                    Mention = mention?.Span(article.Text.Length),
                    MentionKind = (mention?["kind"] ?? node.Find("mentionKind"))?.Name<MentionKind>() ?? MentionKind.None,
                    Considered = [.. node.Find("considered")?.Items().Select(c => c.Text()) ?? []],
                }));
        }

        return quotations;
    }

    private static string? ReadSpeaker(PlanNode node, List<Person> people)
    {
        var id = node.TextOrNull();
        return id is null || people.Exists(p => p.Id == id)
            ? id
            : throw node.Fault($"\"{PlanNode.Shorten(id)}\" is none of the people of this plan: {PlanNode.Shorten(string.Join(", ", people.Select(p => p.Id)))}");
    }

    private static VoiceId ReadVoice(PlanNode node) =>
        VoiceId.TryParse(node.Text(), out var voice)
            ? voice
            : throw node.Fault($"must be engine:voice such as flite:slt, not \"{PlanNode.Shorten(node.Text())}\"");
}
