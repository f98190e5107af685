using System.Globalization;
using System.Text;
using AudioEdition.Publishing.Pages;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Scripts;

namespace AudioEdition.Publishing.Player;

public static partial class PlayerPage
{
    /// <summary>The article as it is read: its paragraphs, in them the quotations in their speakers' colours, each with the name beside it.</summary>
    private static void WriteTranscript(StringBuilder html, TextWriter output, PlayerContent content, PlayerSpeakers speakers, PlayerMasthead masthead)
    {
        var language = PageParts.Language(content.Script.Cast.Script.Article.Language);
        html.Append(CultureInfo.InvariantCulture, $"<main id=\"transcript\" tabindex=\"-1\" lang=\"{language}\">\n<h2 class=\"vh\" lang=\"en\">Transcript</h2>\n");
        var passages = Passage.Of(content.Script, content.Programme).Where(p => p.Cues[0] >= masthead.CueCount).ToList();
        var chapters = content.Programme.Chapters;
        var chapter = 0;
        var open = false;
        for (var i = 0; i < passages.Count;)
        {
            var next = chapter;
            while (next < chapters.Count && chapters[next].StartFrame <= passages[i].StartFrame)
            {
                next++;
            }

            if (next > chapter || !open)
            {
                // Links to a chapter lead to its text also where no script runs.
                var chapterStart = chapters.Count == 0 ? 0 : chapters[Math.Max(0, next - 1)].StartFrame;
                var id = chapterStart == passages[i].StartFrame ? "" : $" id=\"{Anchor(content, chapterStart)}\"";
                html.Append(open ? "</section>\n" : "").Append(CultureInfo.InvariantCulture, $"<section class=\"chapter\"{id}>\n");
                (open, chapter) = (true, next);
                var isNamed = passages[i].Kind is UnitKind.Heading or UnitKind.Headline;
                if (!isNamed)
                {
                    // A passage's name repeats its first words: good to jump by, tiresome to read.
                    html.Append(CultureInfo.InvariantCulture, $"<h3 class=\"vh\" dir=\"auto\">{Text(chapters[Math.Max(0, next - 1)].Title)}</h3>\n");
                }
            }

            var end = i + 1;
            while (end < passages.Count && !passages[end].OpensParagraph && passages[end].Kind is UnitKind.Quotation or UnitKind.Narration && passages[i].Kind is UnitKind.Quotation or UnitKind.Narration)
            {
                end++;
            }

            WriteParagraph(html, content, speakers, passages[i..end]);
            html.SpillTo(output);
            i = end;
        }

        html.Append(open ? "</section>\n" : "").Append("</main>\n");
    }

    private static void WriteParagraph(StringBuilder html, PlayerContent content, PlayerSpeakers speakers, List<Passage> passages)
    {
        var first = passages[0];
        var start = content.Programme.Format.TimeOf(first.StartFrame);
        var anchor = Anchor(content, first.StartFrame);
        var element = first.Kind is UnitKind.Heading or UnitKind.Headline ? "h3" : "p";
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"line {KebabCase.Of(first.Kind)}\" id=\"{anchor}\">");
        html.Append(CultureInfo.InvariantCulture, $"<a class=\"stamp\" href=\"#{anchor}\"><span class=\"vh\" lang=\"en\">Play from </span>{TranscriptWriter.ShortClock(start)}</a>");
        html.Append(CultureInfo.InvariantCulture, $"<{element} dir=\"auto\">");
        string? named = null;
        for (var i = 0; i < passages.Count; i++)
        {
            var passage = passages[i];
            var words = Units(content, passage.Cues);
            if (i > 0 && !JoinsOn(content.Script.Units[passage.Units[0]].Cast.Unit.Text))
            {
                html.Append(' ');
            }

            var speaker = speakers.All[speakers.OfCue(passage.Cues[0])];
            if (!speaker.IsQuoted)
            {
                html.Append(words);
                continue;
            }

            // Whoever goes on after "she said" is seen by the colour, and named again for those who hear the page.
            var hidden = named == speaker.Name ? " vh" : "";
            named = speaker.Name;
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"said v{speaker.Colour}\"><a class=\"who{hidden}\" href=\"#{Anchor(content, passage.StartFrame)}\"><bdi>{Text(speaker.Name)}</bdi></a> ");
            html.Append(passage.IsQuotation ? "<q>" : "").Append(words).Append(passage.IsQuotation ? "</q>" : "").Append("</span>");
        }

        html.Append(CultureInfo.InvariantCulture, $"</{element}></div>\n");
    }

    /// <summary>Whether no space stands before a text: it goes on with the sentence's own punctuation.</summary>
    private static bool JoinsOn(string text) => text.Length > 0 && text[0] is ',' or '.' or ';' or ':' or '!' or '?' or ')' or ']' or '’' or '”' or '…';

    private static string Anchor(PlayerContent content, long frame) =>
        string.Create(CultureInfo.InvariantCulture, $"t={content.Programme.Format.TimeOf(frame).TotalSeconds:0.000}");

    private static string Units(PlayerContent content, IReadOnlyList<int> cues) => string.Join(' ', cues.Select(c =>
        string.Create(CultureInfo.InvariantCulture, $"<span data-u=\"{c}\">{Text(content.Script.Units[content.Programme.Cues[c].UnitIndex].Cast.Unit.Text)}</span>")));
}
