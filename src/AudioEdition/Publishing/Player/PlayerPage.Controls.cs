using System.Globalization;
using System.Text;
using AudioEdition.Publishing.Plans;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing.Player;

public static partial class PlayerPage
{
    private const string Controls =
        """
        <div class="desk">
        <div class="now"><b id="speaker"></b><span id="time"></span></div>
        <div class="keys">
        <button type="button" id="previous" aria-label="Previous" title="Previous chapter or quotation"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 5h2v14H6zM20 5v14L9 12z"/></svg></button>
        <button type="button" id="back" aria-label="Back 10 seconds" title="Back 10 seconds"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5V1L6 6l6 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z"/></svg></button>
        <button type="button" id="play" class="play" aria-label="Play"><svg class="go" viewBox="0 0 24 24" aria-hidden="true"><path d="M8 4.5v15l12-7.5z"/></svg><svg class="halt" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 5h4v14H6zM14 5h4v14h-4z"/></svg></button>
        <button type="button" id="forward" aria-label="Forward 10 seconds" title="Forward 10 seconds"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5V1l6 5-6 5V7a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8z"/></svg></button>
        <button type="button" id="next" aria-label="Next" title="Next chapter or quotation"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M16 5h2v14h-2zM4 5v14l11-7z"/></svg></button>
        </div>
        <div class="more">
        <button type="button" id="quotes" class="text" aria-pressed="false">Quotations only</button>
        <label><span class="vh">Speed</span><select id="rate"><option value="0.75">0.75×</option><option value="1" selected>1×</option><option value="1.25">1.25×</option><option value="1.5">1.5×</option><option value="1.75">1.75×</option><option value="2">2×</option></select></label>
        <button type="button" id="link" aria-label="Copy a link to this moment" title="Copy a link to this moment"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M10.6 13.4a1 1 0 0 1-1.4 1.4 4.5 4.5 0 0 1 0-6.4l3.2-3.2a4.5 4.5 0 1 1 6.4 6.4l-1.5 1.5a1 1 0 1 1-1.4-1.4l1.5-1.5a2.5 2.5 0 1 0-3.6-3.6l-3.2 3.2a2.5 2.5 0 0 0 0 3.6zm2.8-2.8a1 1 0 0 1 1.4-1.4 4.5 4.5 0 0 1 0 6.4l-3.2 3.2a4.5 4.5 0 1 1-6.4-6.4l1.5-1.5a1 1 0 0 1 1.4 1.4l-1.5 1.5a2.5 2.5 0 1 0 3.6 3.6l3.2-3.2a2.5 2.5 0 0 0 0-3.6z"/></svg></button>
        <button type="button" id="theme" aria-label="Dark or light" title="Dark or light"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2a7 7 0 0 1 0 14z"/></svg></button>
        <button type="button" id="help" aria-label="Keyboard shortcuts" title="Keyboard shortcuts"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 5h18a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm1 2v10h16V7zm2 2h2v2H6zm4 0h2v2h-2zm4 0h2v2h-2zm3 0h1v2h-1zM7 13h10v2H7z"/></svg></button>
        </div>
        </div>
        """;

    private const string Shortcuts =
        """
        <dialog id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">Keyboard</h2>
        <dl>
        <dt><kbd>Space</kbd> <kbd>K</kbd></dt><dd>Play or pause</dd>
        <dt><kbd>←</kbd> <kbd>→</kbd></dt><dd>5 seconds back or on</dd>
        <dt><kbd>J</kbd> <kbd>L</kbd></dt><dd>10 seconds back or on</dd>
        <dt><kbd>P</kbd> <kbd>N</kbd></dt><dd>Previous or next chapter</dd>
        <dt><kbd>[</kbd> <kbd>]</kbd></dt><dd>Previous or next quotation</dd>
        <dt><kbd>Q</kbd></dt><dd>Quotations only</dd>
        <dt><kbd>&lt;</kbd> <kbd>&gt;</kbd></dt><dd>Slower or faster</dd>
        <dt><kbd>C</kbd></dt><dd>Copy a link to this moment</dd>
        <dt><kbd>M</kbd></dt><dd>Mute</dd>
        </dl>
        <form method="dialog"><button>Close</button></form>
        </dialog>
        """;

    private static void WritePlayer(StringBuilder html, PlayerContent content, PlayerSpeakers speakers)
    {
        var programme = content.Programme;
        var scale = 1000.0 / Math.Max(1, programme.FrameCount);
        html.Append("<p id=\"notice\" class=\"notice\" role=\"status\"></p>\n");
        html.Append("<section id=\"player\" class=\"player\" aria-label=\"Player\" hidden>\n<div class=\"page\">\n<div class=\"strip\">");
        html.Append("<svg viewBox=\"0 0 1000 32\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        for (var i = 0; i < programme.Cues.Count; i++)
        {
            var cue = programme.Cues[i];
            var speaker = speakers.All[speakers.OfCue(i)];

            // Reaching to the next unit, so that pauses don't tear the strip.
            var end = i + 1 < programme.Cues.Count ? programme.Cues[i + 1].StartFrame : programme.FrameCount;
            var place = string.Create(CultureInfo.InvariantCulture, $"x=\"{cue.StartFrame * scale:0.##}\" width=\"{(end - cue.StartFrame) * scale:0.##}\"");
            html.Append(speaker.IsQuoted
                ? string.Create(CultureInfo.InvariantCulture, $"<rect class=\"v{speaker.Colour}\" {place} y=\"3\" height=\"26\"/>")
                : $"<rect class=\"vn\" {place} y=\"11\" height=\"10\"/>");
        }

        foreach (var chapter in programme.Chapters.Skip(1))
        {
            var x = chapter.StartFrame * scale;
            html.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:0.##}\" x2=\"{x:0.##}\" y1=\"0\" y2=\"32\"/>");
        }

        var seconds = programme.Format.TimeOf(programme.FrameCount).TotalSeconds;
        html.Append(CultureInfo.InvariantCulture, $"</svg><input type=\"range\" id=\"slider\" min=\"0\" max=\"{seconds:0.###}\" step=\"0.1\" value=\"0\" aria-label=\"Position\"></div>\n");
        html.Append(Controls).Append("\n</div>\n</section>\n").Append(Shortcuts).Append('\n');
    }

    /// <summary>What the script needs, as JSON that cannot end its element: each <c>&lt;</c> is an escape.</summary>
    private static string Data(PlayerContent content, PlayerSpeakers speakers)
    {
        var programme = content.Programme;
        var article = content.Script.Cast.Script.Article;
        var json = new JsonText().BeginObject()
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

        return Inert(json.EndArray().EndObject().ToString());
    }

    /// <summary>The article and its sound for search engines and for those who ask whether a voice is synthetic (schema.org, IPTC).</summary>
    private static string Inert(string json) => json.Replace("<", "\\u003C", StringComparison.Ordinal).TrimEnd('\n');
}
