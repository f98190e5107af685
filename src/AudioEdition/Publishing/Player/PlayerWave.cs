using System.Globalization;
using System.Text;
using AudioEdition.Publishing.Transcripts;

namespace AudioEdition.Publishing.Player;

/// <summary>Draws who is heard when: a wave of bars in the speakers' colours for the whole edition, and a lane for each speaker.</summary>
internal static class PlayerWave
{
    /// <summary>Bars of the wave: on a telephone each is a pixel and a half wide, on a desk five.</summary>
    public const int Bars = 240;

    /// <summary>Height of the wave in its own units.</summary>
    public const int Height = 100;

    /// <summary>Width of a lane in its own units.</summary>
    public const int LaneWidth = 1000;

    /// <summary>A quotation of a moment is told from the narration around it where it takes a third of a bar.</summary>
    private const int QuotedWeight = 2;

    /// <summary>The wave's paths, one for each colour.</summary>
    public static string Paths(PlayerContent content, PlayerSpeakers speakers)
    {
        var programme = content.Programme;
        var loud = new double[Bars];
        var heard = new long[Bars, speakers.All.Count];
        for (var i = 0; i < programme.Cues.Count; i++)
        {
            var cue = programme.Cues[i];
            var levels = content.Levels?[cue.UnitIndex] ?? default;
            var speaker = speakers.OfCue(i);
            var step = levels.IsEmpty ? cue.EndFrame - cue.StartFrame : (long)programme.Format.SampleRateHz * UnitLevels.StepMilliseconds / 1000;
            for (var s = 0; s < Math.Max(1, levels.Length); s++)
            {
                var start = cue.StartFrame + (s * step);
                var end = Math.Min(cue.EndFrame, start + step);
                var level = levels.IsEmpty ? (speakers.All[speaker].IsQuoted ? 0.8 : 0.5) : levels.Span[s] / 255.0;
                Spread(start, end, programme.FrameCount, (bar, frames) =>
                {
                    loud[bar] += level * frames;
                    heard[bar, speaker] += frames;
                });
            }
        }

        return Draw(loud, Enumerable.Range(0, Bars).Select(b => Loudest(heard, b, speakers)), (double)programme.FrameCount / Bars, speakers);
    }

    /// <summary>The path of a speaker's lane.</summary>
    public static string Lane(PlayerContent content, PlayerSpeakers speakers, int speaker)
    {
        const double Least = 2, Gap = 3;
        var scale = (double)LaneWidth / Math.Max(1, content.Programme.FrameCount);
        var path = new StringBuilder();
        double start = 0, end = -Gap;
        for (var i = 0; i < content.Programme.Cues.Count; i++)
        {
            if (speakers.OfCue(i) != speaker)
            {
                continue;
            }

            var cue = content.Programme.Cues[i];
            if (cue.StartFrame * scale - end >= Gap)
            {
                Close();
                start = cue.StartFrame * scale;
            }

            end = cue.EndFrame * scale;
        }

        Close();
        return path.ToString();

        void Close()
        {
            if (end >= start)
            {
                var width = Math.Max(Least, end - start);
                path.Append(CultureInfo.InvariantCulture, $"M{start:0.#} 0h{width:0.#}v1h-{width:0.#}z");
            }
        }
    }

    private static void Spread(long start, long end, long total, Action<int, long> add)
    {
        while (start < end)
        {
            var bar = (int)Math.Min(Bars - 1, start * Bars / total);
            var next = bar == Bars - 1 ? end : Math.Min(end, (((bar + 1) * total) + Bars - 1) / Bars);
            add(bar, Math.Max(1, next - start));
            start = Math.Max(next, start + 1);
        }
    }

    private static int? Loudest(long[,] heard, int bar, PlayerSpeakers speakers)
    {
        int? best = null;
        long most = 0;
        for (var s = 0; s < speakers.All.Count; s++)
        {
            var weight = heard[bar, s] * (speakers.All[s].IsQuoted ? QuotedWeight : 1);
            if (weight > most)
            {
                (best, most) = (s, weight);
            }
        }

        return best;
    }

    private static string Draw(double[] loud, IEnumerable<int?> speakerOfBar, double framesOfBar, PlayerSpeakers speakers)
    {
        const double Width = 0.68, Least = 3;
        var paths = new StringBuilder[speakers.All.Count];
        var last = 0;
        foreach (var (bar, found) in speakerOfBar.Index())
        {
            // A pause is drawn as a dot of whoever spoke last.
            last = found ?? last;
            if (paths.Length > last)
            {
                var height = Math.Max(Least, Math.Min(1, loud[bar] / Math.Max(1, framesOfBar) * 1.35) * Height);
                var top = (Height - height) / 2;
                (paths[last] ??= new StringBuilder()).Append(CultureInfo.InvariantCulture, $"M{bar + 0.16:0.##} {top:0.#}h{Width}v{height:0.#}h-{Width}z");
            }
        }

        var html = new StringBuilder();
        foreach (var (speaker, path) in paths.Index())
        {
            if (path is not null)
            {
                var colour = speakers.All[speaker].IsQuoted ? string.Create(CultureInfo.InvariantCulture, $"v{speakers.All[speaker].Colour}") : "vn";
                html.Append(CultureInfo.InvariantCulture, $"<path class=\"w {colour}\" d=\"{path}\"/>");
            }
        }

        return html.ToString();
    }
}
