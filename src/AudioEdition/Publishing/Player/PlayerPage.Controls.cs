using System.Globalization;
using System.Text;
using AudioEdition.Publishing.Pages;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing.Player;

public static partial class PlayerPage
{
    private static void WritePlayer(StringBuilder html, PlayerContent content)
    {
        var seconds = content.Programme.Format.TimeOf(content.Programme.FrameCount).TotalSeconds;
        html.Append("<p id=\"notice\" class=\"notice\" role=\"status\"></p>\n");
        html.Append("<section id=\"player\" class=\"player\" aria-label=\"Player\" hidden>\n<div class=\"page\">\n<div class=\"strip\">");
        WriteWave(html, "<use href=\"#wave\"/>");
        html.Append(CultureInfo.InvariantCulture, $"<input type=\"range\" id=\"slider\" min=\"0\" max=\"{seconds:0.###}\" step=\"0.1\" value=\"0\" aria-label=\"Position\"></div>\n");
        html.Append(PageParts.Resource("controls.html")).Append("</div>\n</section>\n").Append(PageParts.Resource("shortcuts.html"));
    }

    /// <summary>The wave twice: pale for what is to come, and over it what was heard, as far as the script uncovers it.</summary>
    private static void WriteWave(StringBuilder html, string paths)
    {
        var box = string.Create(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {PlayerWave.Bars} {PlayerWave.Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\"");
        html.Append(CultureInfo.InvariantCulture, $"<svg class=\"ahead\" {box}>{paths}</svg><svg class=\"heard\" {box}><use href=\"#wave\"/></svg>");
    }

    /// <summary>What the script needs.</summary>
    private static void WriteData(TextWriter output, PlayerContent content, PlayerSpeakers speakers)
    {
        var programme = content.Programme;
        var article = content.Script.Cast.Script.Article;
        var json = new JsonText(output, inScript: true).BeginObject()
            .Property("title", Title(article))
            .Property("site", article.Site)
            .Property("duration", programme.Format.TimeOf(programme.FrameCount).TotalSeconds, 3)
            .Name("speakers").BeginArray();
        foreach (var speaker in speakers.All)
        {
            json.BeginObject(inline: true).Property("name", speaker.Name).Property("colour", speaker.Colour).EndObject();
        }

        json.EndArray().Name("chapters").BeginArray();
        foreach (var chapter in programme.Chapters)
        {
            json.BeginObject(inline: true).Property("s", programme.Format.TimeOf(chapter.StartFrame).TotalSeconds, 3).Property("title", WordSpans.OneLine(chapter.Title)).EndObject();
        }

        json.EndArray().Name("units").BeginArray();
        for (var i = 0; i < programme.Cues.Count; i++)
        {
            var cue = programme.Cues[i];
            var unit = content.Script.Units[cue.UnitIndex];
            json.BeginObject(inline: true)
                .Property("i", i)
                .Property("s", programme.Format.TimeOf(cue.StartFrame).TotalSeconds, 3)
                .Property("e", programme.Format.TimeOf(cue.EndFrame).TotalSeconds, 3)
                .Property("p", speakers.OfCue(i))
                .Property("q", speakers.All[speakers.OfCue(i)].IsQuoted ? 1 : 0)
                .Name("w").BeginArray();

            // Three numbers a word: where it begins, how long it is, when it is heard in milliseconds from the unit's start.
            foreach (var word in WordTimes.Of(unit, cue, content.Marks?[cue.UnitIndex]))
            {
                var heard = programme.Format.TimeOf(word.StartFrame - cue.StartFrame).TotalMilliseconds;
                json.Value(word.Written.Start).Value(word.Written.Length).Value((long)Math.Round(heard));
            }

            json.EndArray().EndObject();
        }

        json.EndArray().EndObject().Flush();
    }
}
