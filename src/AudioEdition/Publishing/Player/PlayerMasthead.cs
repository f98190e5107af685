using AudioEdition.Scripts;

namespace AudioEdition.Publishing.Player;

/// <summary>What is heard first and stands at the head of the page anyway: there its words are lit, so that the transcript does not say them again.</summary>
/// <param name="Intro">Positions of its cues.</param>
/// <param name="Headline">Positions of its cues.</param>
/// <param name="Standfirst">Positions of its cues.</param>
/// <param name="Byline">Positions of its cues.</param>
internal sealed record PlayerMasthead(IReadOnlyList<int> Intro, IReadOnlyList<int> Headline, IReadOnlyList<int> Standfirst, IReadOnlyList<int> Byline)
{
    /// <summary>How many of the programme's first cues it holds.</summary>
    public int CueCount => Intro.Count + Headline.Count + Standfirst.Count + Byline.Count;

    /// <summary>Takes the head off an edition; nothing where it does not begin with the headline that the page is named by.</summary>
    public static PlayerMasthead Of(PlayerContent content)
    {
        var next = 0;
        var intro = Run(UnitKind.Intro);
        var headline = Run(UnitKind.Headline);
        if (headline.Count == 0 || content.Script.Cast.Script.Chapters.Any(c => c.Section is not null))
        {
            return new PlayerMasthead([], [], [], []);
        }

        var standfirst = Run(UnitKind.Standfirst);
        return new PlayerMasthead(intro, headline, standfirst, Run(UnitKind.Byline));

        List<int> Run(UnitKind kind)
        {
            var cues = new List<int>();
            while (next < content.Programme.Cues.Count && content.Script.Units[content.Programme.Cues[next].UnitIndex].Cast.Unit.Kind == kind)
            {
                cues.Add(next++);
            }

            return cues;
        }
    }
}
